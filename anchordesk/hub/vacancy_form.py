"""Reads the form of a vacancy; what is wrong with it is told field by field, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import (
    MOST_CRITERIA,
    MOST_PLACES,
    Opportunity,
    OpportunityKind,
    Requirement,
    Shift,
)
from anchordesk.domain.opportunity_file import LONGEST_LINE, LONGEST_TEXT
from anchordesk.domain.outcome import HOURS_OF_A_WEEK, Contract, NhsBand, PayPlace
from anchordesk.hub.forms import Form

LARGEST_VACANCY_FORM = 16 * 1024
MOST_VACANCY_FIELDS = 60
TAKEN_OUT = 0
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_BRITISH = re.compile(r"(?P<day>\d{1,2})[ ./-](?P<month>\d{1,2})[ ./-](?P<year>\d{4})")
_HOURS = re.compile(r"\d{1,3}(\.\d{1,2})?")
_POUNDS = re.compile(r"£? ?\d{1,3}(\.\d{2})?")

Choice = TypeVar("Choice", bound=TitledCode)


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field."""

    field: str
    words: str


@dataclass(frozen=True)
class ReadVacancy:
    """A vacancy, or why it cannot be published as it was entered."""

    opportunity: Opportunity | None
    problems: tuple[FieldProblem, ...] = ()


def read_vacancy(form: Form, reference: str, employer: str, today: date) -> ReadVacancy:
    """Read what was entered, all of it, so that every problem is told at once.

    Args:
        employer: The member's name; nobody publishes in another's.
        today: The day on which it is published or renewed.
    """
    reading = _Reading(form, today)
    least, most = reading.hours("least_hours"), reading.hours("most_hours")
    if least is not None and most is not None and least > most:
        reading.wrong("most_hours", "The most hours are fewer than the least. Change one of them.")
    sure = reading.hours("guaranteed_hours")
    if most is not None and sure is not None and sure > most:
        reading.wrong("guaranteed_hours", "More hours are guaranteed than the most. Change one.")
    must = reading.several("must", Requirement)
    values = Opportunity(
        id=reference,
        kind=reading.one("kind", OpportunityKind, OpportunityKind.VACANCY),
        employer=employer,
        role=reading.line(
            "role", "Enter the role, for example “Ward housekeeper”.", is_needed=True
        ),
        family=reading.one("family", JobFamily, JobFamily.OTHER),
        places_open=reading.places(),
        published_on=today,
        closes_on=reading.day("closes_on", "18 12 2026"),
        starts_on=reading.day("starts_on", "11 1 2027"),
        occupation=reading.occupation(),
        pay_pence_per_hour=reading.pay(),
        nhs_band=reading.one("nhs_band", NhsBand, NhsBand.NONE),
        pay_place=reading.one("pay_place", PayPlace, PayPlace.NOT_KNOWN),
        least_hours=None if reading.problems else least,
        most_hours=None if reading.problems else most,
        shifts=reading.several("shifts", Shift),
        contract=reading.one("contract", Contract, Contract.NOT_KNOWN),
        place=reading.line("place"),
        ward=reading.line("ward"),
        must=must,
        helps=tuple(each for each in reading.several("helps", Requirement) if each not in must),
        guaranteed_hours=None if reading.problems else sure,
        shift_pattern=reading.line("shift_pattern"),
        getting_there=reading.line("getting_there", longest=LONGEST_TEXT),
        essential=reading.criteria(),
        guaranteed_interview=form.one("guaranteed_interview") == "yes",
        how_to_apply=reading.line(
            "how_to_apply",
            "Enter how to apply, for example “Ask the hospital’s community team”.",
            is_needed=True,
            longest=LONGEST_TEXT,
        ),
    )
    problems = tuple(reading.problems)
    return ReadVacancy(None, problems) if problems else ReadVacancy(values)


def as_entered(opportunity: Opportunity) -> Form:
    """A vacancy as the fields of its form, to be changed."""
    job = opportunity
    pay = job.pay_pence_per_hour
    told: dict[str, tuple[str, ...]] = {
        "places_open": ("" if job.places_open == TAKEN_OUT else str(job.places_open),),
        "closes_on": ("" if job.closes_on is None else job.closes_on.isoformat(),),
        "starts_on": ("" if job.starts_on is None else job.starts_on.isoformat(),),
        "pay": ("" if pay is None else f"{pay // 100}.{pay % 100:02d}",),
        "least_hours": ("" if job.least_hours is None else f"{job.least_hours:f}",),
        "most_hours": ("" if job.most_hours is None else f"{job.most_hours:f}",),
        "guaranteed_hours": ("" if job.guaranteed_hours is None else f"{job.guaranteed_hours:f}",),
        "essential": ("\n".join(job.essential),),
        "shifts": _codes(job.shifts),
        "must": _codes(job.must),
        "helps": _codes(job.helps),
        "guaranteed_interview": ("yes" if job.guaranteed_interview else "",),
    }
    for name in ("kind", "family", "nhs_band", "pay_place", "contract"):
        told[name] = (getattr(job, name).value,)
    for name in (
        *("role", "occupation", "place", "ward", "how_to_apply"),
        *("shift_pattern", "getting_there"),
    ):
        told[name] = (getattr(job, name),)
    return Form(told)


def _codes(chosen: Iterable[TitledCode]) -> tuple[str, ...]:
    return tuple(each.value for each in chosen)


@dataclass
class _Reading:
    """One look at a form, which collects what is wrong."""

    form: Form
    today: date
    problems: list[FieldProblem] = field(default_factory=list)

    def wrong(self, name: str, words: str) -> None:
        self.problems.append(FieldProblem(name, words))

    def line(
        self, name: str, missing: str = "", *, is_needed: bool = False, longest: int = LONGEST_LINE
    ) -> str:
        text = " ".join(self.form.one(name).split())
        if not text and is_needed:
            self.wrong(name, missing)
        elif len(text) > longest:
            self.wrong(name, f"Use at most {longest} characters; there are {len(text)}.")
        elif not text.isprintable():
            self.wrong(name, "A sign in this text cannot be printed. Type it again.")
        else:
            return text
        return ""

    def criteria(self) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in self.form.one("essential").splitlines()]
        found = tuple(line for line in lines if line)
        if len(found) > MOST_CRITERIA:
            self.wrong("essential", f"Use at most {MOST_CRITERIA} lines; there are {len(found)}.")
        elif any(len(line) > LONGEST_LINE or not line.isprintable() for line in found):
            self.wrong("essential", f"Use at most {LONGEST_LINE} characters in each line.")
        else:
            return found
        return ()

    def places(self) -> int:
        told = self.form.one("places_open")
        if told.isascii() and told.isdecimal() and 1 <= int(told[:9]) <= MOST_PLACES:
            return int(told)
        self.wrong("places_open", f"Enter how many places are open, from 1 to {MOST_PLACES}.")
        return 1

    def pay(self) -> int | None:
        told = self.form.one("pay")
        if not told:
            return None
        if _POUNDS.fullmatch(told):
            pence = int(Decimal(told.lstrip("£ ")) * 100)
            if pence > 0:
                return pence
        self.wrong("pay", "Enter the lowest pay an hour in pounds. For example, 12.60.")
        return None

    def hours(self, name: str) -> Decimal | None:
        told = self.form.one(name)
        if not told:
            return None
        if _HOURS.fullmatch(told) and 0 < Decimal(told) <= HOURS_OF_A_WEEK:
            return Decimal(told)
        self.wrong(name, "Enter hours a week, at most 168. For example, 37.5.")
        return None

    def day(self, name: str, example: str) -> date | None:
        told = self.form.one(name)
        if not told:
            return None
        found = _ISO.fullmatch(told) or _BRITISH.fullmatch(told)
        try:
            day = found and date(*(int(found[part]) for part in ("year", "month", "day")))
        except ValueError:
            day = None
        if not day:
            self.wrong(name, f"Enter a day. For example, {example}.")
        elif day < self.today:
            self.wrong(name, "That day is over. Enter a later one, or leave this empty.")
        else:
            return day
        return None

    def occupation(self) -> str:
        code = self.form.one("occupation")
        if code and not (len(code) == 4 and code.isascii() and code.isdecimal()):
            self.wrong(
                "occupation", "Enter the four figures of SOC 2020, for example 9262, or leave it."
            )
            return ""
        return code

    def one(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        code = self.form.one(name)
        return self._of(name, kind, code) or default if code else default

    def several(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        found = (self._of(name, kind, code) for code in dict.fromkeys(self.form.all(name)))
        return tuple(each for each in found if each is not None)

    def _of(self, name: str, kind: type[Choice], code: str) -> Choice | None:
        try:
            return kind.of(code)
        except ValueError:
            self.wrong(name, "Choose from what is offered here.")
            return None
