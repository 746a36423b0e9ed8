"""A made-up caseload over several quarters, counted and published as the shipped return is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from anchordesk.domain.case_history import CaseHistory, DatedStage
from anchordesk.domain.categories import EthnicityGroup, Qualification
from anchordesk.domain.counted_dimensions import dimensions_of
from anchordesk.domain.counting import CountedBy, count
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_presumptions import presumptions, upward_orders
from anchordesk.domain.disclosure.ledger import ledger_of
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables, place_of
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.period import Quarter
from anchordesk.domain.resident import RecordedAge, Resident
from anchordesk.domain.return_template import ReturnTemplate, read_template
from anchordesk.settings import resource_path
from tests.domain.jobs import job as started

KEY = b"the same for the whole ledger"
POLICY = ProtectionPolicy()
FIRST = Quarter(2026, 1)


@cache
def pathway() -> Pathway:
    path = resource_path("pathways", "hospitality-to-health.toml")
    return read_pathway(path.read_text("utf-8"), path.name)


@cache
def template() -> ReturnTemplate:
    path = resource_path("returns", "caseload-summary.toml")
    return read_template(path.read_text("utf-8"), path.name)


def case(
    number: int,
    registered_on: date,
    *,
    ethnicity: EthnicityGroup = EthnicityGroup.WHITE,
    qualification: Qualification = Qualification.NONE,
    age: int = 30,
    stages: tuple[tuple[str, date], ...] = (),
    job: date | None = None,
) -> CaseHistory:
    resident = Resident(
        ResidentId(UUID(int=number + 1)),
        f"R{number}",
        registered_on,
        recorded_age=RecordedAge(age),
        qualification=qualification,
        equality=EqualityMonitoring(ethnicity_group=ethnicity),
    )
    dated = tuple(DatedStage(stage, day) for stage, day in stages)
    jobs = () if job is None else (started(job),)
    return CaseHistory(resident, stages[0][1] if stages else None, dated, jobs)


def made_up_cases(seed: int, people: int, *, quarters: int = 4) -> list[CaseHistory]:
    """People who come over a year and a half, join the pathway, move on and find jobs."""
    draw = random.Random(seed)
    day = FIRST.first_day - timedelta(days=240)
    found = []
    for number in range(people):
        registered = day + timedelta(days=int(draw.random() ** 1.5 * (240 + 91 * quarters)))
        joined = registered + timedelta(days=draw.randrange(0, 120))
        steps = ["referral", "training", "application", "started"][: draw.randrange(0, 5)]
        stages = tuple(
            (step, joined + timedelta(days=40 * at + draw.randrange(0, 60)))
            for at, step in enumerate(steps)
        )
        job = stages[-1][1] if len(steps) == 4 else None
        if job is None and draw.random() < 0.2:
            job = registered + timedelta(days=draw.randrange(30, 400))
        found.append(
            case(
                number,
                registered,
                ethnicity=draw.choices(list(EthnicityGroup), (6, 9, 2, 12, 1, 1, 4))[0],
                qualification=draw.choices(list(Qualification), (6, 8, 4, 2, 3))[0],
                age=draw.randrange(17, 62),
                stages=stages,
                job=job,
            )
        )
    return found


@dataclass(frozen=True)
class Quarterly:
    """One quarter's tables, exactly, with what protection needs to know of them."""

    period: Quarter
    tables: list[CountTable]
    dimensions: list[Dimension]

    @property
    def context(self) -> Dims:
        return place_of(
            {"measure": "people", "pathway": pathway().code, "period": self.period.code}
        )

    @property
    def counts(self) -> dict[Dims, int]:
        return counts_by_place(self.tables, self.dimensions, self.context)


def quarterly(cases: Iterable[CaseHistory], period: Quarter) -> Quarterly:
    counted = count(CountedBy(template(), pathway(), period), cases)
    known = dimensions_of(pathway(), period)
    used = sorted({name for table in counted for name in table.dimensions})
    return Quarterly(
        period,
        [CountTable(t.table, t.table, t.dimensions, t.people) for t in counted],
        [
            Dimension(name, name, tuple(Category(c.code, c.title) for c in known[name].categories))
            for name in used
        ],
    )


def published_after(
    quarter: Quarterly,
    before: Sequence[tuple[Quarter, PublishedTables]],
    *,
    linked: bool = True,
    policy: ProtectionPolicy = POLICY,
) -> AuditedRelease:
    """The quarter's release, protected together with those before (or, unlinked, beside them)."""
    totals = public_totals(quarter.tables, quarter.dimensions)
    ledger = ledger_of([tables for _, tables in before], totals, quarter.context)
    printed = [
        PrintedPeriod(period, named)
        for (period, _), named in zip(before, ledger.places, strict=True)
    ]
    own = PrintedPeriod(quarter.period, {place: place for place in quarter.counts})
    return protect_and_audit(
        quarter.tables,
        quarter.dimensions,
        policy,
        release=quarter.period.code,
        context=quarter.context,
        earlier=ledger.tables if before else None,
        continuations=continuations(printed, own) if linked else (),
        presumptions=presumptions(printed, own, upward_orders(pathway())) if linked else (),
        tie_break_key=KEY,
    )


def quarters_of(cases: Callable[[int], Iterable[CaseHistory]], number: int = 4) -> list[Quarterly]:
    """Quarters one after the other, each of the cases as they were known by then."""
    period, found = FIRST, []
    for at in range(number):
        found.append(quarterly(cases(at), period))
        period = period.following
    return found


def always(cases: Iterable[CaseHistory]) -> Callable[[int], Sequence[CaseHistory]]:
    """The same cases in every quarter: nothing is corrected."""
    known = tuple(cases)
    return lambda _: known


def corrected(history: CaseHistory, ethnicity: EthnicityGroup) -> CaseHistory:
    resident = replace(history.resident, equality=EqualityMonitoring(ethnicity_group=ethnicity))
    return replace(history, resident=resident)
