"""Typed identifiers, all UUID version 7 (RFC 9562), so that they sort by time of making."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NewType
from uuid import UUID

ResidentId = NewType("ResidentId", UUID)
EnrolmentId = NewType("EnrolmentId", UUID)
StageMoveId = NewType("StageMoveId", UUID)
ContactId = NewType("ContactId", UUID)
ActionId = NewType("ActionId", UUID)
OutcomeId = NewType("OutcomeId", UUID)
GoalId = NewType("GoalId", UUID)
AgreedPlanId = NewType("AgreedPlanId", UUID)
AppointmentId = NewType("AppointmentId", UUID)
NeedId = NewType("NeedId", UUID)
RatingId = NewType("RatingId", UUID)
GoodWorkCheckId = NewType("GoodWorkCheckId", UUID)
ReferralId = NewType("ReferralId", UUID)
ApplicationId = NewType("ApplicationId", UUID)
HouseholdId = NewType("HouseholdId", UUID)
HouseholdMemberId = NewType("HouseholdMemberId", UUID)
ConsentId = NewType("ConsentId", UUID)
EligibilityCheckId = NewType("EligibilityCheckId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
ConcernId = NewType("ConcernId", UUID)
ApprovalId = NewType("ApprovalId", UUID)
LetterId = NewType("LetterId", UUID)
WorkerId = NewType("WorkerId", UUID)
ImportId = NewType("ImportId", UUID)
SavedViewId = NewType("SavedViewId", UUID)
ReturnId = NewType("ReturnId", UUID)
FindingAnswerId = NewType("FindingAnswerId", UUID)
LegalHoldId = NewType("LegalHoldId", UUID)

RANDOM_BYTES = 10


def uuid7(unix_milliseconds: int, random: bytes) -> UUID:
    """Build a UUIDv7 from a time and ten random bytes (RFC 9562, section 5.7).

    Raises:
        ValueError: if the time does not fit 48 bits or there are not ten random bytes.
    """
    if not 0 <= unix_milliseconds < 1 << 48:
        raise ValueError("the time of a UUIDv7 must fit 48 bits")
    if len(random) != RANDOM_BYTES:
        raise ValueError("a UUIDv7 takes ten random bytes")
    noise = int.from_bytes(random, "big")
    random_a = noise >> 68 & 0xFFF
    random_b = noise & (1 << 62) - 1
    return UUID(int=unix_milliseconds << 80 | 0x7 << 76 | random_a << 64 | 0b10 << 62 | random_b)


def made_at(identifier: UUID) -> datetime:
    """Return when a UUIDv7 was made, in UTC, to the millisecond."""
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, UTC)
