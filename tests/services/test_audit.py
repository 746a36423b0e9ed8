"""What is written into the audit trail, that nothing personal is, and that tampering is found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from anchordesk.adapters.vault.audit_storage import StoredAudit
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.domain.audit import AuditEvent
from anchordesk.domain.equality import NOT_ASKED
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
from anchordesk.services import attachments, audit, audit_copies, backup, imports, keys, residents
from anchordesk.services.audit_copies import AuditCheck, NoAuditCopyError
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import StorageError
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.conftest import NSW_FILE
from tests.services.test_residents import ANSWERS, FULL

PICTURE = b"\x89PNG\r\n\x1a\n made up"


def tamper(workspace: Workspace, *statements: str) -> None:
    """Change the records as somebody does who has the key and an SQL shell."""
    connections = cast("SqlCipherRecords", workspace.records)._connections
    with closing(connections.to_copy(connections.path, to_write=True)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
        connection.commit()


def actions_of(workspace: Workspace) -> list[str]:
    return [event.action for event in audit.newest(workspace)][::-1]


@pytest.fixture
def amina(worker: Workspace) -> ResidentId:
    return residents.add(worker, FULL).id


def worked(worker: Workspace, amina: ResidentId, tmp_path: Path) -> None:
    """A little of everything that is written down."""
    residents.read_equality(worker, amina)
    residents.amend_equality(worker, amina, ANSWERS)
    residents.equality_history(worker, amina)
    residents.amend(worker, amina, residents.ResidentDetails(given_name="Amina", alerts=()))
    picture = tmp_path / "Amina's passport.png"
    picture.write_bytes(PICTURE)
    kept = attachments.attach(worker, amina, picture)
    attachments.open_attachment(worker, kept.id)
    attachments.save_copy(worker, kept.id, tmp_path / "out.png")
    (tmp_path / "stick").mkdir()
    backup.back_up(worker, tmp_path / "stick")
    keys.change_passphrase(worker, PASSPHRASE, PASSPHRASE + " again")


def test_what_matters_is_written_down_with_who_and_what_and_nothing_personal(
    worker: Workspace, amina: ResidentId, tmp_path: Path
) -> None:
    worked(worker, amina, tmp_path)
    assert actions_of(worker) == [
        "vault-made",
        "equality-read",
        "equality-changed",
        "equality-history-read",
        "sensitive-changed",
        "attachment-read",
        "attachment-exported",
        "backed-up",
        "passphrase-changed",
    ]
    events = audit.newest(worker)
    assert {(event.worker, event.role) for event in events} == {("Sam Kaur", "worker")}
    of_amina = audit.about(worker, amina)
    assert len(of_amina) == 6
    facts = {event.action: event.facts for event in of_amina}
    assert facts["sensitive-changed"] == "fields=alerts,communication_needs,safety_instruction"
    assert "ethnicity" in facts["equality-changed"]
    written = " ".join(f"{event.action} {event.facts}" for event in events).casefold()
    for personal in ("amina", "pairs", "large", "african", "passport", "quay", "somali"):
        assert personal not in written


def test_a_save_that_changes_nothing_sensitive_is_not_written_down(
    worker: Workspace, amina: ResidentId
) -> None:
    details = residents.details_of(residents.read_equality(worker, amina))
    residents.amend(worker, amina, details)
    residents.amend_equality(worker, amina, details.equality)
    assert actions_of(worker) == ["vault-made", "equality-read"]


def test_unlocking_and_an_import_of_any_size_are_one_event_each(
    desk_in: Callable[[Path], Desk], tmp_path: Path
) -> None:
    desk = desk_in(tmp_path / "vault")
    desk.first_run(FirstRun("Sam", "Harbour Homes", DeskRole.WORKER, PASSPHRASE)).lock()
    workspace = desk.unlock(PASSPHRASE)
    sheet = imports.look(workspace, NSW_FILE)
    checked = imports.check(workspace, NSW_FILE, sheet.suggested)
    batch = imports.carry_out(workspace, checked)
    imports.undo(workspace, batch.id)
    assert actions_of(workspace) == ["vault-made", "unlocked", "imported", "import-undone"]
    assert f"residents={len(checked.ready)}" in [e.facts for e in audit.newest(workspace)]
    workspace.lock()


def test_a_fact_is_kept_with_its_event_or_not_at_all(
    worker: Workspace, amina: ResidentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_storage: StoredAudit, _event: AuditEvent) -> AuditEvent:
        raise StorageError("No room.")

    with monkeypatch.context() as patch:
        patch.setattr(StoredAudit, "append", fail)
        with pytest.raises(StorageError):
            residents.amend_equality(worker, amina, ANSWERS)
    with worker.records.reading() as reading:
        assert reading.resident(amina).equality != ANSWERS


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM audit_head", "DELETE FROM audit_events"],
)
def test_work_goes_on_after_tampering_and_the_fault_stays(
    worker: Workspace, amina: ResidentId, tmp_path: Path, statement: str
) -> None:
    worked(worker, amina, tmp_path)
    tamper(worker, statement)
    residents.amend_equality(worker, amina, NOT_ASKED)
    residents.read_equality(worker, amina)
    assert audit_copies.verify(worker).faults


TAMPERINGS = (
    ("UPDATE audit_events SET worker = 'Eve' WHERE position = 3", 3),
    ("UPDATE audit_events SET subject = NULL WHERE position = 3", 3),
    ("UPDATE audit_events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE position = 1", 1),
    ("UPDATE audit_events SET facts = 'fields=sex' WHERE position = 3", 3),
    ("DELETE FROM audit_events WHERE position = 2", 3),
    ("DELETE FROM audit_events WHERE position = 1", 2),
    ("DELETE FROM audit_events WHERE position > 7", 8),
    ("DELETE FROM audit_events", 1),
    ("UPDATE audit_head SET digest = 'x'", 10),
    ("DELETE FROM audit_head", 10),
)


@pytest.mark.parametrize(("statement", "number"), TAMPERINGS)
def test_whoever_tampers_with_the_rows_is_found_out(
    worker: Workspace, amina: ResidentId, tmp_path: Path, statement: str, number: int
) -> None:
    worked(worker, amina, tmp_path)
    assert audit_copies.verify(worker).faults == ()
    tamper(worker, statement)
    assert audit_copies.verify(worker).faults[0].number == number


def test_an_end_cut_off_with_its_note_is_found_with_an_auditors_copy(
    worker: Workspace, amina: ResidentId, tmp_path: Path
) -> None:
    worked(worker, amina, tmp_path)
    path = tmp_path / "audit.jsonl"
    audit_copies.export(worker, path)
    copy = audit_copies.read_copy(path)
    assert audit_copies.verify(worker, [copy]) == AuditCheck(copy.head, ())
    tamper(
        worker,
        "DELETE FROM audit_events WHERE position > 4",
        "UPDATE audit_head SET events = 4, "
        "digest = (SELECT digest FROM audit_events WHERE position = 4)",
    )
    assert audit_copies.verify(worker).faults == ()
    assert [fault.number for fault in audit_copies.verify(worker, [copy]).faults] == [10]


def test_a_copy_is_checked_without_the_vault_and_holds_no_resident(
    worker: Workspace, amina: ResidentId, tmp_path: Path
) -> None:
    worked(worker, amina, tmp_path)
    path = tmp_path / "audit.jsonl"
    audit_copies.export(worker, path)
    copy = audit_copies.read_copy(path)
    assert audit_copies.verify_copy(copy).faults == ()
    assert copy.events[-1].action == "audit-exported"
    content = path.read_bytes()
    assert b"Amina" not in content
    for before, after in (
        (b"Sam Kaur", b"Eve Kaur"),
        (b"equality-read", b"unlocked"),
        (b"1", b"2"),
    ):
        path.write_bytes(content.replace(before, after, 1))
        with pytest.raises(NoAuditCopyError):
            audit_copies.read_copy(path)
    for rubbish in (b"", b"\n", b"{}\n", content[:-40], content[40:]):
        path.write_bytes(rubbish)
        with pytest.raises(NoAuditCopyError):
            audit_copies.read_copy(path)


def test_another_desks_copy_is_no_copy_of_this_trail(
    worker: Workspace, lead: Workspace, tmp_path: Path
) -> None:
    audit_copies.export(lead, tmp_path / "lead.jsonl")
    with pytest.raises(NoAuditCopyError, match="another desk"):
        audit_copies.verify(worker, [audit_copies.read_copy(tmp_path / "lead.jsonl")])


def test_an_alert_that_comes_back_is_written_down_again(
    worker: Workspace, amina: ResidentId
) -> None:
    details = residents.details_of(residents.read_equality(worker, amina))
    changed = residents.ResidentDetails(given_name="Amina", alerts=(Alert.SAFEGUARDING,))
    residents.amend(worker, amina, changed)
    residents.amend(worker, amina, details)
    assert actions_of(worker).count("sensitive-changed") == 2
