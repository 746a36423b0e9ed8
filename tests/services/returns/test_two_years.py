"""Every shipped return over two years, with corrections, against a reader who keeps all of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.published import Dims, read_published
from anchordesk.domain.disclosure.tables import counts_by_place
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.period import FinancialYear, HalfYear, Period, Quarter
from anchordesk.domain.resident import RecordedAge
from anchordesk.services import casework, pathways, protection, residents, returns
from anchordesk.services.casework import JobDetails
from anchordesk.services.exchange_records import Release
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_approval import returns_beside
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.services.returns.reader_of_all import INFINITE, Figure, ReaderOfAll, Sum

PATHWAY = "hospitality-to-health"
STAGES = ("eligibility", "action_plan", "training", "application", "interview", "offer", "started")
THRESHOLD, NEARLY = 5, 1e-6
FIRST = date(2025, 4, 1)


@dataclass
class Person:
    """Somebody made up: when they come, how far they get, and what is written down of them."""

    comes: date
    details: ResidentDetails
    steps: tuple[date, ...]
    pay: int | None
    id: ResidentId | None = None
    enrolment: Enrolment | None = None


def made_up(seed: int, people: int, days: int) -> list[Person]:
    draw = random.Random(seed)
    found = []
    for number in range(people):
        comes = FIRST + timedelta(days=int(draw.random() ** 1.6 * (days - 10)))
        steps, day = [], comes
        for _ in range(draw.choice((0, 1, 3, 4, 7, 7))):
            day += timedelta(days=draw.randrange(3, 40))
            steps.append(day)
        details = ResidentDetails(
            given_name=f"Made up {number}",
            recorded_age=RecordedAge(draw.randrange(18, 62), comes),
            qualification=draw.choices(list(Qualification), (6, 8, 4, 2, 3))[0],
            equality=EqualityMonitoring(
                ethnicity_group=draw.choices(list(EthnicityGroup), (6, 9, 2, 12, 1, 1, 4))[0],
                sex=draw.choice(list(Sex)),
                disability=draw.choice(list(Disability)),
            ),
        )
        pay = draw.choice((None, 1_190, 1_250, 1_340, 1_420))
        found.append(Person(comes, details, tuple(steps), pay))
    return found


@dataclass
class Desk:
    """A lead's desk that lives through two years, and what its returns counted in truth."""

    workspace: Workspace
    clock: StandingClock
    people: list[Person]
    truth: dict[str, Mapping[Dims, int]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def live_until(self, day: date) -> None:
        """Write down what happens to everybody, on the day that it happens."""
        events: list[tuple[date, int, Callable[[], None]]] = []
        for number, person in enumerate(self.people):
            if self.clock.today() < person.comes <= day:
                events.append((person.comes, number, partial(self._come, person)))
            for at, step in enumerate(person.steps):
                if self.clock.today() < step <= day:
                    events.append((step, number, partial(self._step, person, at)))
        for when, _, happen in sorted(events, key=lambda event: event[:2]):
            self._move_to(when)
            happen()
        self._move_to(day)

    def _move_to(self, day: date) -> None:
        self.clock.move(days=(day - self.clock.today()).days)

    def _come(self, person: Person) -> None:
        made = residents.add(self.workspace, person.details)
        person.id = made.id
        today = self.clock.today()
        person.enrolment = pathways.enrol(self.workspace, made.id, PATHWAY, today)

    def _step(self, person: Person, at: int) -> None:
        assert person.enrolment is not None
        today = self.clock.today()
        person.enrolment = pathways.move_stage(
            self.workspace, person.enrolment.id, STAGES[at], today, "Agreed with the lead"
        )
        if STAGES[at] == "started":
            job = JobDetails("Trust", "", today, person.pay)
            casework.record_job(self.workspace, person.enrolment.resident_id, job)

    def write_down_late(self, number: int, draw: random.Random) -> None:
        """Some came on this day, all with one level, after the returns were made."""
        level = draw.choice(list(Qualification))
        for _ in range(number):
            residents.add(
                self.workspace, ResidentDetails(given_name="Made up", qualification=level)
            )

    def correct(self, number: int, draw: random.Random) -> None:
        """Some levels of qualification were written down wrongly."""
        for person in draw.sample([one for one in self.people if one.id is not None], number):
            assert person.id is not None
            with self.workspace.records.reading() as reading:
                before = residents.details_of(reading.resident(person.id))
            level = draw.choice(list(Qualification))
            residents.amend(self.workspace, person.id, replace(before, qualification=level))

    def release(self, template: str, period: Period, *, correcting: bool = False) -> Release | None:
        """Make a return, unless it is refused, and keep what it counted."""
        try:
            prepared = returns.prepare(self.workspace, template, period, correcting=correcting)
            release = returns.approve(self.workspace, prepared)
        except RefusedError as refused:
            self.refused.append(f"{template} {period.code}: {refused.what_happened}")
            return None
        self.truth[release.digest] = self.truth.pop("newest")
        return release


@pytest.fixture
def desk_of(
    joined: Workspace, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[Person]], Desk]:
    def make(people: list[Person]) -> Desk:
        desk = Desk(joined, clock, people)

        def counted(*args: Any) -> dict[Dims, int]:
            desk.truth["newest"] = counts_by_place(*args)
            return counts_by_place(*args)

        monkeypatch.setattr("anchordesk.services.protection.counts_by_place", counted)
        clock.move(days=(FIRST - timedelta(days=1) - clock.today()).days)
        return desk

    return make


@dataclass(frozen=True)
class Known:
    """What a reader of all files has of them, who knows of each figure how it went on."""

    releases: tuple[Release, ...]
    sums: tuple[Sum, ...]

    def reader(self, more: Sequence[Sum] = ()) -> ReaderOfAll:
        return ReaderOfAll([one.published for one in self.releases], (*self.sums, *more))


def all_figures(desk: Desk) -> tuple[Known, dict[Figure, int]]:
    """What a reader knows, and the truth."""
    with desk.workspace.records.reading() as reading:
        releases = reading.releases()
    truth = {
        (at, place): count
        for at, release in enumerate(releases)
        for place, count in desk.truth[release.digest].items()
    }
    for at, release in enumerate(releases):
        cells = read_published(release.published).cells
        assert all(cell.value in (None, truth[at, cell.dims]) for cell in cells)
    return Known(releases, tuple(goes_on(desk, releases, truth))), truth


def goes_on(
    desk: Desk, releases: tuple[Release, ...], truth: Mapping[Figure, int]
) -> Iterator[Sum]:
    """Which figures of two files hang together, and whether they grew, shrank or stayed."""
    for at, release in enumerate(releases[1:], start=1):
        beside = returns_beside(
            desk.workspace, returns.reopen(desk.workspace, release), releases[:at]
        )
        assert beside is not None
        figures = {
            named: (number, place)
            for number, printed in enumerate(beside.printed)
            for place, named in printed.places.items()
        }
        figures |= {cell.dims: (at, cell.dims) for cell in read_published(release.published).cells}
        for item in beside.continuations:
            if item.course is Course.MOVES:
                continue
            terms: Counter[Figure] = Counter(figures[place] for place in item.later)
            terms.subtract(figures[place] for place in item.before)
            grown = sum(factor * truth[figure] for figure, factor in terms.items())
            yield (
                terms,
                0.0 if grown >= 0 else -INFINITE,
                0.0
                if grown <= 0 and not (grown == 0 and item.course is Course.GROWS)
                else INFINITE,
            )


def given_away(
    reader: ReaderOfAll, truth: Mapping[Figure, int]
) -> list[tuple[Figure, int, float, float]]:
    """Small hidden counts that cannot be nobody, or cannot be the threshold."""
    hidden = [figure for figure, value in reader.printed.items() if value is None]
    small = [figure for figure in hidden if 1 <= truth[figure] < THRESHOLD]
    found = []
    for figure in small:
        low, high = reader.range_of(figure)
        if low > NEARLY or high < THRESHOLD - NEARLY:
            found.append((figure, truth[figure], low, high))
    draw = random.Random(1)
    for _ in range(min(200, len(small) ** 2)):
        own, other = draw.choice(hidden), draw.choice(small)
        if own != other and truth[own]:
            low, high = reader.range_of(other, sits_in=own)
            if high - low < 1 - NEARLY:
                found.append((other, truth[other], low, high))
    return found


def live(desk: Desk, quarters: int, *, quarterly: tuple[str, ...], late: int = 8) -> None:
    """Release what is due at each quarter's end, and correct one return after that."""
    draw = random.Random(quarters)
    for number in range(quarters):
        quarter = Quarter(FIRST.year + (number + 1) // 4, 1 + (number + 1) % 4)
        desk.live_until(quarter.last_day)
        for template in quarterly:
            desk.release(template, quarter)
        if number % 2:
            half = HalfYear(FIRST.year + number // 4, 1 + number // 2 % 2)
            desk.release("people-and-skills", half)
        if number % 4 == 3:
            for template in ("board-summary", "quality-and-place"):
                desk.release(template, FinancialYear(FIRST.year + number // 4))
        if number % 2 == 0:
            desk.write_down_late(late, draw)
        elif quarters > 2:
            desk.correct(late, draw)
        if quarters > 2 or number == 0:
            desk.release(quarterly[-1], quarter, correcting=True)


def test_a_quarter_of_two_returns_and_a_correction_gives_nobody_away(
    desk_of: Callable[[list[Person]], Desk],
) -> None:
    desk = desk_of(made_up(3, 36, 90))
    live(desk, 1, quarterly=("network-quarterly-summary", "caseload-summary"))
    known, truth = all_figures(desk)
    assert [one.template for one in known.releases] == [
        "network-quarterly-summary",
        "caseload-summary",
        "caseload-summary",
    ], desk.refused
    reader = known.reader()
    assert given_away(reader, truth) == []
    hidden = [figure for figure, value in reader.printed.items() if value is None]
    small = next(figure for figure in hidden if 1 <= truth[figure] < THRESHOLD)
    others = [({one: 1.0}, truth[one], truth[one]) for one in hidden if one != small]
    told = given_away(known.reader(others), truth)
    assert small in {figure for figure, *_ in told}, "the reader can add and subtract"


def test_another_return_of_the_second_quarter_gives_nobody_away(
    desk_of: Callable[[list[Person]], Desk],
) -> None:
    """Quarters of joining are others in each quarter; the network's return shows none."""
    desk = desk_of(made_up(1, 60, 180))
    both = ("caseload-summary", "network-quarterly-summary")
    for quarter, templates in ((Quarter(2025, 2), both[:1]), (Quarter(2025, 3), both)):
        desk.live_until(quarter.last_day)
        assert all(desk.release(template, quarter) for template in templates), desk.refused
    known, truth = all_figures(desk)
    assert given_away(known.reader(), truth) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 4))
def test_two_years_of_all_returns_give_nobody_away(
    seed: int, desk_of: Callable[[list[Person]], Desk]
) -> None:
    desk = desk_of(made_up(seed, 60, 720))
    live(desk, 8, quarterly=("network-quarterly-summary", "caseload-summary"))
    known, truth = all_figures(desk)
    assert len(known.releases) >= 8, desk.refused
    assert given_away(known.reader(), truth) == []


@pytest.mark.long
def test_the_reader_undoes_two_years_of_returns_that_were_protected_apart(
    desk_of: Callable[[list[Person]], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(made_up(1, 60, 720))
    with monkeypatch.context() as apart:
        apart.setattr(protection, "earlier_returns", lambda *_, **__: None)
        apart.setattr(returns, "refuse_undoable", lambda *_: None)
        live(desk, 8, quarterly=("network-quarterly-summary", "caseload-summary"))
    known, truth = all_figures(desk)
    assert given_away(known.reader(), truth)
