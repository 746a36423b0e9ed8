"""Looks through the audit trail of a desk: by words, by whom it is about, by kind, by days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from anchordesk.domain.audit import AuditAction, AuditEvent
from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.resident import name_to_show
from anchordesk.domain.roles import UseCase, may
from anchordesk.domain.text import search_words, searchable
from anchordesk.services.audit import note_alone
from anchordesk.services.audit_records import EventsWanted
from anchordesk.services.doors import door
from anchordesk.services.records import RecordsReading
from anchordesk.services.workspace import Workspace

MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class TrailWanted:
    """What somebody looks for in a trail.

    Attributes:
        words: Of what was done, of the worker, of a resident's name or reference; each must be
            found, at the beginning of a word.
        action: The code of one kind of event; empty for all.
        since, until: The first and the last day; None for no limit.
    """

    words: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TrailLine:
    """An event, and whom it is about as far as they are still on this desk."""

    event: AuditEvent
    about: str


@dataclass(frozen=True, slots=True)
class TrailFound:
    """The newest events that match, and whether there are more."""

    lines: tuple[TrailLine, ...]
    more: bool


@door(UseCase.READ_TRAIL)
def search(workspace: Workspace, wanted: TrailWanted) -> TrailFound:
    """Return the newest events that match, at most 500, newest first."""
    words = search_words(wanted.words)
    limits = EventsWanted(
        wanted.action,
        None if wanted.since is None else day_bounds(wanted.since)[0],
        None if wanted.until is None else day_bounds(wanted.until)[1],
    )
    found: list[TrailLine] = []
    with workspace.records.reading() as reading:
        names = _names(workspace, reading)
        for event in reading.audit.matching(limits):
            about = "" if event.subject is None else names.get(event.subject, "")
            if not _holds(words, f"{event.title} {event.worker} {about} {event.facts}"):
                continue
            if len(found) == MOST_FOUND:
                return TrailFound(tuple(found), more=True)
            found.append(TrailLine(event, about))
    return TrailFound(tuple(found), more=False)


@door(UseCase.READ_RECORDS)
def note_opened(workspace: Workspace, resident_id: UUID) -> bool:
    """Write down that a record was opened, once a day; tell whether it was.

    Called once the record is shown, so that nobody waits for it.

    Raises:
        StorageError: if it could not be written down.
    """
    begins = day_bounds(workspace.clock.today())[0]
    with workspace.records.reading() as reading:
        last = reading.audit.last_of(resident_id, AuditAction.RECORD_OPENED.code)
    if last is not None and last.at >= begins and last.worker == workspace.worker:
        return False
    note_alone(workspace, AuditAction.RECORD_OPENED, resident_id)
    return True


def _names(workspace: Workspace, reading: RecordsReading) -> Mapping[UUID, str]:
    """Return names and references, for those who may read records anyway."""
    if not may(workspace.profile.role, UseCase.READ_RECORDS):
        return {}
    named: dict[UUID, str] = {}
    for one in reading.people():
        who = one.person
        parts = (who.given_name, who.family_name, who.preferred_name, one.reference)
        named[one.id] = f"{name_to_show(*parts)}, {one.reference}"
    return named


def _holds(words: Sequence[str], said: str) -> bool:
    if not words:
        return True
    parts = searchable(said).replace("=", " ").replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
