"""Requests with their clocks, the pack of everything kept of somebody, and erasing with proof."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pypdf
import pytest

from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.domain.resident import Resident
from anchordesk.domain.rights_request import RequestRefusedError, RequestState, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import (
    access_pack,
    attachments,
    audit,
    backup,
    casework,
    erasure,
    merging,
    residents,
    rights,
)
from anchordesk.services.access_pack import BLACKENED, Review
from anchordesk.services.desk import Desk
from anchordesk.services.errors import NotFoundError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.vault_care import ByRecoveryCode
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE, FixedClock
from tests.fakes.clock import StandingClock

ENGLAND = Nation.ENGLAND_AND_WALES
PERSON = ResidentDetails(
    given_name="Quilliana",
    family_name="Vexworth",
    phone="07700 900777",
    email="quilliana@example.org",
    address="9 Zephyr Row",
)
NEEDLES = ("quilliana", "vexworth", "07700 900777", "zephyr", "obstreperous", "passport of q")


@pytest.fixture
def person(worker: Workspace, tmp_path: Path) -> Resident:
    """Somebody who is everywhere: notes, drafts, an attachment, a merge, told apart from others."""
    neighbour = residents.add(worker, ResidentDetails(given_name="Tarquin", family_name="Moss"))
    made = residents.add(worker, PERSON, not_these=frozenset({neighbour.id}))
    note = "Obstreperous landlord. Quilliana came with her neighbour Tarquin."
    casework.record_contact(worker, made.id, ContactKind.PHONE, note)
    twin = residents.add(worker, ResidentDetails(given_name="Quilliana", family_name="Vexworth"))
    casework.record_contact(worker, twin.id, ContactKind.EMAIL, "Obstreperous again")
    merging.merge(worker, made.id, twin.id)
    details = residents.details_of(residents.read_equality(worker, made.id))
    changed = {name: getattr(details, name) for name in ResidentDetails.__dataclass_fields__}
    residents.amend(worker, made.id, ResidentDetails(**{**changed, "address": "10 Zephyr Row"}))
    paper = tmp_path / "Passport of Q.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\n quilliana's passport")
    attachments.attach(worker, made.id, paper)
    with worker.records.changing() as change:
        answers = (("note", "Quilliana said"),)
        change.keep_draft(Draft(DraftKey("note", made.id), answers, worker.now()))
    return made


def found_in_vault(workspace: Workspace) -> set[str]:
    """Every needle that stands in any row of any table, those of the full-text index included."""
    connections = cast("SqlCipherRecords", workspace.records)._connections
    found: set[str] = set()
    with closing(connections.to_copy(connections.path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            for row in connection.execute(f"SELECT * FROM {name}"):
                for cell in row:
                    held = cell if isinstance(cell, bytes) else str(cell).encode()
                    found |= {one for one in NEEDLES if one.encode() in held.lower()}
    return found


def test_nothing_of_an_erased_person_is_left_in_any_row_or_index(
    worker: Workspace, person: Resident
) -> None:
    assert found_in_vault(worker) == set(NEEDLES)
    asked = rights.record(worker, person.reference, Right.ERASURE, date(2026, 11, 20), ENGLAND)
    proof = erasure.erase(worker, person.id)
    assert found_in_vault(worker) == set()
    assert proof.rows >= 10
    assert (proof.mentions_left, proof.kept_copies_left) == (0, False)
    wal = cast("SqlCipherRecords", worker.records)._connections.path.with_name("vault.db-wal")
    assert not wal.exists() or wal.stat().st_size == 0
    with worker.records.reading() as reading:
        assert [row.name for row in reading.caseload()] == ["Tarquin Moss"]
        assert reading.find_residents(["quilliana"], 5)[1] == 0
    with pytest.raises(NotFoundError):
        residents.read_equality(worker, person.id)
    settled = rights.requests(worker)[0].request
    assert (settled.id, settled.state, settled.reference) == (asked.id, RequestState.DONE, "")
    assert audit.newest(worker)[0].action == "erased"
    assert not [one for one in NEEDLES if one in proof.as_json.casefold()]


def test_what_others_records_still_say_of_an_erased_person_is_counted(
    worker: Workspace, person: Resident
) -> None:
    other = residents.add(worker, ResidentDetails(given_name="Bo"))
    casework.record_contact(worker, other.id, ContactKind.PHONE, "Friend of Quilliana Vexworth")
    assert erasure.erase(worker, person.id).mentions_left == 1


def test_a_person_who_asked_for_restriction_is_not_erased_changed_or_printed(
    worker: Workspace, person: Resident
) -> None:
    asked = rights.record(worker, person.reference, Right.RESTRICTION, date(2026, 11, 20), ENGLAND)
    with pytest.raises(RequestRefusedError):
        erasure.erase(worker, person.id)
    with pytest.raises(RequestRefusedError):
        residents.amend(worker, person.id, PERSON)
    rights.settle(worker, asked.id, RequestState.DONE)
    residents.amend(worker, person.id, PERSON)
    with pytest.raises(RequestRefusedError, match="settled"):
        rights.settle(worker, asked.id, RequestState.REFUSED)


def test_the_pack_holds_every_row_and_says_why_it_is_kept(
    worker: Workspace, person: Resident, tmp_path: Path
) -> None:
    pack = access_pack.build(worker, person.id)
    words = " ".join(entry.words for entry in pack.entries)
    for kept in ("10 Zephyr Row", "9 Zephyr Row", "Obstreperous landlord", "Obstreperous again"):
        assert kept in words
    assert "Quilliana said" in words
    assert not [one for entry in pack.entries for one in entry.lines if one.value == "not_known"]
    assert pack.others == ("Tarquin",)
    assert any("Tarquin" in entry.words for entry in pack.to_review)
    whole = next(entry for entry in pack.to_review if "again" in entry.words)
    review = Review(frozenset({whole.number}), ("Tarquin",))
    pdf, machine = access_pack.write(worker, pack, review, tmp_path / "pack.pdf")
    paper = " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    told = machine.read_text("utf-8")
    for text in (paper, told):
        assert "Tarquin" not in text
        assert "Obstreperous again" not in text
        assert "Obstreperous landlord" in text
        assert "Zephyr" in text
    assert BLACKENED in told
    assert "We rely on our legitimate interest" in " ".join(paper.split())
    assert json.loads(told)["kind"] == "anchordesk-access-pack/1"
    assert machine.stat().st_mode & 0o077 == 0
    assert audit.about(worker, person.id)[0].facts == "withheld=1"


def test_the_clock_of_a_request_runs_stops_and_is_extended(
    worker: Workspace, person: Resident
) -> None:
    asked = rights.record(worker, person.reference, Right.ACCESS, date(2026, 11, 20), ENGLAND)
    timed = rights.requests(worker)[0]
    assert timed.limit.answer_by == date(2026, 12, 21)
    assert timed.days_left == (date(2026, 12, 21) - worker.clock.today()).days
    rights.set_clock(worker, asked.id, date(2026, 11, 23), 0)
    assert rights.requests(worker)[0].limit.answer_by == date(2026, 12, 23)
    rights.extend(worker, asked.id)
    rights.set_clock(worker, asked.id, date(2026, 11, 23), 3)
    assert rights.requests(worker)[0].limit.answer_by == date(2027, 2, 26)
    tomorrow = worker.clock.today() + timedelta(days=1)
    with pytest.raises(RequestRefusedError, match="future"):
        rights.record(worker, person.reference, Right.ACCESS, tomorrow, ENGLAND)
    with pytest.raises(NotFoundError):
        rights.record(worker, "nobody", Right.ACCESS, date(2026, 11, 20), ENGLAND)


@pytest.mark.parametrize(
    ("identity_on", "stopped", "told"),
    [
        (date(2026, 11, 24), 0, "future"),
        (date(2026, 11, 19), 0, "before the request"),
        (None, -1, "from 0 to"),
        (None, 367, "from 0 to"),
    ],
)
def test_a_clock_that_cannot_be_right_is_refused(
    worker: Workspace, identity_on: date | None, stopped: int, told: str
) -> None:
    person = residents.add(worker, PERSON)
    england, came = Nation.ENGLAND_AND_WALES, date(2026, 11, 20)
    asked = rights.record(worker, person.reference, Right.ACCESS, came, england)
    with pytest.raises(RequestRefusedError, match=told):
        rights.set_clock(worker, asked.id, identity_on, stopped)
    assert rights.requests(worker)[0].request == asked


def test_what_is_kept_too_long_is_listed_group_by_group(
    worker: Workspace,
    person: Resident,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(FixedClock, "now", lambda _: clock.now())
    assert rights.retention_review(worker) == ()
    clock.moment += timedelta(days=3 * 365)
    due = rights.retention_review(worker)
    assert {one.case.name for one in due} == {"Quilliana Vexworth", "Tarquin Moss"}
    assert {group.code for group in due[0].groups} == {"equality"}
    assert not due[0].everything
    casework.record_contact(worker, person.id, ContactKind.PHONE, "Rang")
    assert [one.case.name for one in rights.retention_review(worker)] == ["Tarquin Moss"]
    clock.moment += timedelta(days=4 * 365)
    assert rights.retention_review(worker)[0].everything


def test_nothing_of_an_erased_person_is_in_a_new_backup_the_outbox_or_any_file(
    worker: Workspace,
    person: Resident,
    desk_in: Callable[[Path], Desk],
    tmp_path: Path,
) -> None:
    """An older backup still holds them, and erasing by the number of the proof reaches it."""
    code = RecoveryCode(bytes(range(CODE_BYTES)))
    by_code = ByRecoveryCode(code, PASSPHRASE)
    worker.records.care.put_recovery_code(code, date(2026, 11, 1))
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
    before = backup.back_up(worker, tmp_path / "old").made.path
    erasure.erase(worker, person.id)
    after = backup.back_up(worker, tmp_path / "new").made.path
    with worker.records.reading() as reading:
        bodies = b"".join(item.body for item in reading.outbox())
    files = b"".join(
        path.read_bytes() for path in (tmp_path / "worker").rglob("*") if path.is_file()
    )
    for needle in NEEDLES:
        assert needle.encode() not in (bodies + files).lower()
    worker.lock()
    restored = desk_in(tmp_path / "of-new").restore(after, by_code)
    assert found_in_vault(restored) == set()
    restored.lock()
    restored = desk_in(tmp_path / "of-old").restore(before, by_code)
    assert found_in_vault(restored) == set(NEEDLES)
    erasure.erase(restored, erasure.find(restored, str(person.id)).id)
    assert found_in_vault(restored) == set()
    restored.lock()
