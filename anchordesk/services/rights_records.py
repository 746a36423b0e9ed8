"""The port to requests about people's rights, and to erasing a person from the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import RightsRequest
from anchordesk.services.audit_records import AuditedChanging, AuditedReading
from anchordesk.services.cover_records import CoverChanging, CoverReading
from anchordesk.services.oversight_records import OversightChanging, OversightReading
from anchordesk.services.partner_referral_records import (
    PartnerReferralChanging,
    PartnerReferralReading,
)
from anchordesk.wire.handover import CarriedTable


@dataclass(frozen=True, slots=True)
class QuietCase:
    """A resident, and when anything was last written in their case."""

    resident_id: ResidentId
    reference: str
    name: str
    last_entry: datetime


class RightsReading(Protocol):
    """One consistent look."""

    def requests(self) -> tuple[RightsRequest, ...]:
        """Return every request, the newest first."""

    def request(self, request_id: UUID) -> RightsRequest:
        """Return one request. Raises NotFoundError."""

    def open_requests_of(self, resident_id: ResidentId) -> tuple[RightsRequest, ...]:
        """Return what a resident asked for and has no answer to yet, the newest first."""

    def outside_case(self, resident_id: ResidentId) -> tuple[CarriedTable, ...]:
        """Return what is kept of a resident beside their case: drafts, and what a merge changed."""

    def mentions(self, needles: Sequence[str]) -> int:
        """Return how many rows of the records hold any of these words, in any case of A to Z."""

    def last_entries(self) -> tuple[QuietCase, ...]:
        """Return every resident with the moment of the last entry, the longest ago first."""


class RightsChanging(RightsReading, Protocol):
    """One transaction."""

    def save(self, request: RightsRequest) -> None:
        """Keep a request, in place of what was kept of it."""

    def let_through(self, resident_id: ResidentId) -> None:
        """Let this transaction change a case that is to stay as it is, as the law asks."""

    def erase(self, resident_id: ResidentId) -> int:
        """Take a person's rows away for good, merged records too; return how many there were."""


class GovernedReading(AuditedReading, Protocol):
    """A look at records that have a trail and requests."""

    @property
    def rights(self) -> RightsReading:
        """Requests about people's rights."""

    @property
    def oversight(self) -> OversightReading:
        """The breach log, and what desks report."""

    @property
    def covers(self) -> CoverReading:
        """Who looks after whose cases for some days."""

    @property
    def partner_referrals(self) -> PartnerReferralReading:
        """Whom partners propose."""


class GovernedChanging(AuditedChanging, GovernedReading, Protocol):
    """A transaction that can change them."""

    @property
    def rights(self) -> RightsChanging:
        """Requests about people's rights, and erasing."""

    @property
    def oversight(self) -> OversightChanging:
        """The breach log, and what desks report."""

    @property
    def covers(self) -> CoverChanging:
        """Who looks after whose cases for some days."""

    @property
    def partner_referrals(self) -> PartnerReferralChanging:
        """Whom partners propose."""
