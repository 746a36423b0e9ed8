"""Reads the form of a priority; what is wrong with it is told field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from anchordesk.domain.period import FinancialYear
from anchordesk.domain.priority_file import LARGEST_TARGET, LONGEST_LINE
from anchordesk.hub.forms import Form
from anchordesk.hub.measures import Measure
from anchordesk.hub.priorities import Priority
from anchordesk.hub.vacancy_form import FieldProblem

LONGEST_DECISION = 600
FOLLOWED, SET_ASIDE = "followed", "set_aside"


@dataclass(frozen=True)
class Decision:
    """Who decides, when, and what stood before them."""

    reference: str
    edition: int
    at: datetime
    by: str


@dataclass(frozen=True)
class ReadPriority:
    """A decision about a priority, or why it cannot be kept as it was entered."""

    priority: Priority | None
    problems: tuple[FieldProblem, ...] = ()


def read_priority(
    form: Form, decision: Decision, years: Sequence[FinancialYear], measures: Sequence[Measure]
) -> ReadPriority:
    """Read what was entered, so that every problem is told at once."""
    problems: list[FieldProblem] = []

    def line(name: str, missing: str, longest: int = LONGEST_LINE) -> str:
        text = " ".join(form.one(name).split())
        if not text or not text.isprintable():
            problems.append(FieldProblem(name, missing))
        elif len(text) > longest:
            words = f"Use at most {longest} characters; there are {len(text)}."
            problems.append(FieldProblem(name, words))
        return text

    title = line("title", "Enter what is to be reached.")
    owner = line("owner", "Enter who looks after it: a member or a role.")
    words = line("words", "Say what was decided, and why.", LONGEST_DECISION)
    year = next((one for one in years if one.code == form.one("year")), None)
    if year is None:
        problems.append(FieldProblem("year", "Choose a year."))
    measure = next((one for one in measures if one.key == form.one("measure")), None)
    if form.one("measure") and measure is None:
        problems.append(FieldProblem("measure", "Choose from what returns tell."))
    told = form.one("target")
    target = int(told) if told.isascii() and told.isdecimal() and len(told) <= 7 else 0
    if told and not 1 <= target <= LARGEST_TARGET:
        problems.append(FieldProblem("target", f"Enter a whole number up to {LARGEST_TARGET:,}."))
    elif measure is not None and not told:
        problems.append(FieldProblem("target", "Enter the number that is to be reached."))
    if problems or year is None:
        return ReadPriority(None, tuple(problems))
    return ReadPriority(
        Priority(
            id=decision.reference,
            edition=decision.edition,
            year=year,
            title=title,
            owner=owner,
            measure="" if measure is None else measure.key,
            measure_title="" if measure is None else measure.title,
            target=target or None,
            is_followed=form.one("standing") != SET_ASIDE,
            words=words,
            decided_at=decision.at,
            decided_by=decision.by,
        )
    )


def as_entered(priority: Priority) -> Form:
    """A priority as the fields of its form; what is decided now is left open."""
    told: Mapping[str, str] = {
        "year": priority.year.code,
        "title": priority.title,
        "owner": priority.owner,
        "measure": priority.measure,
        "target": "" if priority.target is None else str(priority.target),
        "standing": FOLLOWED if priority.is_followed else SET_ASIDE,
    }
    return Form({name: (value,) for name, value in told.items()})
