"""Cards and invitations taken twice, in the wrong place or late: nothing is lost or misdirected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.domain.period import Quarter
from anchordesk.domain.roles import DeskRole, RoleRefusedError
from anchordesk.services import imports, inbox, residents, returns, sync, tallies, team
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.wire.cards import DeskCard
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.messages import JOIN_REQUEST, Invitation
from anchordesk.wire.returns import RETURN
from anchordesk.wire.signing import public_key_of, signing_key_id, verify_statement
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.hub_transport import FakeHub, Mood

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)


@pytest.fixture
def other_lead(desk_in: Callable[[Path], Desk], tmp_path: Path) -> Iterator[Workspace]:
    answers = FirstRun("Ola Berg", "Harbour Homes", DeskRole.LEAD, PASSPHRASE)
    workspace = desk_in(tmp_path / "other").first_run(answers)
    yield workspace
    workspace.lock()


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


def test_figures_go_to_the_lead_who_was_joined_last(
    worker: Workspace, lead: Workspace, other_lead: Workspace, tmp_path: Path
) -> None:
    residents.add(worker, ResidentDetails(given_name="Made up"))
    for leading in (lead, other_lead, lead, other_lead):
        team.write_card(leading, tmp_path / "lead.card")
        worker = team.join_lead(worker, tmp_path / "lead.card")
    team.write_card(worker, tmp_path / "worker.card")
    team.add_colleague(other_lead, tmp_path / "worker.card")
    (tmp_path / "stick").mkdir()
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, tmp_path / "stick")
    assert inbox.read_folder(other_lead, tmp_path / "stick").kept == ("Sam Kaur",)


def test_a_desk_s_own_card_makes_it_no_colleague_of_itself(lead: Workspace, tmp_path: Path) -> None:
    team.write_card(lead, tmp_path / "own.card")
    with pytest.raises(TeamRefusedError, match="own card"):
        team.add_colleague(lead, tmp_path / "own.card")
    with lead.records.reading() as reading:
        assert reading.colleagues() == ()


def test_a_card_with_a_key_that_cannot_be_sealed_to_is_refused_at_once(
    worker: Workspace, lead: Workspace, tmp_path: Path
) -> None:
    team.write_card(lead, tmp_path / "lead.card")
    card = decode((tmp_path / "lead.card").read_bytes(), DeskCard)
    zero = msgspec.structs.replace(card, sealing_public_key=bytes(32))
    (tmp_path / "lead.card").write_bytes(encode(zero))
    with pytest.raises(TeamRefusedError, match="damaged"):
        team.join_lead(worker, tmp_path / "lead.card")
    with worker.records.reading() as reading:
        assert reading.colleagues() == ()


def test_a_worker_does_not_use_up_an_invitation(
    worker: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    with pytest.raises(RoleRefusedError, match="team lead's desk joins"):
        team.join_network(worker, invitation_file(hub.public_key))
    assert sync.status(worker).items == ()


def test_a_return_approved_before_joining_goes_to_the_hub_after_the_request(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    assert sync.status(approved).items == ()
    team.join_network(approved, invitation_file(hub.public_key))
    delivery = sync.send_to_hub(approved)
    assert [item.kind for item in delivery.stored] == [JOIN_REQUEST, RETURN]
    (release,) = returns.approved(approved)
    assert release.payload == verify_statement(
        delivery.stored[1].body,
        type_=RETURN,
        public_key=team.keys_of(approved.profile).signing_public,
        recipient=signing_key_id(hub.public_key),
    )


def test_a_new_invitation_replaces_a_refused_request_and_what_waits_behind_it(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    team.join_network(approved, invitation_file(hub.public_key))
    hub.mood = Mood.REFUSING
    sync.send_to_hub(approved)
    assert sync.status(approved).needs_you == 2
    team.join_network(approved, invitation_file(hub.public_key))
    hub.mood = Mood.ON
    sync.send_to_hub(approved)
    assert [item.state for item in sync.status(approved).items] == [OutboxState.STORED] * 2


def test_joining_the_same_hub_again_sends_no_stored_return_twice(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    team.join_network(approved, invitation_file(hub.public_key))
    sync.send_to_hub(approved)
    team.join_network(approved, invitation_file(hub.public_key))
    sync.send_to_hub(approved)
    assert sum("/v1/returns/" in path for path in hub.asked) == 1


def test_a_return_for_a_hub_that_is_gone_is_signed_for_the_next_one(
    approved: Workspace, hub: FakeHub, invitation_file: Callable[[bytes], Path]
) -> None:
    gone = public_key_of(Ed25519PrivateKey.generate())
    team.join_network(approved, invitation_file(gone))
    team.join_network(approved, invitation_file(hub.public_key))
    assert len(sync.send_to_hub(approved).stored) == 2
    assert sync.status(approved).waiting == 0


def test_an_answer_for_an_item_that_was_replaced_meanwhile_is_let_go(
    approved: Workspace,
    hub: FakeHub,
    invitation_file: Callable[[bytes], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    team.join_network(approved, invitation_file(hub.public_key))
    answer = hub.send
    asked = 0

    def join_anew_on_the_way(
        hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> object:
        nonlocal asked
        asked += 1
        if asked == 1:
            team.join_network(approved, invitation_file(hub.public_key))
        return answer(hub_url, path, body, is_join=is_join)

    monkeypatch.setattr(hub, "send", join_anew_on_the_way)
    sync.send_to_hub(approved)
    sync.send_to_hub(approved)
    assert sync.status(approved).waiting == 0
