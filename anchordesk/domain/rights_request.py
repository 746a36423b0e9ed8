"""Requests by which people use their rights over what is kept about them, and how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.time_limits import BankHolidays, Nation, TimeLimit, answer_by


class Right(Enum):
    """A right of the UK GDPR, with its article."""

    ACCESS = "access", "A copy of what is kept (Article 15)"
    RECTIFICATION = "rectification", "Correction (Article 16)"
    ERASURE = "erasure", "Erasure (Article 17)"
    RESTRICTION = "restriction", "Restriction (Article 18)"
    OBJECTION = "objection", "Objection (Article 21)"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> Right:
        """Return the right of a code. Raises KeyError."""
        return {one.code: one for one in cls}[code]


class RequestState(Enum):
    """How a request stands."""

    OPEN = "open", "Open"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> RequestState:
        """Return the state of a code. Raises KeyError."""
        return {one.code: one for one in cls}[code]


class RequestRefusedError(RefusedError):
    """A request cannot be written down or settled as asked."""

    code = "request-refused"


LEAVES_AS_IT_IS = frozenset({Right.RESTRICTION, Right.OBJECTION})
"""While one of these is open, the case stays as it is."""


def left_as_it_is() -> RequestRefusedError:
    """Refuse a change of the case of somebody who asked that it stays as it is."""
    return RequestRefusedError(
        "This person asked that what is kept of them is left as it is.",
        what_is_safe="Nothing was changed.",
        what_to_do="Settle their request under Rights first.",
    )


@dataclass(frozen=True, slots=True)
class RightsRequest:
    """One request.

    Attributes:
        reference: The resident's reference, for people; empty once they were erased.
        identity_on: The day on which proof of identity came, if it was asked for.
        stopped_days: For how many days the clock stood while the person was asked what they want.
        settled_on: None while it is open.
    """

    id: UUID
    resident_id: ResidentId
    reference: str
    right: Right
    received_on: date
    nation: Nation
    identity_on: date | None = None
    extended: bool = False
    stopped_days: int = 0
    state: RequestState = RequestState.OPEN
    settled_on: date | None = None

    def time_limit(self, holidays: BankHolidays) -> TimeLimit:
        """Return until when it must be answered."""
        starts_on = max(self.received_on, self.identity_on or self.received_on)
        return answer_by(
            starts_on,
            self.nation,
            holidays,
            extended=self.extended,
            stopped_days=self.stopped_days,
        )
