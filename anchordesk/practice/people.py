"""Makes up residents in the shape that a resource file describes, as a spreadsheet has them."""

from __future__ import annotations

import csv
import io
import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.pathway import Pathway

HEADER = (
    *("Reference", "First name", "Surname", "Date of birth", "Phone", "Postcode", "Ward"),
    *("Landlord", "Sector", "Ethnic group", "Sex", "Disability", "Highest qualification"),
    *("Registered on", "Enrolled", "Enrolled on", "Stage", "Got job", "Employer", "Job role"),
    *("Job start date", "Job end date", "Pay", "Hours a week", "Hours wanted", "Contract"),
    *("NHS band", "Pay place", "Kind of work", "Job sector", "Travel"),
)
NO_JOB = ("",) * 13
PAY_PLACE = "Outside London"
WEEKS_OF_LEAVERS, SHARE_OF_LEAVERS = 13, 0.6
MOST_WEEKS = 75
LEAST_TRAVEL, MOST_TRAVEL = 10, 70
YEAR = 365
SHARE_ENROLLED = 0.86
UNUSED_LETTERS = "CIKMOV"


@dataclass(frozen=True, slots=True)
class SampleJob:
    """One kind of job that made-up residents start in, in the words of a spreadsheet.

    Attributes:
        share: How many of a hundred in this role.
        pay: What it pays, by the day from which it does (2026-04-01); empty where nobody told.
        employer: Empty for the sample's own.
    """

    role: str
    share: int
    hours: str
    family: str
    sector: str
    employer: str = ""
    pay: Mapping[str, str] = field(default_factory=dict)
    wanted: str = ""
    contract: str = ""
    nhs_band: str = ""

    def pay_on(self, day: date) -> str:
        """Return what it pays from a day on; before the first known day, what it paid then."""
        known = [words for since, words in sorted(self.pay.items()) if since <= day.isoformat()]
        return (known or [*self.pay.values(), ""][:1])[-1]


@dataclass(frozen=True, slots=True)
class SampleShape:
    """What the made-up residents are like.

    Attributes:
        ethnic_groups: Share of each code, in percent; likewise the other shares.
    """

    organisation: str
    lead: str
    worker: str
    landlord: str
    employer: str
    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    wards: tuple[str, ...]
    postcode_districts: tuple[str, ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    jobs: tuple[SampleJob, ...]
    ethnic_groups: Mapping[str, int]
    qualifications: Mapping[str, int]
    sexes: Mapping[str, int]
    disabilities: Mapping[str, int]
    stages: Mapping[str, int]


def read_shape(path: Path) -> SampleShape:
    """Read a shape from its TOML file, which ships with AnchorDesk."""
    raw: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    raw["jobs"] = [SampleJob(**job) for job in raw["jobs"]]
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()
    }
    return SampleShape(**fields)


@dataclass(frozen=True, slots=True)
class _TimeInWork:
    """When somebody was registered, began their job, and left it, if they did."""

    registered: date
    started: date
    ended: date | None

    @classmethod
    def drawn(cls, pathway: Pathway, stage: str, until: date, reference: str) -> _TimeInWork:
        """Return days that go with the stage somebody has reached, the newest one on `until`.

        Some left before half a year was over, and got no further than 13 weeks.
        """
        # Drawn apart, so that a change of the jobs changes nothing else about anybody.
        chance = random.Random(f"{reference} in work")  # noqa: S311 - made-up people are no secret
        weeks = {milestone.stage: milestone.weeks for milestone in pathway.milestones}
        reached = weeks.get(stage, 0)
        later = min((number for number in weeks.values() if number > reached), default=MOST_WEEKS)
        days, ended = chance.randrange(7 * reached, 7 * later), None
        if reached == WEEKS_OF_LEAVERS and chance.random() < SHARE_OF_LEAVERS:
            days = chance.randrange(7 * 27, 7 * MOST_WEEKS)
            ended = chance.randrange(7 * reached, 7 * 25)
        started = until - timedelta(days)
        return cls(
            registered=started - timedelta(chance.randrange(45, 150)),
            started=started,
            ended=None if ended is None else started + timedelta(ended),
        )


def spreadsheet(
    shape: SampleShape, pathway: Pathway, *, people: int, prefix: str, until: date, seed: int
) -> str:
    """Return made-up residents as CSV text. The same arguments give the same text.

    Args:
        people: How many.
        prefix: Start of their references, such as HH-1.
        until: Everything about them happened on this day or before.
        seed: Which people.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up people are no secret
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for number in range(1, people + 1):
        reference = f"{prefix}{number:03}"
        writer.writerow(_person(chance, shape, pathway, reference, until))
    return text.getvalue()


def _person(
    chance: random.Random, shape: SampleShape, pathway: Pathway, reference: str, until: date
) -> Sequence[str]:
    registered = until - timedelta(days=int(chance.triangular(5, 500, 120)))
    age = min(67, max(18, int(chance.gauss(36, 13))))
    born = registered - timedelta(days=age * YEAR + age // 4 + chance.randrange(1, YEAR))
    enrolled = chance.random() < SHARE_ENROLLED
    stage = pathway.stage(_drawn(chance, shape.stages))
    joined = registered + timedelta(days=chance.randrange(min(21, (until - registered).days)))
    work = None
    if enrolled and stage.in_work:
        work = _TimeInWork.drawn(pathway, stage.code, until, reference)
        sooner = work.registered - registered
        registered, joined, born = work.registered, joined + sooner, born + sooner
    district, letters = chance.choice(shape.postcode_districts), chance.choices(UNUSED_LETTERS, k=2)
    return (
        reference,
        chance.choice(shape.given_names),
        chance.choice(shape.family_names),
        _uk_day(born),
        f"07700 900{chance.randrange(1000):03}",
        f"{district} {chance.randrange(1, 10)}{''.join(letters)}",
        chance.choice(shape.wards),
        shape.landlord,
        chance.choice(shape.sectors),
        EthnicityGroup.of(_drawn(chance, shape.ethnic_groups)).title_text,
        Sex.of(_drawn(chance, shape.sexes)).title_text,
        Disability.of(_drawn(chance, shape.disabilities)).title_text,
        Qualification.of(_drawn(chance, shape.qualifications)).title_text,
        _uk_day(registered),
        "yes" if enrolled else "no",
        _uk_day(joined) if enrolled else "",
        stage.code if enrolled else "",
        "no" if work is None else "yes",
        *(NO_JOB if work is None else _job(shape, chance.choice(shape.roles), reference, work)),
    )


def _job(shape: SampleShape, role: str, reference: str, work: _TimeInWork) -> tuple[str, ...]:
    # Drawn apart, so that a change of the jobs changes nothing else about anybody.
    chance = random.Random(reference)  # noqa: S311 - made-up people are no secret
    offered = [job for job in shape.jobs if job.role == role]
    (job,) = chance.choices(offered, weights=[job.share for job in offered])
    return (
        *(job.employer or shape.employer, role, _uk_day(work.started)),
        *("" if work.ended is None else _uk_day(work.ended), job.pay_on(work.started)),
        *(job.hours, job.wanted, job.contract, job.nhs_band, PAY_PLACE, job.family, job.sector),
        f"{chance.randrange(LEAST_TRAVEL, MOST_TRAVEL, 5)} min",
    )


def _drawn(chance: random.Random, shares: Mapping[str, int]) -> str:
    return chance.choices(tuple(shares), weights=tuple(shares.values()))[0]


def _uk_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
