"""What consent asks of the records, and what it is given: values of the port."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from anchordesk.domain.consent import Consent, ConsentPurpose
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.today_records import ListedResident


@dataclass(frozen=True, slots=True)
class ConsentWatch:
    """Which yes to one purpose is asked for again.

    Attributes:
        version: Of the words in force: a yes to earlier ones is asked for again.
        asked_before: So is a yes from before this day.
    """

    purpose: ConsentPurpose
    version: int
    asked_before: date


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Somebody who agreed to earlier words, or long ago."""

    resident: ListedResident
    consent: Consent


class ConsentReading(Protocol):
    """One consistent look."""

    def consents(self, resident_id: ResidentId) -> tuple[Consent, ...]:
        """Return every answer of a resident, in the order in which it was recorded."""

    def said_no(self, purpose: ConsentPurpose) -> frozenset[ResidentId]:
        """Return whose newest answer for a purpose is a no, or was withdrawn."""

    def to_ask_again(
        self, watches: Sequence[ConsentWatch], stages: Sequence[str], most: int
    ) -> tuple[tuple[AskAgain, ...], int]:
        """Return who agreed to earlier words or long ago, the earliest first, and how many.

        Args:
            stages: Of pathways; who was enrolled and is at none of them has left.
            most: How many are returned at the most.
        """
