"""Says how far the tables of rates reach by which jobs are judged, and what to do when one ends."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.job_pay import NHS_PAY_BANDS
from anchordesk.domain.reference import ReferenceTable
from anchordesk.ui.words import long_date, translate, translated


def renewal_words(table: ReferenceTable, today: date) -> str:
    """Return that a table has ended or will end, what then is not known, and what to do."""
    if table.is_out_of_date(today):
        words = translate("rates", "The table “{title}” ended on {day}.")
    else:
        words = translate("rates", "The table “{title}” ends on {day}.")
    told = words.format(title=translated(table.title), day=long_date(table.holds_until))
    if table.code == NHS_PAY_BANDS:
        missing = translate(
            "rates",
            "Jobs and vacancies after that day of which only the NHS band is entered are not "
            "judged: enter what an hour pays.",
        )
    else:
        missing = translate("rates", "Jobs and vacancies after that day are not judged by it.")
    what_to_do = translate("rates", "Ask your IT support for a newer AnchorDesk.")
    return " ".join((told, missing, what_to_do))


def reach_words(table: ReferenceTable) -> str:
    """Return “Real Living Wage: until 30 April 2027”."""
    words = translate("rates", "{title}: until {day}")
    return words.format(title=translated(table.title), day=long_date(table.holds_until))
