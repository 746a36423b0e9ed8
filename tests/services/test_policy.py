"""What IT has settled narrows first run and joining a network, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from anchordesk.services import team
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.exchange_records import DeskRole
from anchordesk.services.policy import AgainstPolicyError, Policy, PolicyUnreadableError
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.messages import Invitation
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.hub_transport import FakeHub

HUB = "http://127.0.0.1:1"
MakeDesk = Callable[[Path], Desk]
ANSWERS = FirstRun("Priya Nair", "Harbour Homes", DeskRole.LEAD, PASSPHRASE)


@pytest.fixture
def invitation(lead: Workspace, hub: FakeHub, tmp_path: Path) -> Path:
    path = tmp_path / "network.invitation"
    message = Invitation(
        id=uuid4(),
        hub_url=HUB,
        hub_public_key=hub.public_key,
        organisation_name=lead.profile.organisation_name,
        secret=b"s" * 16,
        expires=lead.now() + timedelta(days=7),
    )
    path.write_bytes(encode(message))
    return path


def under(desk: Desk, policy: Policy) -> Desk:
    return replace(desk, read_policy=lambda: policy)


def test_a_vault_of_another_organisation_is_not_made(desk_in: MakeDesk, tmp_path: Path) -> None:
    desk = under(desk_in(tmp_path / "vault"), Policy(organisation="Quayside Trust"))
    with pytest.raises(AgainstPolicyError, match="Quayside Trust"):
        desk.first_run(ANSWERS)
    assert desk.is_new()
    desk.first_run(replace(ANSWERS, organisation_name=" Quayside  Trust ")).lock()
    assert not desk.is_new()


def test_no_other_hub_is_joined(lead: Workspace, invitation: Path) -> None:
    settled = replace(lead, read_policy=lambda: Policy(hub_url="https://elsewhere.example"))
    with pytest.raises(AgainstPolicyError, match=r"elsewhere\.example"):
        team.join_network(settled, invitation)
    with lead.records.reading() as look:
        assert look.hub() is None


def test_the_settled_hub_is_joined(lead: Workspace, invitation: Path) -> None:
    settled = replace(lead, read_policy=lambda: Policy(hub_url=HUB + "/"))
    assert team.join_network(settled, invitation).url == HUB


def test_a_policy_that_cannot_be_read_stops_what_it_might_settle_and_no_daily_work(
    desk_in: MakeDesk, tmp_path: Path
) -> None:
    def broken() -> Policy:
        raise PolicyUnreadableError("IT's settings for AnchorDesk cannot be used.")

    desk = desk_in(tmp_path / "vault")
    unreadable = replace(desk, read_policy=broken)
    with pytest.raises(PolicyUnreadableError):
        unreadable.first_run(ANSWERS)
    assert desk.is_new()
    desk.first_run(ANSWERS).lock()
    unreadable.unlock(PASSPHRASE).lock()
