"""A network's invitation taken twice, in the wrong place or late: nothing goes astray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.domain.period import Quarter
from anchordesk.domain.roles import RoleRefusedError
from anchordesk.services import imports, network_joining, returns, sync
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.messages import JOIN_REQUEST, Invitation
from anchordesk.wire.returns import RETURN
from anchordesk.wire.signing import public_key_of, signing_key_id, verify_statement
from tests.fakes.hub_transport import FakeHub, Mood

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)


@pytest.fixture
def invitation_file(lead: Workspace, tmp_path: Path) -> Callable[[bytes], Path]:
    def write(hub_key: bytes) -> Path:
        invitation = Invitation(
            id=uuid4(),
            hub_url="http://127.0.0.1:1",
            hub_public_key=hub_key,
            organisation_name=lead.profile.organisation_name,
            secret=b"s" * 16,
            expires=lead.now() + timedelta(days=7),
        )
        path = tmp_path / "network.invitation"
        path.write_bytes(encode(invitation))
        return path

    return write


@pytest.fixture
def approved(lead: Workspace, nsw_file: Path) -> Workspace:
    """A lead's desk that approved a return before it knew any hub."""
    look = imports.look(lead, nsw_file)
    imports.carry_out(lead, imports.check(lead, nsw_file, look.suggested))
    returns.approve(lead, returns.prepare(lead, TEMPLATE, NOW))
    return lead


def test_a_file_that_is_no_invitation_is_told(lead: Workspace, tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_bytes(b"\x00rubbish" * 2000)
    with pytest.raises(TeamRefusedError, match="invitation"):
        network_joining.join_network(lead, tmp_path / "rubbish")


def test_a_worker_does_not_use_up_an_invitation(
    worker: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    with pytest.raises(RoleRefusedError, match="team lead's desk joins"):
        network_joining.join_network(worker, invitation_file(hub.public_key))
    assert sync.status(worker).items == ()


def test_a_return_approved_before_joining_goes_to_the_hub_after_the_request(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    assert sync.status(approved).items == ()
    network_joining.join_network(approved, invitation_file(hub.public_key))
    delivery = sync.send_to_hub(approved)
    assert [item.kind for item in delivery.stored] == [JOIN_REQUEST, RETURN]
    (release,) = returns.approved(approved)
    assert release.payload == verify_statement(
        delivery.stored[1].body,
        type_=RETURN,
        public_key=own_keys(approved).signing_public,
        recipient=signing_key_id(hub.public_key),
    )


def test_a_new_invitation_replaces_a_refused_request_and_what_waits_behind_it(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    network_joining.join_network(approved, invitation_file(hub.public_key))
    hub.mood = Mood.REFUSING
    sync.send_to_hub(approved)
    assert sync.status(approved).needs_you == 2
    network_joining.join_network(approved, invitation_file(hub.public_key))
    hub.mood = Mood.ON
    sync.send_to_hub(approved)
    assert [item.state for item in sync.status(approved).items] == [OutboxState.STORED] * 2


def test_joining_the_same_hub_again_sends_no_stored_return_twice(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    network_joining.join_network(approved, invitation_file(hub.public_key))
    sync.send_to_hub(approved)
    network_joining.join_network(approved, invitation_file(hub.public_key))
    sync.send_to_hub(approved)
    assert sum("/v1/returns/" in path for path in hub.asked) == 1


def test_a_return_for_a_hub_that_is_gone_is_signed_for_the_next_one(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    gone = public_key_of(Ed25519PrivateKey.generate())
    network_joining.join_network(approved, invitation_file(gone))
    network_joining.join_network(approved, invitation_file(hub.public_key))
    assert len(sync.send_to_hub(approved).stored) == 2
    assert sync.status(approved).waiting == 0


def test_an_answer_for_an_item_that_was_replaced_meanwhile_is_let_go(
    approved: Workspace,
    hub: FakeHub,
    invitation_file: Callable[[bytes], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network_joining.join_network(approved, invitation_file(hub.public_key))
    answer = hub.send
    asked = 0

    def join_anew_on_the_way(
        hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> object:
        nonlocal asked
        asked += 1
        if asked == 1:
            network_joining.join_network(approved, invitation_file(hub.public_key))
        return answer(hub_url, path, body, is_join=is_join)

    monkeypatch.setattr(hub, "send", join_anew_on_the_way)
    sync.send_to_hub(approved)
    sync.send_to_hub(approved)
    assert sync.status(approved).waiting == 0
