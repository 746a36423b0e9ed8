"""Restricted notes: who may read one is decided here alone, and every look is written down.

Their words are sealed in the records. Whatever lists, prints, exports, merges or carries notes
handles the sealed bytes, so that no view can show them by forgetting to leave them out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.casework import Contact, EarlierContact
from anchordesk.domain.dates import long_date
from anchordesk.domain.draft import Draft
from anchordesk.domain.emergency import READS_RESTRICTED
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.roles import UseCase, may
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.errors import NotFoundError
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.workspace import Workspace
from anchordesk.wire.handover import CarriedTable, Cell

SEALED = "sealed"
NOT_HERE = "the words of this note are not on this laptop"
CONCERN_FORMS = ("concern", "change_concern")


class KeptBackError(RefusedError):
    """The words of a restricted note are not on this desk."""

    code = "restricted-kept-back"

    def __init__(self, worker: str) -> None:
        super().__init__(
            f"The words of this restricted note are not on this laptop: {worker} wrote it, and the "
            "colleague whose case it is did not let them come along.",
            what_to_do="Ask the colleague whose case it is, if somebody's safety depends on it.",
        )


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A restricted note with its words, to be shown now and not to be kept.

    Attributes:
        note: Its `note` holds the words; it is not as the records hold it.
        earlier: What it said before, oldest first; a version whose words are not here has none.
    """

    note: Contact
    earlier: tuple[EarlierContact, ...] = ()


@door(UseCase.READ_RESTRICTED)
def read(workspace: Workspace, kept: Contact) -> OpenedNote:
    """Return a restricted note with its words; that it was read is written down.

    Raises:
        KeptBackError: if the key of its words is not on this desk.
        NotFoundError: if the note is not there any more.
        StorageError: if it could not be written down; then nothing is shown.
    """
    with workspace.records.changing() as change:
        if change.item_now(kept) is None:
            raise NotFoundError("That note is not in this vault any more.")
        opened = opened_or_refuse(change, kept)
        versions = [
            one for one in change.earlier_contacts(kept.resident_id) if one.contact.id == kept.id
        ]
        note(
            workspace,
            change,
            AuditAction.RESTRICTED_NOTE_READ,
            kept.resident_id,
            about=kept.sensitivity.value,
            note=kept.id.hex,
        )
        return OpenedNote(opened, tuple(_opened_version(change, one) for one in versions))


def may_read(workspace: Workspace) -> bool:
    """Tell whether the words of restricted notes may be read here now, by role and by reason."""
    why = workspace.emergency
    allowed = why is None or why.reason in READS_RESTRICTED
    return allowed and may(workspace.profile.role, UseCase.READ_RESTRICTED)


def with_words(reading: RecordsReading, table: CarriedTable) -> CarriedTable:
    """Return rows of a case with the words of restricted notes in place of what was sealed.

    Each with its day, as it is read apart from the rest of the note. For the copy that somebody
    asked for by their right; whoever calls it writes the look down.
    """
    if SEALED not in table.columns:
        return table
    at, when = table.columns.index(SEALED), table.columns.index("happened_at")

    def opened(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        cell = row[at]
        if not isinstance(cell, bytes):
            return row
        words = reading.restricted.opened(cell) or NOT_HERE
        day = long_date(datetime.fromisoformat(str(row[when])).astimezone().date())
        return (*row[:at], f"{day}: {words}", *row[at + 1 :])

    return CarriedTable(table.name, table.columns, tuple(opened(row) for row in table.rows))


def sensitivity_of(draft: Draft) -> Sensitivity:
    """Return how confidential what is half typed would have become."""
    if draft.key.kind in CONCERN_FORMS:
        return Sensitivity.SAFEGUARDING
    chosen = draft.answer("sensitivity")
    return Sensitivity.of(chosen) if chosen else Sensitivity.ORDINARY


def sealed(change: RecordsChanging, typed: Contact) -> Contact:
    """Return a note as the records keep it: the words of a restricted one sealed."""
    if not typed.sensitivity.is_restricted or typed.sealed:
        return typed
    return replace(typed, note="", sealed=change.restricted.seal(typed.resident_id, typed.note))


def note_kept(workspace: Workspace, change: RecordsChanging, kept: Contact, fate: str) -> None:
    """Write down that a restricted note was written, changed or deleted."""
    if kept.sensitivity.is_restricted:
        facts = {"about": kept.sensitivity.value, "note": kept.id.hex, "fate": fate}
        note(workspace, change, AuditAction.RESTRICTED_NOTE_KEPT, kept.resident_id, **facts)


def opened_or_refuse(change: RecordsChanging, kept: Contact) -> Contact:
    """Return a note with its words. Raises KeptBackError."""
    if not kept.sealed:
        return kept
    words = change.restricted.opened(kept.sealed)
    if words is None:
        raise KeptBackError(kept.worker)
    return replace(kept, note=words, sealed=b"")


def _opened_version(change: RecordsChanging, earlier: EarlierContact) -> EarlierContact:
    contact = earlier.contact
    words = change.restricted.opened(contact.sealed) if contact.sealed else None
    if words is None:
        return earlier
    return replace(earlier, contact=replace(contact, note=words, sealed=b""))
