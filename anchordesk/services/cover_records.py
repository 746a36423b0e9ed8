"""Cover for absence: values, and the port to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.handover_records import Direction
from anchordesk.wire.cover import CoverCopy, CoverWritten, WrittenCase
from anchordesk.wire.handover import CasePackage


class CoverState(StrEnum):
    """How far a cover has come.

    OFFERED: nothing has left. ACCEPTED (the covering desk alone): copies are awaited, or are here
    and hidden until the first day. OPEN: the covering desk works on copies. PAUSED (there alone):
    its clock says less than it did before. CLOSING: over; what was written there is on its way.
    ENDED: it has come back, and the copies are gone. DECLINED, TAKEN_BACK: nothing ever left.
    """

    OFFERED = "offered"
    ACCEPTED = "accepted"
    OPEN = "open"
    PAUSED = "paused"
    CLOSING = "closing"
    ENDED = "ended"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"


HELD = (CoverState.ACCEPTED, CoverState.OPEN, CoverState.PAUSED)
"""In which states a covering desk has copies that it may show, now or later."""

UNSETTLED = (CoverState.OFFERED, *HELD, CoverState.CLOSING)


@dataclass(frozen=True, slots=True)
class Cover:
    """One cover, as one of the two desks keeps it.

    Attributes:
        direction: GOING on the desk whose cases they are, COMING on the one that covers.
        colleague: Key id of the other desk.
        first_day: With `last_day`, whole days.
        seen_at: The latest that this desk's clock said while this cover was kept.
        sent_at: When what was written was last sent back; None before.
        closed_on: By the clock of the covering desk; None until it is over there.
        reason: Why it was declined, in the colleague's words.
        told: The state that this desk's worker was told of last.
        with_restricted: Whether the keys of restricted notes go along, so that the colleague can
            read them. Known on the desk whose cases they are.
    """

    id: UUID
    direction: Direction
    colleague: str
    colleague_name: str
    state: CoverState
    first_day: date
    last_day: date
    cases: int
    note: str
    changed_at: datetime
    seen_at: datetime
    sent_at: datetime | None = None
    closed_on: date | None = None
    reason: str = ""
    told: str = ""
    with_restricted: bool = False


@dataclass(frozen=True, slots=True)
class CoverCase:
    """One case of a cover.

    Attributes:
        revision: How often what was written in it was sent, or taken in.
        package: The digest of what was sent or taken in last; empty before.
        has_copy: On the covering desk: whether the copy is here.
    """

    resident_id: ResidentId
    revision: int = 0
    package: str = ""
    has_copy: bool = False


@dataclass(frozen=True, slots=True)
class CoveredFor:
    """For whom somebody on this desk is looked after, and until when."""

    name: str
    last_day: date


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of what a colleague wrote: rows kept, and rows kept as notes beside one's own."""

    rows: int = 0
    beside: int = 0


class CoverReading(Protocol):
    """One consistent look."""

    def all(self) -> tuple[Cover, ...]:
        """Return every cover, newest first."""

    def by_id(self, cover: UUID) -> Cover | None:
        """Return one, if it is known."""

    def cases(self, cover: UUID) -> tuple[CoverCase, ...]:
        """Return the cases of one."""

    def covered_for(self) -> Mapping[ResidentId, CoveredFor]:
        """Return who is looked after here for a colleague at this moment."""

    def unsettled_with(self, resident_id: ResidentId) -> Cover | None:
        """Return a cover that somebody is part of and that is not over on both desks."""

    def written(self, cover: UUID, resident_id: ResidentId) -> WrittenCase | None:
        """Return all that was written in a copy since it came; None if nothing was."""


class CoverChanging(CoverReading, Protocol):
    """One transaction."""

    def save(self, cover: Cover) -> None:
        """Keep a cover, in place of what was kept of it."""

    def save_case(self, cover: UUID, case: CoverCase) -> None:
        """Keep a case of a cover, in place of what was kept of it."""

    def drop_case(self, cover: UUID, resident_id: ResidentId) -> None:
        """Take a case out of a cover."""

    def keep_part(self, part: CoverCopy | CoverWritten) -> bytes | None:
        """Keep a part, and return the whole once it is there; then no part is kept any more.

        Raises HandoverRefusedError if the whole is not what its parts say.
        """

    def add_copy(self, cover: UUID, package: CasePackage) -> None:
        """Keep the copy of a case; no return counts it. Raises HandoverRefusedError."""

    def take_written(
        self, cover: UUID, written: WrittenCase, new_id: Callable[[], UUID], at: datetime
    ) -> TakenIn:
        """Keep what a colleague wrote in a case of this desk. Raises HandoverRefusedError.

        What was changed on both desks stays as it is here, and stands beside it as a note.
        """

    def show_copies(self, cover: UUID) -> None:
        """Bring hidden copies into the caseload."""

    def hide_copies(self, cover: UUID, at: datetime) -> None:
        """Take copies out of every list; the rows stay."""

    def purge_copies(self, cover: UUID) -> None:
        """Take the rows of hidden copies away for good, and overwrite them."""
