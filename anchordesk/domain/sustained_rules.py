"""The rules of programmes on sustained work, and their files (TOML)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from anchordesk.domain.definition_file import DefinitionFileError, read_definition

MOST_WEEKS, MOST_HOURS = 260, 60


class SustainedRuleFileError(DefinitionFileError):
    """A rule on sustained work cannot be used."""

    code = "sustained-rule-file"


@dataclass(frozen=True, slots=True)
class WeeksRule:
    """So many weeks in work within a window, at so many hours a week.

    Attributes:
        source: The document that says so.
    """

    code: str
    title: str
    source: str
    weeks: int
    window_weeks: int
    least_hours: Decimal


@dataclass(frozen=True, slots=True)
class EarningsRule:
    """Earnings, added up, of so many hours for so many weeks at the National Living Wage.

    The wage is that of the day on which the first job began.

    Attributes:
        wage_applies_to: Which rate of that table.
        source: The document that says so.
    """

    code: str
    title: str
    source: str
    weeks: int
    hours_per_week: Decimal
    wage_applies_to: str


SustainedRule = WeeksRule | EarningsRule


def read_sustained_rule(text: str, file_name: str) -> SustainedRule:
    """Read one rule from its TOML text.

    Raises:
        SustainedRuleFileError: naming the file and the place, if the text is not a rule.
    """
    top = read_definition(text, file_name, SustainedRuleFileError)
    shared = ("code", "title", "source", "kind", "weeks")
    kind = top.words("kind")
    code, title, source = top.words("code"), top.words("title"), top.words("source")
    weeks = top.whole_number("weeks", 1, MOST_WEEKS)
    if kind == "weeks":
        top.refuse_unknown(*shared, "window_weeks", "least_hours")
        window = top.whole_number("window_weeks", weeks, MOST_WEEKS)
        hours = Decimal(top.whole_number("least_hours", 1, MOST_HOURS))
        return WeeksRule(code, title, source, weeks, window, hours)
    if kind == "earnings":
        top.refuse_unknown(*shared, "hours_per_week", "wage_applies_to")
        hours = Decimal(top.whole_number("hours_per_week", 1, MOST_HOURS))
        return EarningsRule(code, title, source, weeks, hours, top.words("wage_applies_to"))
    raise SustainedRuleFileError(f"In {file_name}, “kind” must be weeks or earnings.")
