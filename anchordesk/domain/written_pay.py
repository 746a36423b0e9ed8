"""Reads what a job pays, as people write it down, and works out the pence an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from anchordesk.domain.amounts import plain_number
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.import_values import NOT_KNOWN_WORDS, UnreadableValueError
from anchordesk.domain.outcome import HOURS_OF_A_WEEK, MOST_PENCE_PER_HOUR
from anchordesk.domain.text import tidy_line

WEEKS_OF_A_YEAR = Decimal("52.143")
"""By which the NHS works out an hour's pay from a year's (Agenda for Change handbook)."""
MONTHS_OF_A_YEAR = 12
LARGEST_HOURLY_WITHOUT_UNIT = Decimal(50)
"""In pounds. What is more and has no unit may be a day's, a week's or a year's pay."""
THOUSAND = 1_000


class PayUnit(TitledCode):
    """What time an amount of pay is for."""

    HOUR = "hour", "An hour"
    WEEK = "week", "A week"
    MONTH = "month", "A month"
    YEAR = "year", "A year"


_WORDS = {
    **dict.fromkeys(("hour", "hourly", "hr", "hrs", "h", "ph", "p h", "phr"), PayUnit.HOUR),
    **dict.fromkeys(("week", "weekly", "wk", "w", "pw", "p w"), PayUnit.WEEK),
    **dict.fromkeys(("month", "monthly", "mth", "m", "pm", "p m", "pcm"), PayUnit.MONTH),
    **dict.fromkeys(("calendar month", "p c m"), PayUnit.MONTH),
    **dict.fromkeys(("year", "yearly", "yr", "annual", "annually", "annum", "y"), PayUnit.YEAR),
    **dict.fromkeys(("pa", "p a", "annual salary", "salary"), PayUnit.YEAR),
}


@dataclass(frozen=True, slots=True)
class WrittenPay:
    """An amount as it was written.

    Attributes:
        pounds: Above 0.
        unit: None where the words have none.
    """

    pounds: Decimal
    unit: PayUnit | None


def read_unit(cell: str) -> PayUnit | None:
    """Read what time pay is for; an empty cell does not say.

    Raises:
        UnreadableValueError: naming the units that there are.
    """
    if not tidy_line(cell) or tidy_line(cell).casefold() in NOT_KNOWN_WORDS:
        return None
    found = _unit(cell)
    if found is None:
        known = ", ".join(f"“{unit.title_text}”" for unit in PayUnit)
        raise UnreadableValueError(
            "This is no time that pay can be for.", what_to_do=f"Use one of {known}."
        )
    return found


def read_pay(cell: str) -> WrittenPay | None:
    """Read pay as £12.60, 12.60 ph, £24,071 a year or £24k; an empty cell is not known.

    Raises:
        UnreadableValueError: if it is not one amount, with a unit that is known or none.
    """
    text = tidy_line(cell).casefold()
    if not text or text in NOT_KNOWN_WORDS:
        return None
    match = re.fullmatch(
        r"(?:£|gbp)? ?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,4})?(k\b)? ?(?:gbp)? ?(\D*)", text
    )
    if match is None:
        raise _no_amount()
    whole, part, thousands, words = match.groups()
    unit = _unit(words) if words else None
    if words and unit is None:
        raise _no_amount()
    pounds = Decimal(whole.replace(",", "") + (part or ""))
    pounds *= THOUSAND if thousands else 1
    if not pounds:
        raise UnreadableValueError(
            "Pay must be more than nothing.", what_to_do="Leave it empty if it is not known."
        )
    return WrittenPay(pounds, unit)


def pence_per_hour(
    pay: WrittenPay, unit_elsewhere: PayUnit | None, hours_per_week: Decimal | None
) -> int:
    """Return what an hour pays, rounded to the penny.

    Without any unit an amount up to £50 is an hour's.

    Args:
        unit_elsewhere: What another column says, or a value for everybody.
        hours_per_week: By which pay for a longer time is shared out.

    Raises:
        UnreadableValueError: if the units differ or none is known, if the hours are needed and not
            known, or if nobody is paid so.
    """
    if pay.unit is not None and unit_elsewhere is not None and pay.unit is not unit_elsewhere:
        raise UnreadableValueError(
            f"The pay says “{pay.unit.title_text}” and its unit “{unit_elsewhere.title_text}”.",
            what_to_do="Correct one of them.",
        )
    unit = pay.unit or unit_elsewhere
    if unit is None and pay.pounds > LARGEST_HOURLY_WITHOUT_UNIT:
        raise UnreadableValueError(
            "It does not say whether this is pay for an hour, a week, a month or a year.",
            what_to_do="Write it with the amount, such as £24,071 a year.",
        )
    pence = _hourly(pay.pounds * 100, unit or PayUnit.HOUR, hours_per_week)
    if not 0 < pence <= MOST_PENCE_PER_HOUR:
        raise UnreadableValueError(
            "Pay an hour must be between £0.01 and £999.99.", what_to_do="Check the amount."
        )
    return pence


def read_hours(cell: str) -> Decimal | None:
    """Read hours a week as 37.5, 30 hours or 16 hrs pw; an empty cell is not known.

    Raises:
        UnreadableValueError: if it is not one number of hours above 0, 168 at the most.
    """
    text = tidy_line(cell).casefold()
    if not text or text in NOT_KNOWN_WORDS:
        return None
    match = re.fullmatch(
        r"(\d{1,3}(?:\.\d{1,4})?) ?(?:h|hrs?|hours?)?\.? ?(?:(?:a|per|/) ?(?:week|wk)|pw|weekly)?",
        text,
    )
    hours = None if match is None else Decimal(match[1])
    if hours is None or not 0 < hours <= HOURS_OF_A_WEEK:
        raise UnreadableValueError(
            "Hours a week must be one number, more than 0 and at most 168.",
            what_to_do="Write them like 37.5, or leave them empty if they are not known.",
        )
    return Decimal(plain_number(hours))


def _hourly(pence: Decimal, unit: PayUnit, hours: Decimal | None) -> int:
    if unit is PayUnit.HOUR:
        return _rounded(pence)
    if hours is None:
        raise UnreadableValueError(
            "This is not pay for an hour, and the hours a week that it is for are not known.",
            what_to_do="Give the hours, or the pay an hour, or leave the pay empty.",
        )
    match unit:
        case PayUnit.WEEK:
            return _rounded(pence / hours)
        case PayUnit.MONTH:
            return _rounded(pence * MONTHS_OF_A_YEAR / WEEKS_OF_A_YEAR / hours)
        case PayUnit.YEAR:
            return _rounded(pence / WEEKS_OF_A_YEAR / hours)


def _rounded(pence: Decimal) -> int:
    return int(pence.quantize(Decimal(1), ROUND_HALF_UP))


def _unit(words: str) -> PayUnit | None:
    plain = " ".join(re.sub(r"[^a-z]+", " ", words.casefold()).split())
    shorter = re.sub(r"^(?:an?|per|each|every) ", "", plain)
    return _WORDS.get(plain) or _WORDS.get(shorter)


def _no_amount() -> UnreadableValueError:
    return UnreadableValueError(
        "This is not one amount of pay that can be read.",
        what_to_do="Write it like £12.60, £12.60 an hour or £24,071 a year.",
    )
