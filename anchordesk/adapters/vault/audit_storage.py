"""Keeps the audit trail: one row and one head more for each event, and nothing ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.audit_tables import audit_events, audit_head
from anchordesk.adapters.vault.values import moment_text
from anchordesk.domain.audit import AuditEvent, AuditHead, next_event
from anchordesk.services.audit_records import EventsWanted

_ONLY_ROW = 1
AT_A_TIME = 500
_LAST = select(func.coalesce(func.max(audit_events.c.position), 0))


class StoredAudit:
    """Meets the ports AuditReading and AuditChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> AuditHead:
        """Return where the records say that the trail ends."""
        row = self._connection.execute(select(audit_head)).one_or_none()
        return AuditHead() if row is None else AuditHead(row.events, row.digest)

    def events(self) -> Iterator[AuditEvent]:
        """Yield the whole trail, oldest first."""
        found = select(audit_events).order_by(audit_events.c.position)
        return (_read(row) for row in self._connection.execute(found))

    def newest(self, most: int) -> tuple[AuditEvent, ...]:
        """Return the newest events, newest first."""
        found = select(audit_events).order_by(audit_events.c.position.desc()).limit(most)
        return tuple(_read(row) for row in self._connection.execute(found))

    def matching(self, wanted: EventsWanted) -> Iterator[AuditEvent]:
        """Yield the events that match, newest first, read as they are asked for."""
        kept = audit_events.c
        found = select(audit_events).order_by(kept.position.desc())
        if wanted.action:
            found = found.where(kept.action == wanted.action)
        if wanted.since is not None:
            found = found.where(kept.at >= moment_text(wanted.since))
        if wanted.until is not None:
            found = found.where(kept.at < moment_text(wanted.until))
        return (_read(row) for row in self._connection.execute(found).yield_per(AT_A_TIME))

    def last_of(self, subject: UUID, action: str) -> AuditEvent | None:
        """Return the newest event of one kind about a resident."""
        kept = audit_events.c
        mine = (kept.subject == subject.bytes, kept.action == action)
        newest = select(audit_events).where(*mine).order_by(kept.position.desc()).limit(1)
        row = self._connection.execute(newest).one_or_none()
        return None if row is None else _read(row)

    def about(self, subject: UUID, most: int) -> tuple[AuditEvent, ...]:
        """Return the newest events about a resident, newest first."""
        kept = audit_events.c
        found = select(audit_events).where(kept.subject == subject.bytes)
        rows = self._connection.execute(found.order_by(kept.position.desc()).limit(most))
        return tuple(_read(row) for row in rows)

    def append(self, event: AuditEvent) -> AuditEvent:
        """Keep an event as the next one, and return it as it is chained."""
        head, last = self.head(), self._connection.execute(_LAST).scalar_one()
        # Where somebody tampered with rows or their note, or a rescue lost some, work goes on: the
        # check tells of it for ever after, since what follows cannot be chained to what is gone.
        at_end = AuditHead(max(head.events, last), head.digest)
        chained = next_event(at_end, event)
        self._connection.execute(insert(audit_events), _values(chained))
        end = {"events": chained.number, "digest": chained.digest}
        self._connection.execute(
            insert(audit_head)
            .values(position=_ONLY_ROW, **end)
            .on_conflict_do_update(index_elements=["position"], set_=end)
        )
        return chained


class WithAudit:
    """Gives the records on one connection their audit trail."""

    _connection: Connection

    @property
    def audit(self) -> StoredAudit:
        """Who did what to which record, and when."""
        return StoredAudit(self._connection)


def _values(event: AuditEvent) -> dict[str, object]:
    return {
        "position": event.number,
        "at": moment_text(event.at),
        "worker": event.worker,
        "role": event.role,
        "action": event.action,
        "subject": None if event.subject is None else event.subject.bytes,
        "facts": event.facts,
        "previous": event.previous,
        "digest": event.digest,
    }


def _read(row: Row[Any]) -> AuditEvent:
    return AuditEvent(
        number=row.position,
        at=datetime.fromisoformat(row.at),
        worker=row.worker,
        role=row.role,
        action=row.action,
        subject=None if row.subject is None else UUID(bytes=row.subject),
        facts=row.facts,
        previous=row.previous,
        digest=row.digest,
    )
