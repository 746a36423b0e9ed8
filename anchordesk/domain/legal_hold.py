"""A hold on somebody's record: why it may not be erased for now, who said so, and until when.

Article 17(3) of the UK GDPR keeps what a legal claim, a duty or a funder's deed needs, even from
somebody's own request to be erased. A hold is looked at again; it never ends by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import LegalHoldId, ResidentId

LONGEST_REASON = 2000
SOON_DAYS = 14


class HoldRefusedError(RefusedError):
    """A hold cannot be placed, moved or lifted as asked."""

    code = "hold-refused"
    safe = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class LegalHold:
    """One hold.

    Attributes:
        reason: Why the record is kept, such as a claim, an inquiry or a funder's deed.
        placed_on: The day from which it holds.
        review_on: The day on which somebody asks whether it is still needed.
        worker: Who placed it.
        ended_on: The day on which it was lifted; None while it holds.
        ended_why: Why it is not needed any more.
    """

    id: LegalHoldId
    resident_id: ResidentId
    reason: str
    placed_on: date
    review_on: date
    worker: str
    ended_on: date | None = None
    ended_why: str = ""

    def __post_init__(self) -> None:
        if not self.reason or len(self.reason) > LONGEST_REASON:
            raise HoldRefusedError(
                "Write why this record must be kept.",
                what_to_do="Name the claim, the inquiry or the deed, so that whoever looks at it "
                "again can tell whether it is still needed.",
            )
        if self.review_on <= self.placed_on:
            raise HoldRefusedError(
                "The day to look at it again must be after the day on which it is placed."
            )

    @property
    def holds(self) -> bool:
        """Whether it has not been lifted."""
        return self.ended_on is None

    def lifted(self, day: date, why: str) -> LegalHold:
        """Return it lifted.

        Raises:
            HoldRefusedError: if no reason is given.
        """
        if not why:
            raise HoldRefusedError("Write why the hold is not needed any more.")
        return replace(self, ended_on=day, ended_why=why)
