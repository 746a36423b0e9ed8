"""That a letter to a resident was made: when, and which. Its words stay in no record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.identifiers import LetterId, ResidentId


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """One letter that was saved to be printed.

    Attributes:
        template: Code of the letter it was made of.
        title: What that letter is called.
    """

    id: LetterId
    resident_id: ResidentId
    template: str
    title: str
    printed_on: date
    worker: str
