"""A colleague looks after cases for some days, on copies; what they write comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from anchordesk.domain.casework import ActionState, ContactKind
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import (
    caseload,
    cover,
    edited_caseload,
    erasure,
    handover,
    merging,
    plans,
    record,
    residents,
    today,
)
from anchordesk.services.caseload_export import entries_for, sheet_of
from anchordesk.services.casework import NextAction, plan_action, record_contact
from anchordesk.services.cover_keeping import keep_to_days
from anchordesk.services.cover_records import CoverState
from anchordesk.services.errors import CoveredError, HandoverRefusedError, NotFoundError
from anchordesk.services.export_columns import ExportColumn
from anchordesk.services.people_sheet import SheetKind
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.wanted import Wanted
from tests.fakes.clock import StandingClock
from tests.services.team_desks import Team, TeamDesk

FIRST, LAST_DAY = date(2026, 11, 24), date(2026, 11, 27)
CALL, VISIT, LETTER = "Ring the surgery", "Visit with Ola", "Read the letter"


@dataclass
class Two:
    """Sam goes away; Ola covers two of Sam's cases from 24 to 27 November."""

    clock: StandingClock
    sam: TeamDesk
    ola: TeamDesk
    amina: ResidentId
    bilal: ResidentId

    def begin(self) -> None:
        """Ask, say yes, send the copies, and let the first day come."""
        asked = cover.ask(
            self.sam.workspace,
            [self.amina, self.bilal],
            self.ola.key_id,
            FIRST,
            LAST_DAY,
            note="Hi",
        )
        carry(self.sam, self.ola)
        cover.accept(self.ola.workspace, asked.id)
        carry(self.ola, self.sam)
        carry(self.sam, self.ola)
        self.to_day(24)

    def to_day(self, day: int, hour: int = 9) -> None:
        self.clock.moment = datetime(2026, 11, day, hour, tzinfo=UTC)
        keep_to_days(self.ola.workspace)

    def settle(self) -> None:
        """Ola's desk sends what was written and that it is over; Sam's confirms."""
        carry(self.ola, self.sam)
        carry(self.sam, self.ola)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    clock = StandingClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    team = Team(tmp_path, clock)
    lead = team.lead()
    sam, ola = team.join(lead, "Sam Kaur"), team.join(lead, "Ola Berg")
    lead.to_stick()
    sam.from_stick()
    amina, bilal = sam.add("Amina", "Bilal")
    plan_action(sam.workspace, amina, NextAction(CALL, date(2026, 11, 24)))
    record_contact(sam.workspace, amina, ContactKind.PHONE, "Sam rang")
    ola.add("Ola's own")
    yield Two(clock, sam, ola, amina, bilal)
    team.close()


def carry(sender: TeamDesk, reader: TeamDesk) -> tuple[str, ...]:
    sender.to_stick()
    return reader.from_stick().refused


def state_of(desk: TeamDesk) -> CoverState:
    return cover.listed(desk.workspace)[0].state


def notes_of(desk: TeamDesk, resident_id: ResidentId) -> list[tuple[str, str]]:
    with desk.workspace.records.reading() as reading:
        return sorted((one.note, one.worker) for one in reading.contacts(resident_id))


def actions_of(desk: TeamDesk, resident_id: ResidentId) -> dict[str, ActionState]:
    with desk.workspace.records.reading() as reading:
        return {one.words: one.state for one in reading.actions(resident_id)}


def test_the_days_run_by_themselves_and_what_was_written_comes_back(two: Two) -> None:
    two.begin()
    assert two.ola.names() == ["Amina", "Bilal", "Ola's own"]
    covered = {e.row.name: e.row.cover_for for e in caseload.list_caseload(two.ola.workspace)}
    assert covered == {"Amina": "Sam Kaur", "Bilal": "Sam Kaur", "Ola's own": ""}
    (line,) = [li for li in today.list_today(two.ola.workspace).lines if li.what == CALL]
    assert line.resident.cover_for == "Sam Kaur"
    shown = record.open_record(two.ola.workspace, two.amina).cover
    assert shown is not None
    assert (shown.name, shown.last_day) == ("Sam Kaur", LAST_DAY)
    assert record.open_record(two.sam.workspace, two.amina).cover is None

    record_contact(two.ola.workspace, two.amina, ContactKind.MEETING, "Ola met Amina")
    plan_action(two.ola.workspace, two.amina, NextAction(VISIT, date(2026, 12, 1)))
    actions = record.open_record(two.ola.workspace, two.amina).actions
    done = next(action for action in actions if action.words == CALL)
    plans.set_action_state(two.ola.workspace, done.id, ActionState.DONE)

    two.to_day(27, 22)
    assert "Amina" in two.ola.names(), "the last day is whole"
    two.to_day(28)
    assert two.ola.names() == ["Ola's own"]
    with pytest.raises(NotFoundError):
        record.open_record(two.ola.workspace, two.amina)
    two.settle()
    assert (state_of(two.sam), state_of(two.ola)) == (CoverState.ENDED, CoverState.ENDED)
    assert notes_of(two.sam, two.amina) == [("Ola met Amina", "Ola Berg"), ("Sam rang", "Sam Kaur")]
    assert actions_of(two.sam, two.amina) == {
        CALL: ActionState.DONE,
        VISIT: ActionState.NOT_STARTED,
    }
    with two.ola.workspace.records.reading() as reading:
        assert reading.rights.mentions(["Amina", "Sam rang", CALL]) == 0
        assert not reading.covers.cases(cover.listed(two.ola.workspace)[0].id)


def test_before_the_yes_nothing_leaves_and_before_the_first_day_nothing_is_seen(two: Two) -> None:
    asked = cover.ask(two.sam.workspace, [two.amina], two.ola.key_id, FIRST, LAST_DAY)
    carry(two.sam, two.ola)
    with two.ola.workspace.records.reading() as reading:
        assert reading.rights.mentions(["Amina"]) == 0
    cover.accept(two.ola.workspace, asked.id)
    carry(two.ola, two.sam)
    carry(two.sam, two.ola)
    keep_to_days(two.ola.workspace)
    assert two.ola.names() == ["Ola's own"]
    two.ola.reopen()
    assert two.ola.names() == ["Ola's own"]
    two.clock.moment = datetime(2026, 11, 24, 8, tzinfo=UTC)
    two.ola.reopen()
    assert two.ola.names() == ["Amina", "Ola's own"], "unlocking is enough"
    two.clock.moment = datetime(2026, 11, 28, 8, tzinfo=UTC)
    two.ola.reopen()
    assert two.ola.names() == ["Ola's own"]


def test_a_no_is_told_with_its_reason(two: Two) -> None:
    asked = cover.ask(two.sam.workspace, [two.amina], two.ola.key_id, FIRST, LAST_DAY)
    carry(two.sam, two.ola)
    cover.decline(two.ola.workspace, asked.id, "I am away too")
    carry(two.ola, two.sam)
    (kept,) = cover.listed(two.sam.workspace)
    assert (kept.state, kept.reason) == (CoverState.DECLINED, "I am away too")


def test_copies_are_counted_by_their_own_desk_alone(two: Two) -> None:
    two.begin()
    assert (two.sam.counted(), two.ola.counted()) == (2, 1)


def test_all_but_what_a_covering_worker_writes_stays_as_it_is(two: Two) -> None:
    two.begin()
    with pytest.raises(CoveredError, match="Sam Kaur"):
        residents.amend(two.ola.workspace, two.amina, ResidentDetails(given_name="Other"))
    with pytest.raises(HandoverRefusedError):
        handover.offer(two.ola.workspace, [two.amina], two.sam.key_id)
    for desk in (two.sam, two.ola):
        with pytest.raises(HandoverRefusedError):
            erasure.erase(desk.workspace, two.amina)
    other = record.open_record(two.sam.workspace, two.bilal).resident.reference
    with pytest.raises(HandoverRefusedError, match="under cover"):
        merging.preview(two.sam.workspace, two.amina, other)
    with pytest.raises(HandoverRefusedError, match="under cover"):
        cover.ask(two.sam.workspace, [two.amina], two.ola.key_id, FIRST, LAST_DAY)
    residents.add(two.ola.workspace, ResidentDetails(given_name="Somebody new"))


def test_what_both_changed_stays_and_the_other_stands_beside_it(two: Two) -> None:
    two.begin()
    for desk, words in ((two.ola, "Ring at nine"), (two.sam, "Ring at ten")):
        (action,) = record.open_record(desk.workspace, two.amina).actions
        plans.amend_action(desk.workspace, action.id, NextAction(words, action.due_on))
    two.to_day(28)
    two.settle()
    assert list(actions_of(two.sam, two.amina)) == ["Ring at ten"]
    ((beside, worker),) = [n for n in notes_of(two.sam, two.amina) if "Ring" in n[0]]
    assert "Ring at nine" in beside
    assert worker == "Ola Berg"


def test_what_is_written_goes_back_each_hour_and_counts_once(two: Two) -> None:
    two.begin()
    record_contact(two.ola.workspace, two.amina, ContactKind.OTHER, "First")
    two.to_day(24, 11)
    carry(two.ola, two.sam)
    assert ("First", "Ola Berg") in notes_of(two.sam, two.amina)
    assert state_of(two.sam) is CoverState.OPEN
    record_contact(two.ola.workspace, two.amina, ContactKind.OTHER, "Second")
    two.to_day(28)
    two.settle()
    two.settle()
    assert [n for n, _ in notes_of(two.sam, two.amina)] == ["First", "Sam rang", "Second"]


def test_something_half_typed_comes_back_as_a_note(two: Two) -> None:
    two.begin()
    with two.ola.workspace.records.changing() as change:
        key = DraftKey("note", two.amina)
        change.keep_draft(Draft(key, (("text", "She said that"),), two.clock.now()))
    two.to_day(28)
    two.settle()
    assert any("She said that" in words for words, _ in notes_of(two.sam, two.amina))


def test_a_clock_that_is_set_back_prolongs_nothing(two: Two) -> None:
    two.begin()
    two.to_day(26)
    two.to_day(24)
    assert state_of(two.ola) is CoverState.PAUSED
    assert two.ola.names() == ["Ola's own"]
    two.to_day(26, 10)
    assert "Amina" in two.ola.names(), "set right, it goes on"
    two.to_day(28)
    two.to_day(25)
    assert two.ola.names() == ["Ola's own"], "what is over stays over"
    record_of_clock = cover.listed(two.ola.workspace)[0]
    assert (record_of_clock.state, record_of_clock.closed_on) == (
        CoverState.CLOSING,
        date(2026, 11, 28),
    )


def test_a_clock_that_runs_ahead_loses_nothing(two: Two) -> None:
    two.begin()
    record_contact(two.ola.workspace, two.amina, ContactKind.OTHER, "Kept")
    two.clock.moment = datetime(2031, 1, 1, tzinfo=UTC)
    keep_to_days(two.ola.workspace)
    two.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    two.settle()
    (kept,) = cover.listed(two.sam.workspace)
    assert kept.closed_on == date(2031, 1, 1), "Sam is told that it ended by a wrong clock"
    assert ("Kept", "Ola Berg") in notes_of(two.sam, two.amina)
    again = cover.ask(two.sam.workspace, [two.amina], two.ola.key_id, FIRST, LAST_DAY)
    carry(two.sam, two.ola)
    cover.accept(two.ola.workspace, again.id)
    carry(two.ola, two.sam)
    carry(two.sam, two.ola)
    keep_to_days(two.ola.workspace)
    assert two.ola.names() == ["Amina", "Ola's own"], "and can give it again"


def test_its_own_desk_asks_for_the_end_by_its_own_clock(two: Two) -> None:
    two.begin()
    record_contact(two.ola.workspace, two.amina, ContactKind.OTHER, "Ola's clock stands still")
    two.clock.moment = datetime(2026, 11, 28, 8, tzinfo=UTC)
    two.sam.reopen()
    two.clock.moment = datetime(2026, 11, 25, 8, tzinfo=UTC)
    carry(two.sam, two.ola)
    assert two.ola.names() == ["Ola's own"]
    two.settle()
    assert state_of(two.sam) is CoverState.ENDED
    assert any("stands still" in words for words, _ in notes_of(two.sam, two.amina))


def test_who_is_back_early_ends_it(two: Two) -> None:
    two.begin()
    record_contact(two.ola.workspace, two.bilal, ContactKind.OTHER, "Before the end")
    cover.end(two.sam.workspace, cover.listed(two.sam.workspace)[0].id)
    carry(two.sam, two.ola)
    assert two.ola.names() == ["Ola's own"]
    two.settle()
    assert ("Before the end", "Ola Berg") in notes_of(two.sam, two.bilal)


def test_the_end_waits_for_all_that_was_written(two: Two) -> None:
    """The message that it is over may arrive first; the copies stay, hidden, until all is there."""
    two.begin()
    record_contact(two.ola.workspace, two.amina, ContactKind.OTHER, "Late")
    two.to_day(28)
    two.ola.to_stick()
    missing = [p for p in two.ola.stick.rglob("*") if p.is_file()]
    with two.ola.workspace.records.reading() as reading:
        late = [i.digest for i in reading.outbox() if i.kind == "cover-written/1"]
    held = {p: p.read_bytes() for p in missing if any(d in p.name for d in late)}
    assert held
    for path in held:
        path.unlink()
    assert any("not all that was written" in words for words in two.sam.from_stick().refused)
    assert state_of(two.sam) is CoverState.OPEN
    for path, body in held.items():
        path.write_bytes(body)
    two.sam.from_stick()
    carry(two.sam, two.ola)
    assert state_of(two.ola) is CoverState.ENDED
    assert ("Late", "Ola Berg") in notes_of(two.sam, two.amina)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (LAST_DAY, FIRST, "before the first day"),
        (date(2026, 11, 1), date(2026, 11, 2), "over already"),
        (FIRST, date(2027, 6, 1), "92 days"),
    ],
)
def test_days_that_will_not_do_are_refused(two: Two, first: date, last: date, told: str) -> None:
    with pytest.raises(HandoverRefusedError, match=told):
        cover.ask(two.sam.workspace, [two.amina], two.ola.key_id, first, last)
    assert cover.listed(two.sam.workspace) == ()


def test_a_saved_caseload_changes_nobody_who_is_looked_after_for_a_colleague(
    two: Two, tmp_path: Path
) -> None:
    two.begin()
    desk, path = two.ola.workspace, tmp_path / "caseload.csv"
    columns = (ExportColumn.NAME, ExportColumn.LANDLORD, ExportColumn.KEY)
    sheet = sheet_of(desk, entries_for(desk, Wanted()), columns)
    assert len(sheet.rows) == 3
    rows = tuple((name, "Canalside", *marks) for name, _, *marks in sheet.rows)
    path.write_bytes(desk.sheets.laid_out(replace(sheet, rows=rows), SheetKind.CSV))
    edited = edited_caseload.compare(desk, path)
    assert [edit.who for edit in edited.edits] == ["Ola's own"]
    assert ["for a colleague" in one.sentence for one in edited.problems] == [True, True]
    assert edited_caseload.take_changes(desk, edited, edited.clean).residents == 1
