"""The audit trail: written beside what it tells of, and read by people.

What changes records is written down in the same transaction. What leaves the vault is written down
before it leaves: an event too many is better than a file that nobody knows of.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from anchordesk.domain.audit import AuditAction, AuditEvent, facts_text
from anchordesk.services.errors import StorageError
from anchordesk.services.exchange_records import DeskProfile
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace

MOST_SHOWN = 500


def note(
    workspace: Workspace,
    change: RecordsChanging,
    action: AuditAction,
    subject: UUID | None = None,
    **facts: str | int,
) -> None:
    """Write down what a transaction does, as part of it. Facts are codes and numbers."""
    append(change, workspace.profile, workspace.now(), action, subject, **facts)


def append(
    change: RecordsChanging,
    profile: DeskProfile,
    at: datetime,
    action: AuditAction,
    subject: UUID | None = None,
    **facts: str | int,
) -> None:
    """Write an event where there is no workspace yet."""
    text = facts_text(**facts)
    role, code = profile.role.value, action.code
    change.audit.append(AuditEvent(0, at, profile.worker_name, role, code, subject, text, ""))


def note_alone(
    workspace: Workspace, action: AuditAction, subject: UUID | None = None, **facts: str | int
) -> None:
    """Write down what happens outside of the records, such as a file that is about to be written.

    Raises:
        StorageError: then it must not happen.
    """
    with workspace.records.changing() as change:
        note(workspace, change, action, subject, **facts)


def note_done(workspace: Workspace, action: AuditAction, **facts: str | int) -> None:
    """Write down what has happened already and cannot be taken back: an unlock, a refusal.

    A disk without room must neither keep anybody from what they need to read today nor tell them
    that the old passphrase still holds; the event is then missing.
    """
    with suppress(StorageError):
        note_alone(workspace, action, None, **facts)


def about(workspace: Workspace, resident_id: UUID) -> tuple[AuditEvent, ...]:
    """Return the newest events about a resident, newest first."""
    with workspace.records.reading() as reading:
        return reading.audit.about(resident_id, MOST_SHOWN)


def newest(workspace: Workspace) -> tuple[AuditEvent, ...]:
    """Return the newest events of the vault, newest first."""
    with workspace.records.reading() as reading:
        return reading.audit.newest(MOST_SHOWN)
