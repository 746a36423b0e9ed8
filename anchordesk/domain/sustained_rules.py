"""The rules of programmes on sustained work, and their files (TOML)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from anchordesk.domain.definition_file import DefinitionFileError, DefinitionTable, read_definition
from anchordesk.domain.outcome import Evidence

MOST_WEEKS, MOST_HOURS = 260, 60
OLDEST_MINIMUM = 25


class SustainedRuleFileError(DefinitionFileError):
    """A rule on sustained work cannot be used."""

    code = "sustained-rule-file"


@dataclass(frozen=True, slots=True)
class PayFloor:
    """The least that an hour must pay for a week to count.

    Attributes:
        table: Code of the dated table of rates.
        applies_to: Which rate of that table.
        from_age: In years: for who is younger the rate is another, which is not in the tables.
    """

    table: str
    applies_to: str
    from_age: int


@dataclass(frozen=True, slots=True)
class WeeksRule:
    """So many weeks in work within a window, at so many hours a week.

    Attributes:
        source: The document that says so.
        pay_floor: Where the programme has one.
        evidence: What the programme takes as evidence; empty where it does not say.
    """

    code: str
    title: str
    source: str
    weeks: int
    window_weeks: int
    least_hours: Decimal
    pay_floor: PayFloor | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EarningsRule:
    """Earnings, added up, of so many hours for so many weeks at the National Living Wage.

    The wage is that of the day on which the first job began.

    Attributes:
        wage_applies_to: Which rate of that table.
        source: The document that says so.
        evidence: What the programme takes as evidence; empty where it does not say.
    """

    code: str
    title: str
    source: str
    weeks: int
    hours_per_week: Decimal
    wage_applies_to: str
    evidence: tuple[Evidence, ...] = ()


SustainedRule = WeeksRule | EarningsRule


def read_sustained_rule(text: str, file_name: str) -> SustainedRule:
    """Read one rule from its TOML text.

    Raises:
        SustainedRuleFileError: naming the file and the place, if the text is not a rule.
    """
    top = read_definition(text, file_name, SustainedRuleFileError)
    shared = ("code", "title", "source", "kind", "weeks", "evidence")
    kind = top.words("kind")
    code, title, source = top.words("code"), top.words("title"), top.words("source")
    weeks = top.whole_number("weeks", 1, MOST_WEEKS)
    evidence = _evidence(top)
    if kind == "weeks":
        top.refuse_unknown(*shared, "window_weeks", "least_hours", "pay_floor")
        window = top.whole_number("window_weeks", weeks, MOST_WEEKS)
        hours = Decimal(top.whole_number("least_hours", 1, MOST_HOURS))
        floor = _pay_floor(top.table("pay_floor"))
        return WeeksRule(code, title, source, weeks, window, hours, floor, evidence)
    if kind == "earnings":
        top.refuse_unknown(*shared, "hours_per_week", "wage_applies_to")
        hours = Decimal(top.whole_number("hours_per_week", 1, MOST_HOURS))
        applies_to = top.words("wage_applies_to")
        return EarningsRule(code, title, source, weeks, hours, applies_to, evidence)
    raise SustainedRuleFileError(f"In {file_name}, “kind” must be weeks or earnings.")


def _pay_floor(table: DefinitionTable | None) -> PayFloor | None:
    if table is None:
        return None
    table.refuse_unknown("table", "applies_to", "from_age")
    from_age = table.whole_number("from_age", 16, OLDEST_MINIMUM)
    return PayFloor(table.words("table"), table.words("applies_to"), from_age)


def _evidence(top: DefinitionTable) -> tuple[Evidence, ...]:
    asked = top.codes("evidence")
    known = {one.value: one for one in Evidence if one is not Evidence.NONE}
    unknown = next((code for code in asked if code not in known), None)
    if unknown is not None:
        raise top.wrong(f"“{unknown}” is no kind of evidence", "evidence")
    return tuple(known[code] for code in asked)
