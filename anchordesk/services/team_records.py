"""What a desk knows of its organisation and of its hub's standing, and the port to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from anchordesk.services.exchange_records import StoredTally


@dataclass(frozen=True, slots=True)
class OrganisationKept:
    """The organisation as this desk knows it.

    Attributes:
        public_key: Ed25519, 32 bytes: what rosters must be signed with.
        signing_key: Its private half; None on a desk that is not a lead's.
        roster: The newest roster, as the signed statement; empty before the first.
        version: Of that roster; 0 before the first.
        seen_at: When this desk last had a newer roster, by its own clock.
    """

    public_key: bytes
    signing_key: bytes | None
    roster: bytes
    version: int
    seen_at: datetime


class InvitationState(StrEnum):
    """How far an invitation of this lead's has come."""

    OPEN = "open"
    ANSWERED = "answered"
    USED = "used"
    BURNT = "burnt"


@dataclass(frozen=True, slots=True)
class InvitationKept:
    """An invitation that this lead made.

    Attributes:
        payload: The encoded invitation; empty once it was used or burnt.
        request: The encoded request that answered it, while it waits to be decided.
    """

    id: UUID
    payload: bytes
    for_name: str
    state: InvitationState
    request: bytes | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Joining:
    """What this desk answered and waits upon, encoded."""

    invitation: bytes
    request: bytes


@dataclass(frozen=True, slots=True)
class HubStanding:
    """How far the log of a hub was when it was last asked.

    Attributes:
        public_key: Of the hub; another hub has another standing.
    """

    public_key: bytes
    epoch: UUID
    log_index: int
    log_head: str


@dataclass(frozen=True, slots=True)
class HubTraffic:
    """Bytes of messages sent to the hub and received from it, in one month like 2026-11."""

    month: str
    sent_bytes: int
    received_bytes: int


@dataclass(frozen=True, slots=True)
class ReturnRequest:
    """A return that a second lead is asked to approve, on the desk of either.

    Attributes:
        digest: SHA-256 of the payload, hex.
        asked_by: Key id of the desk that made the return.
        asked_of: Key id of the desk that is asked.
        payload: The exact bytes that would be signed.
        published: The exact bytes of the tables' file.
        ties: What a reader knows of these counts and earlier ones together, as a tables' file; on
            the desk that made the return alone, elsewhere empty.
        decision: The statement that the other desk signed; None before.
    """

    digest: str
    asked_by: str
    asked_of: str
    payload: bytes
    published: bytes
    ties: bytes
    asked_at: datetime
    decision: bytes | None = None


class TeamReading(Protocol):
    """One consistent look."""

    def organisation(self) -> OrganisationKept | None:
        """Return the organisation, None before one was made or joined."""

    def invitations(self) -> tuple[InvitationKept, ...]:
        """Return this lead's invitations, newest first."""

    def joining(self) -> Joining | None:
        """Return what this desk waits upon."""

    def hub_standing(self) -> HubStanding | None:
        """Return how far the hub's log was."""

    def return_requests(self) -> tuple[ReturnRequest, ...]:
        """Return the returns that a second lead was asked to approve, newest first."""

    def tallies_of(self, desk: str) -> tuple[StoredTally, ...]:
        """Return the newest tally of one desk for each template and period."""

    def traffic(self, month: str) -> HubTraffic:
        """Return what went to and fro in a month."""


class TeamChanging(TeamReading, Protocol):
    """One transaction."""

    def save_organisation(self, kept: OrganisationKept) -> None:
        """Keep the organisation."""

    def save_invitation(self, kept: InvitationKept) -> None:
        """Keep an invitation, in place of what was kept of it."""

    def save_joining(self, joining: Joining | None) -> None:
        """Keep what this desk waits upon; None for nothing any more."""

    def remove_colleague(self, signing_public_key: bytes) -> None:
        """Know a desk no more."""

    def save_hub_standing(self, standing: HubStanding) -> None:
        """Keep how far the hub's log is."""

    def keep_return_request(self, request: ReturnRequest) -> None:
        """Keep a request, in place of what was kept of the same bytes."""

    def add_traffic(self, traffic: HubTraffic) -> None:
        """Add to what went to and fro in a month."""
