"""What IT has settled narrows first run and joining a network, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from anchordesk.domain.consent import ConsentWay
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.domain.roles import DeskRole
from anchordesk.services import (
    action_plan,
    attachments,
    backup,
    calendar_file,
    caseload_export,
    day_sheet,
    keys,
    network_joining,
    passports,
    report_export,
    reports,
    resident_letters,
    residents,
    timeline_paper,
)
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.passports import Agreement, PassportChoice
from anchordesk.services.people_sheet import PeopleSheet
from anchordesk.services.plan_document import PlanStyle
from anchordesk.services.policy import (
    AgainstPolicyError,
    ExportKind,
    Policy,
    PolicyUnreadableError,
)
from anchordesk.services.resident_letters import LetterChoice
from anchordesk.services.timeline_paper import PaperChoice
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.messages import Invitation
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.fakes.hub_transport import FakeHub
from tests.services.test_keys import organisation_key

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
        network_joining.join_network(settled, invitation)
    with lead.records.reading() as look:
        assert look.hub() is None


def test_the_settled_hub_is_joined(lead: Workspace, invitation: Path) -> None:
    settled = replace(lead, read_policy=lambda: Policy(hub_url=HUB + "/"))
    assert network_joining.join_network(settled, invitation).url == HUB


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


def test_a_short_passphrase_is_refused_where_longer_ones_are_settled(
    desk_in: MakeDesk, tmp_path: Path
) -> None:
    policy = Policy(passphrase_characters=len(PASSPHRASE) + 1)
    desk = under(desk_in(tmp_path / "vault"), policy)
    judged = desk.judge_passphrase(PASSPHRASE, (), has_keyring=True)
    assert (judged.accepted, "characters or more" in judged.reason) == (False, True)
    with pytest.raises(AgainstPolicyError, match="characters or more"):
        desk.first_run(ANSWERS)
    workspace = desk.first_run(replace(ANSWERS, passphrase=PASSPHRASE + " again"))
    with pytest.raises(AgainstPolicyError):
        keys.change_passphrase(workspace, PASSPHRASE + " again", PASSPHRASE)
    workspace.lock()


def test_no_vault_is_made_without_the_password_store_that_is_required(
    desk_in: MakeDesk, tmp_path: Path
) -> None:
    desk = under(desk_in(tmp_path / "vault"), Policy(keyring_required=True))
    without = replace(desk, vaults=cheap_vaults(MemorySecrets(works=False)))
    with pytest.raises(AgainstPolicyError, match="password store"):
        without.first_run(ANSWERS)
    assert desk.is_new()
    desk.first_run(ANSWERS).lock()


@pytest.mark.parametrize("kind", sorted(set(ExportKind) - {ExportKind.RETURN}))
def test_only_settled_kinds_of_files_are_saved_and_a_refusal_leaves_none(
    lead: Workspace, tmp_path: Path, kind: ExportKind
) -> None:
    person = residents.add(lead, residents.ResidentDetails(given_name="Amina"))
    picture = tmp_path / "in.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n made up")
    kept = attachments.attach(lead, person.id, picture)
    plan = action_plan.lay_out_plan(lead, person.id, PlanStyle.PLAIN)
    letter = resident_letters.lay_out(
        lead, person.id, LetterChoice(resident_letters.templates(lead).templates[-1])
    )
    source = timeline_paper.gather(lead, person.id, lambda event: (type(event).__name__, ""))
    choice = PaperChoice(None, lead.clock.today(), {}, frozenset())
    path = tmp_path / ("out.csv" if kind is ExportKind.CASELOAD else "out.pdf")

    def saving(one: Workspace) -> None:
        if kind is ExportKind.CASELOAD:
            sheet = PeopleSheet(title="Caseload", columns=("Name",), rows=(("Amina",),))
            caseload_export.write_caseload(one, sheet, path)
        elif kind is ExportKind.CALENDAR:
            calendar_file.write_calendar(one, "BEGIN", path)
        elif kind is ExportKind.ATTACHMENT:
            attachments.save_copy(one, kept.id, path)
        elif kind is ExportKind.DAY:
            sheet_of_day = day_sheet.lay_out(one, one.clock.today(), with_names=False)
            day_sheet.write(one, sheet_of_day, path)
        elif kind is ExportKind.PASSPORT:
            going = passports.gather(one, person.id)
            chosen = PassportChoice(None, frozenset(), "")
            passports.write(one, going, chosen, Agreement(ConsentWay.SPOKEN), path)
        elif kind is ExportKind.REPORT:
            asked = reports.ReportAsked()
            table = reports.lay_out(one, reports.gather(one), asked)
            report_export.write(one, asked, table, path)
        elif kind is ExportKind.LETTER:
            resident_letters.write(one, letter, path)
        elif kind is ExportKind.TIMELINE:
            timeline_paper.write(one, timeline_paper.lay_out(source, choice), path)
        else:
            action_plan.write_plan(one, plan, path)

    others = frozenset(ExportKind) - {kind}
    with pytest.raises(AgainstPolicyError, match="files of this kind"):
        saving(replace(lead, read_policy=lambda: Policy(exports=others)))
    assert not path.exists()
    saving(replace(lead, read_policy=lambda: Policy(exports=frozenset({kind}))))
    assert path.exists()


def test_backups_go_into_the_settled_folder_and_its_folders_alone(
    lead: Workspace, tmp_path: Path
) -> None:
    settled, inside, outside = tmp_path / "b", tmp_path / "b" / "mine", tmp_path / "bb"
    for folder in (settled, inside, outside):
        folder.mkdir()
    narrowed = replace(lead, read_policy=lambda: Policy(backup_folder=str(settled)))
    for refused in (outside, inside / ".." / ".." / "bb"):
        with pytest.raises(AgainstPolicyError, match="keeps backups"):
            backup.back_up(narrowed, refused)
    backup.back_up(narrowed, inside)
    assert [*outside.iterdir()] == []


def test_a_new_vault_has_the_settled_recovery_key_or_is_not_made(
    desk_in: MakeDesk, tmp_path: Path
) -> None:
    key, other = organisation_key(), organisation_key(RecoveryCode(b"\x05" * CODE_BYTES))
    desk = under(desk_in(tmp_path / "vault"), Policy(recovery_key=key.fingerprint.lower()))
    with pytest.raises(AgainstPolicyError, match="that key is not here"):
        desk.first_run(ANSWERS)
    with pytest.raises(AgainstPolicyError, match=other.fingerprint):
        desk.first_run(replace(ANSWERS, organisation_key=other))
    assert desk.is_new()
    workspace = desk.first_run(replace(ANSWERS, organisation_key=key))
    found = workspace.records.care.key_slots().organisation_key
    assert found is not None
    assert found.fingerprint == key.fingerprint
    workspace.lock()


def test_only_the_settled_recovery_key_is_added_and_it_stays(lead: Workspace) -> None:
    key, other = organisation_key(), organisation_key(RecoveryCode(b"\x05" * CODE_BYTES))
    settled = replace(lead, read_policy=lambda: Policy(recovery_key=key.fingerprint))
    keys.add_organisation_key(lead, other)
    keys.revoke_organisation_key(settled)
    with pytest.raises(AgainstPolicyError, match=other.fingerprint):
        keys.add_organisation_key(settled, other)
    keys.add_organisation_key(settled, key)
    with pytest.raises(AgainstPolicyError, match="each vault on this computer"):
        keys.revoke_organisation_key(settled)
    assert settled.records.care.key_slots().organisation_key is not None
