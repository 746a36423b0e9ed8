"""Referrals out: to whom a resident was sent, for what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ReferralId, ResidentId


class ReferralRefusedError(RefusedError):
    """A referral cannot be kept as entered."""

    code = "referral-refused"


class ReferralState(TitledCode):
    """What the other side answered."""

    WAITING = "waiting", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    NOT_TAKEN_UP = "not_taken_up", "Not taken up by the resident"


@dataclass(frozen=True, slots=True)
class Referral:
    """A resident sent to somebody else for help.

    Attributes:
        answered_on: The day of the answer; None while it is waited for.
        answer: What they answered, in words; may be empty.
        shared_because: Why it was shared without consent, such as safeguarding; empty where the
            resident agreed.
    """

    id: ReferralId
    resident_id: ResidentId
    to_whom: str
    for_what: str
    referred_on: date
    worker: str
    state: ReferralState = ReferralState.WAITING
    answered_on: date | None = None
    answer: str = ""
    shared_because: str = ""

    def __post_init__(self) -> None:
        if not self.to_whom:
            raise ReferralRefusedError("Enter to whom you refer the resident.")
        if (self.state is ReferralState.WAITING) is not (self.answered_on is None):
            raise ReferralRefusedError("Enter the day of the answer.")
        if self.answered_on is not None and self.answered_on < self.referred_on:
            raise ReferralRefusedError("The answer cannot come before the referral.")
