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

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
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


@dataclass(frozen=True)
class Made:
    """Their closed desks, to be copied for each test: making and joining them takes longest."""

    team: Team
    amina: ResidentId
    bilal: ResidentId

    def copied_to(self, folder: Path) -> Iterator[Two]:
        clock = StandingClock(self.team.clock.moment)
        team = self.team.copied_to(folder, clock)
        _, sam, ola = team.desks
        yield Two(clock, sam, ola, self.amina, self.bilal)
        team.close()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """On the Monday, before any cover."""
    team = Team(tmp_path_factory.mktemp("made"), StandingClock(MONDAY))
    lead = team.lead()
    sam, ola = team.join(lead, "Sam Kaur"), team.join(lead, "Ola Berg")
    lead.to_stick()
    sam.from_stick()
    amina, bilal = sam.add("Amina", "Bilal")
    plan_action(sam.workspace, amina, NextAction(CALL, date(2026, 11, 24)))
    record_contact(sam.workspace, amina, ContactKind.PHONE, "Sam rang")
    ola.add("Ola's own")
    team.close()
    return Made(team, amina, bilal)


@pytest.fixture(scope="module")
def on_first_day(before: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """On the Tuesday, while Ola covers."""
    folder = tmp_path_factory.mktemp("begun") / "desks"
    team = before.team.copied_to(folder, StandingClock(MONDAY))
    _, sam, ola = team.desks
    Two(team.clock, sam, ola, before.amina, before.bilal).begin()
    team.close()
    return Made(team, before.amina, before.bilal)


@pytest.fixture
def two(before: Made, tmp_path: Path) -> Iterator[Two]:
    """Before any cover."""
    yield from before.copied_to(tmp_path / "desks")


@pytest.fixture
def begun(on_first_day: Made, tmp_path: Path) -> Iterator[Two]:
    """With the cover begun."""
    yield from on_first_day.copied_to(tmp_path / "desks")


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


def test_copies_are_counted_by_their_own_desk_alone(begun: Two) -> None:
    assert (begun.sam.counted(), begun.ola.counted()) == (2, 1)


def test_all_but_what_a_covering_worker_writes_stays_as_it_is(begun: Two) -> None:
    with pytest.raises(CoveredError, match="Sam Kaur"):
        residents.amend(begun.ola.workspace, begun.amina, ResidentDetails(given_name="Other"))
    with pytest.raises(HandoverRefusedError):
        handover.offer(begun.ola.workspace, [begun.amina], begun.sam.key_id)
    for desk in (begun.sam, begun.ola):
        with pytest.raises(HandoverRefusedError):
            erasure.erase(desk.workspace, begun.amina)
    other = record.open_record(begun.sam.workspace, begun.bilal).resident.reference
    with pytest.raises(HandoverRefusedError, match="under cover"):
        merging.preview(begun.sam.workspace, begun.amina, other)
    with pytest.raises(HandoverRefusedError, match="under cover"):
        cover.ask(begun.sam.workspace, [begun.amina], begun.ola.key_id, FIRST, LAST_DAY)
    residents.add(begun.ola.workspace, ResidentDetails(given_name="Somebody new"))


def test_what_both_changed_stays_and_the_other_stands_beside_it(begun: Two) -> None:
    for desk, words in ((begun.ola, "Ring at nine"), (begun.sam, "Ring at ten")):
        (action,) = record.open_record(desk.workspace, begun.amina).actions
        plans.amend_action(desk.workspace, action.id, NextAction(words, action.due_on))
    begun.to_day(28)
    begun.settle()
    assert list(actions_of(begun.sam, begun.amina)) == ["Ring at ten"]
    ((beside, worker),) = [n for n in notes_of(begun.sam, begun.amina) if "Ring" in n[0]]
    assert "Ring at nine" in beside
    assert worker == "Ola Berg"


def test_what_is_written_goes_back_each_hour_and_counts_once(begun: Two) -> None:
    record_contact(begun.ola.workspace, begun.amina, ContactKind.OTHER, "First")
    begun.to_day(24, 11)
    carry(begun.ola, begun.sam)
    assert ("First", "Ola Berg") in notes_of(begun.sam, begun.amina)
    assert state_of(begun.sam) is CoverState.OPEN
    record_contact(begun.ola.workspace, begun.amina, ContactKind.OTHER, "Second")
    begun.to_day(28)
    begun.settle()
    begun.settle()
    assert [n for n, _ in notes_of(begun.sam, begun.amina)] == ["First", "Sam rang", "Second"]


def test_something_half_typed_comes_back_as_a_note(begun: Two) -> None:
    with begun.ola.workspace.records.changing() as change:
        key = DraftKey("note", begun.amina)
        change.keep_draft(Draft(key, (("text", "She said that"),), begun.clock.now()))
    begun.to_day(28)
    begun.settle()
    assert any("She said that" in words for words, _ in notes_of(begun.sam, begun.amina))


def test_a_clock_that_is_set_back_prolongs_nothing(begun: Two) -> None:
    begun.to_day(26)
    begun.to_day(24)
    assert state_of(begun.ola) is CoverState.PAUSED
    assert begun.ola.names() == ["Ola's own"]
    begun.to_day(26, 10)
    assert "Amina" in begun.ola.names(), "set right, it goes on"
    begun.to_day(28)
    begun.to_day(25)
    assert begun.ola.names() == ["Ola's own"], "what is over stays over"
    record_of_clock = cover.listed(begun.ola.workspace)[0]
    assert (record_of_clock.state, record_of_clock.closed_on) == (
        CoverState.CLOSING,
        date(2026, 11, 28),
    )


def test_a_clock_that_runs_ahead_loses_nothing(begun: Two) -> None:
    record_contact(begun.ola.workspace, begun.amina, ContactKind.OTHER, "Kept")
    begun.clock.moment = datetime(2031, 1, 1, tzinfo=UTC)
    keep_to_days(begun.ola.workspace)
    begun.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    begun.settle()
    (kept,) = cover.listed(begun.sam.workspace)
    assert kept.closed_on == date(2031, 1, 1), "Sam is told that it ended by a wrong clock"
    assert ("Kept", "Ola Berg") in notes_of(begun.sam, begun.amina)
    again = cover.ask(begun.sam.workspace, [begun.amina], begun.ola.key_id, FIRST, LAST_DAY)
    carry(begun.sam, begun.ola)
    cover.accept(begun.ola.workspace, again.id)
    carry(begun.ola, begun.sam)
    carry(begun.sam, begun.ola)
    keep_to_days(begun.ola.workspace)
    assert begun.ola.names() == ["Amina", "Ola's own"], "and can give it again"


def test_its_own_desk_asks_for_the_end_by_its_own_clock(begun: Two) -> None:
    record_contact(begun.ola.workspace, begun.amina, ContactKind.OTHER, "Ola's clock stands still")
    begun.clock.moment = datetime(2026, 11, 28, 8, tzinfo=UTC)
    begun.sam.reopen()
    begun.clock.moment = datetime(2026, 11, 25, 8, tzinfo=UTC)
    carry(begun.sam, begun.ola)
    assert begun.ola.names() == ["Ola's own"]
    begun.settle()
    assert state_of(begun.sam) is CoverState.ENDED
    assert any("stands still" in words for words, _ in notes_of(begun.sam, begun.amina))


def test_who_is_back_early_ends_it(begun: Two) -> None:
    record_contact(begun.ola.workspace, begun.bilal, ContactKind.OTHER, "Before the end")
    cover.end(begun.sam.workspace, cover.listed(begun.sam.workspace)[0].id)
    carry(begun.sam, begun.ola)
    assert begun.ola.names() == ["Ola's own"]
    begun.settle()
    assert ("Before the end", "Ola Berg") in notes_of(begun.sam, begun.bilal)


def test_the_end_waits_for_all_that_was_written(begun: Two) -> None:
    """The message that it is over may arrive first; the copies stay, hidden, until all is there."""
    record_contact(begun.ola.workspace, begun.amina, ContactKind.OTHER, "Late")
    begun.to_day(28)
    begun.ola.to_stick()
    missing = [p for p in begun.ola.stick.rglob("*") if p.is_file()]
    with begun.ola.workspace.records.reading() as reading:
        late = [i.digest for i in reading.outbox() if i.kind == "cover-written/1"]
    held = {p: p.read_bytes() for p in missing if any(d in p.name for d in late)}
    assert held
    for path in held:
        path.unlink()
    assert any("not all that was written" in words for words in begun.sam.from_stick().refused)
    assert state_of(begun.sam) is CoverState.OPEN
    for path, body in held.items():
        path.write_bytes(body)
    begun.sam.from_stick()
    carry(begun.sam, begun.ola)
    assert state_of(begun.ola) is CoverState.ENDED
    assert ("Late", "Ola Berg") in notes_of(begun.sam, begun.amina)


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
    begun: Two, tmp_path: Path
) -> None:
    desk, path = begun.ola.workspace, tmp_path / "caseload.csv"
    columns = (ExportColumn.NAME, ExportColumn.LANDLORD, ExportColumn.KEY)
    sheet = sheet_of(desk, entries_for(desk, Wanted()), columns)
    assert len(sheet.rows) == 3
    rows = tuple((name, "Canalside", *marks) for name, _, *marks in sheet.rows)
    path.write_bytes(desk.sheets.laid_out(replace(sheet, rows=rows), SheetKind.CSV))
    edited = edited_caseload.compare(desk, path)
    assert [edit.who for edit in edited.edits] == ["Ola's own"]
    assert ["for a colleague" in one.sentence for one in edited.problems] == [True, True]
    assert edited_caseload.take_changes(desk, edited, edited.clean).residents == 1
