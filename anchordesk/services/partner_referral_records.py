"""The port to what partners propose."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol
from uuid import UUID

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.partner_referral import PartnerReferral
from anchordesk.wire.handover import CarriedTable

DRAFT_OF_REASON = "inbox"


def draft_of_reason(referral: UUID) -> DraftKey:
    """Return the key of what is typed of why a referral is declined, or what to ask for."""
    return DraftKey(f"{DRAFT_OF_REASON} {referral.hex}")


class PartnerReferralReading(Protocol):
    """One consistent look."""

    def all(self) -> tuple[PartnerReferral, ...]:
        """Return every referral, newest first."""

    def by_id(self, referral: UUID) -> PartnerReferral:
        """Return one. Raises NotFoundError."""

    def fingerprints(self) -> Collection[str]:
        """Return by what rows that came are known."""

    def waiting(self) -> int:
        """Return how many still have to be decided."""

    def overdue(self, undecided_before: date, declined_before: date) -> tuple[UUID, ...]:
        """Return those kept too long: undecided, and declined."""

    def of_resident(self, resident_id: ResidentId) -> CarriedTable:
        """Return what is kept of the referrals by which somebody came."""


class PartnerReferralChanging(PartnerReferralReading, Protocol):
    """One transaction."""

    def save(self, referral: PartnerReferral) -> None:
        """Keep a referral, in place of what was kept of it."""

    def forget(self, referral: UUID) -> None:
        """Take a referral away for good; SQLite overwrites it."""

    def forget_of(self, resident_id: ResidentId) -> None:
        """Take those away by which somebody came who is erased."""
