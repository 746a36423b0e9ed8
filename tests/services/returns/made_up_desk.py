"""A lead's desk that lives through quarters with people made up, and makes the returns then due."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.coarser_return import BroaderGroups, Coarser, LeftOut, NotCrossed
from anchordesk.domain.disclosure.published import Dims
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.period import FinancialYear, HalfYear, Period, Quarter
from anchordesk.domain.resident import RecordedAge
from anchordesk.services import casework, pathways, residents, returns
from anchordesk.services.casework import JobDetails
from anchordesk.services.exchange_records import Release
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

PATHWAY = "hospitality-to-health"
STAGES = ("eligibility", "action_plan", "training", "application", "interview", "offer", "started")
FIRST = date(2025, 4, 1)
QUARTERLY = ("network-quarterly-summary", "caseload-summary")
YEARLY = ("board-summary", "quality-and-place")

COARSER: Mapping[str, tuple[Coarser, ...]] = {
    "network-quarterly-summary": (
        NotCrossed("stage_by_age", "Stage", "Age"),
        NotCrossed("stage_by_disability", "Stage", "Disability"),
        *(LeftOut(name, "") for name in ("stage_by_ethnicity", "stage_by_ward", "job_starts")),
    ),
    "caseload-summary": (
        NotCrossed("stage_by_age", "Stage", "Age"),
        *(LeftOut(name, "") for name in ("ethnicity_by_outcome", "start_quarter_by_outcome")),
    ),
    "people-and-skills": (
        NotCrossed("stage_by_sex", "Stage", "Sex"),
        NotCrossed("stage_by_qualification", "Stage", "Qualification"),
        *(
            LeftOut(name, "")
            for name in (
                "stage_by_age",
                "stage_by_ethnicity",
                "stage_by_disability",
                "stage_by_sector_left",
                "job_starts",
                "sustained_13",
                "sustained_26",
                "median_pay",
            )
        ),
    ),
    "board-summary": tuple(LeftOut(name, "") for name in ("job_family", "job_quality", "exits")),
    "quality-and-place": (
        BroaderGroups("deprivation_decile"),
        *(
            LeftOut(name, "")
            for name in (
                "pay_by_decile",
                "retention_by_decile",
                "quality_by_ward",
                "pay_by_ward",
                "retention_by_ward",
                "quality_by_landlord",
                "median_pay",
            )
        ),
    ),
}
"""What leaves tables small enough to attack all returns of a year together."""


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
    coarser: Mapping[str, tuple[Coarser, ...]] = field(default_factory=dict)

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
            prepared = returns.prepare(
                self.workspace,
                template,
                period,
                self.coarser.get(template, ()),
                correcting=correcting,
            )
            release = returns.approve(self.workspace, prepared)
        except RefusedError as refused:
            self.refused.append(f"{template} {period.code}: {refused.what_happened}")
            return None
        self.truth[release.digest] = self.truth.pop("newest")
        return release


def live(desk: Desk, quarters: int, *, yearly: tuple[str, ...] = (), late: int = 8) -> None:
    """Release what is due at each quarter's end; correct one return after every other quarter."""
    draw = random.Random(quarters)
    for number in range(quarters):
        quarter = Quarter(FIRST.year + (number + 1) // 4, 1 + (number + 1) % 4)
        desk.live_until(quarter.last_day)
        if number % 4 == 3:
            for template in yearly:
                desk.release(template, FinancialYear(FIRST.year + number // 4))
        for template in QUARTERLY:
            desk.release(template, quarter)
        if number % 2:
            half = HalfYear(FIRST.year + number // 4, 1 + number // 2 % 2)
            desk.release("people-and-skills", half)
        if number % 2 == 0:
            desk.write_down_late(late, draw)
            desk.release(QUARTERLY[-1], quarter, correcting=True)
        else:
            desk.correct(late, draw)
