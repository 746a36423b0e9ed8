"""What to heed at an address, whoever lives there: a dog, somebody violent, not to go alone.

A warning belongs to the address. It is kept with the case of everybody who lives there, so that it
goes along when one of the cases is handed over and stays with the others; nobody is named in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId

LONGEST_WORDS = 300


class WarningRefusedError(RefusedError):
    """A warning about an address cannot be kept as entered."""

    code = "address-warning-refused"


class WarningKind(TitledCode):
    """What it is about."""

    DOG = "dog", "Dog"
    NOT_ALONE = "not_alone", "Do not visit alone"
    VIOLENT = "violent", "Violent person at the address"
    OTHER = "other", "Something else to heed"


@dataclass(frozen=True, slots=True)
class AddressWarning:
    """A warning, as it is kept with one case.

    Attributes:
        id: Of the row.
        warning_id: The same for everybody who lives there.
        place: What `address_key` says of the address.
        words: A line more, such as “in the yard”; it should name nobody.
        review_on: From which day it is to be asked whether it still holds; None for no such day.
        ended_on: Since when it does not hold any more; None while it does.
    """

    id: UUID
    warning_id: UUID
    resident_id: ResidentId
    place: str
    kind: WarningKind
    words: str
    noted_on: date
    worker: str
    review_on: date | None = None
    ended_on: date | None = None

    def __post_init__(self) -> None:
        if len(self.words) > LONGEST_WORDS:
            raise WarningRefusedError(f"Use at most {LONGEST_WORDS} characters: it is read fast.")
        if self.kind is WarningKind.OTHER and not self.words:
            raise WarningRefusedError("Write what there is to heed.")
        if self.review_on is not None and self.review_on < self.noted_on:
            raise WarningRefusedError("The day of the review is over already.")

    def told(self) -> str:
        """Return it in a few words."""
        said = self.kind.title_text
        if self.words:
            said = self.words if self.kind is WarningKind.OTHER else f"{said} ({self.words})"
        return said

    def is_to_be_reviewed(self, today: date) -> bool:
        """Tell whether somebody should have asked by now whether it still holds."""
        return self.review_on is not None and self.review_on <= today


def told_at_address(warnings: Iterable[AddressWarning]) -> str:
    """Return all warnings of one address in a line; empty if there is none."""
    once = {one.warning_id: one.told() for one in warnings}
    return f"At this address: {'; '.join(once.values())}" if once else ""
