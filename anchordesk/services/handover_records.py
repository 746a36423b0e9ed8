"""Cases on their way between desks: values, and the port to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from anchordesk.domain.identifiers import ResidentId
from anchordesk.wire.handover import CasePackage


class Direction(StrEnum):
    """Whether a case goes or comes."""

    GOING = "going"
    COMING = "coming"


class HandoverState(StrEnum):
    """How far a handover has come.

    OFFERED: the old desk works on and counts. ACCEPTED (the new desk alone): the case is awaited.
    SENT (the old desk alone): out of the caseload, kept whole until the receipt. DONE: the new desk
    has it. DECLINED, TAKEN_BACK: it stays where it was.
    """

    OFFERED = "offered"
    ACCEPTED = "accepted"
    SENT = "sent"
    DONE = "done"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Handover:
    """One case on its way, or that was.

    Attributes:
        resident_id: Whose; None at the new desk until the case has arrived.
        colleague: Key id of the other desk.
        offer: The encoded offer; None once it is settled, since it names the resident.
        package: Digest of the case; empty before it was sent.
        handed_over_on: The day from whose quarter on the new desk counts.
        reason: Why it was declined, in the colleague's words.
    """

    id: UUID
    direction: Direction
    resident_id: ResidentId | None
    colleague: str
    state: HandoverState
    offer: bytes | None
    changed_at: datetime
    package: str = ""
    handed_over_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptCount:
    """In which groups somebody who was handed over counts here, for one quarter; no name."""

    handover: UUID
    pathway: str
    period: str
    groups: Mapping[str, str]


class HandoverReading(Protocol):
    """One consistent look."""

    def all(self) -> tuple[Handover, ...]:
        """Return every handover, newest first."""

    def by_id(self, handover: UUID) -> Handover | None:
        """Return one, if it is known."""

    def pieces(self, handover: UUID) -> dict[int, bytes]:
        """Return what has arrived of a case, by number."""

    def kept_counts(self, pathway: str, period: str) -> tuple[KeptCount, ...]:
        """Return how people who were handed over count here in a quarter."""

    def counted_from(self) -> Mapping[ResidentId, date]:
        """Return who came from another desk, and from which day on they count here."""

    def case(self, resident_id: ResidentId) -> CasePackage:
        """Return everything that the records hold of one resident. Raises NotFoundError."""

    def attachments(self, resident_id: ResidentId) -> int:
        """Return how many attachments a resident has."""


class HandoverChanging(HandoverReading, Protocol):
    """One transaction."""

    def save(self, handover: Handover) -> None:
        """Keep a handover, in place of what was kept of it."""

    def keep_piece(self, handover: UUID, number: int, content: bytes) -> None:
        """Keep a piece of a case; the same one twice is one."""

    def forget_pieces(self, handover: UUID) -> None:
        """Let go of the pieces of a case."""

    def keep_counts(self, counts: tuple[KeptCount, ...]) -> None:
        """Keep how somebody who goes counts here for quarters that are over."""

    def hide_case(self, resident_id: ResidentId, at: datetime) -> None:
        """Take a resident out of the caseload and of every count; the rows stay."""

    def show_case(self, resident_id: ResidentId) -> None:
        """Bring a resident back who was hidden. Raises NotFoundError."""

    def forget_counts(self, handover: UUID) -> None:
        """Let go of how somebody counts here who did not go after all."""

    def purge_case(self, resident_id: ResidentId) -> None:
        """Take a resident's rows away for good, and overwrite them."""

    def add_case(self, package: CasePackage, handover: UUID, counted_from: date) -> str:
        """Keep a case that came, and return the reference it has here.

        Raises HandoverRefusedError if it does not fit these records; then nothing was kept.
        """
