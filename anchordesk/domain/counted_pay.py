"""Pay as a tally holds it: what each newest job pays, and a mark that stands for its employer.

A median cannot be added up from the medians of desks. So a tally says of each newest job what it
pays, in steps of ten pence, and marks its employer, so that the lead can see where one employer
pays nearly everybody. Neither is printed: printed is how many people's pay is known, and a median.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anchordesk.domain.counted_dimensions import KNOWN, NO_JOB, NOT_KNOWN
from anchordesk.domain.disclosure.magnitudes import HIGHEST_PAY
from anchordesk.domain.disclosure.published_cells import MEDIAN_STEP
from anchordesk.domain.disclosure.tables import TableError
from anchordesk.domain.employer_marks import MARK, NOT_NAMED, employer_mark

NOT_KEPT = "not_kept"
"""Pay that was known of somebody who went before tallies held it: counted, but in no median."""

_PAY = re.compile(rf"([1-9][0-9]{{1,5}})/({MARK.pattern}|{NOT_NAMED}|[0-9a-f]{{8}})")


@dataclass(frozen=True, slots=True)
class PayOfJob:
    """What a newest job pays, in pence an hour to ten pence, and the mark of its employer.

    Attributes:
        employer: `NOT_NAMED` where no name was known.
    """

    pence: int
    employer: str


def pay_code(pence: int, employer: str) -> str:
    """Return how a tally writes what a job pays: "1260/" and the employer's mark."""
    rounded = max(MEDIAN_STEP, MEDIAN_STEP * ((pence + MEDIAN_STEP // 2) // MEDIAN_STEP))
    return f"{rounded}/{employer_mark(employer)}"


def read_pay(code: str) -> PayOfJob | None:
    """Return what a tally says that a job pays; None where it says that no pay is known.

    Raises:
        TableError: if it is no pay in steps of ten pence.
    """
    if code in {NO_JOB, NOT_KNOWN, NOT_KEPT}:
        return None
    read = _PAY.fullmatch(code)
    pence = 0 if read is None else int(read[1])
    if read is None or pence % MEDIAN_STEP or pence > HIGHEST_PAY:
        raise TableError("A table of pay holds something that is no pay.")
    # Marks of eight figures, from before, tell two spellings apart and cannot be compared.
    return PayOfJob(pence, read[2] if MARK.fullmatch(read[2]) else NOT_NAMED)


def known_or_not(code: str) -> str:
    """Return the printed category of what a tally says of somebody's pay.

    Raises:
        TableError: if it is no pay in steps of ten pence.
    """
    if code == NOT_KEPT:
        return KNOWN
    return code if read_pay(code) is None else KNOWN
