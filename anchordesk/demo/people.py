"""Makes up residents in the shape that a resource file describes, as a spreadsheet has them."""

from __future__ import annotations

import csv
import io
import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.pathway import Pathway

HEADER = (
    *("Reference", "First name", "Surname", "Date of birth", "Phone", "Postcode", "Ward"),
    *("Landlord", "Sector", "Ethnic group", "Sex", "Disability", "Highest qualification"),
    *("Registered on", "Enrolled", "Enrolled on", "Stage", "Got job", "Employer", "Job role"),
    "Job start date",
)
YEAR = 365
SHARE_ENROLLED = 0.86
UNUSED_LETTERS = "CIKMOV"


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
    ethnic_groups: Mapping[str, int]
    qualifications: Mapping[str, int]
    sexes: Mapping[str, int]
    disabilities: Mapping[str, int]
    stages: Mapping[str, int]


def read_shape(path: Path) -> SampleShape:
    """Read a shape from its TOML file, which ships with AnchorDesk."""
    raw: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()
    }
    return SampleShape(**fields)


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
    working = enrolled and stage.in_work
    started = joined + (until - joined) * (0.4 + 0.6 * chance.random())
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
        "yes" if working else "no",
        shape.employer if working else "",
        chance.choice(shape.roles) if working else "",
        _uk_day(started) if working else "",
    )


def _drawn(chance: random.Random, shares: Mapping[str, int]) -> str:
    return chance.choices(tuple(shares), weights=tuple(shares.values()))[0]


def _uk_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
