"""Changing and deleting notes; what they were stays in the record."""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.casework import CaseworkRefusedError, Contact
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.restricted_notes import note_kept, opened_or_refuse, sealed
from anchordesk.services.undoing import Change, ChangedSinceError
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_RECORDS)
def amend_note(
    workspace: Workspace, before: Contact, amended: Contact, *, draft: DraftKey | None = None
) -> Change:
    """Keep a changed note; the earlier one stays readable, sealed if the note is restricted now.

    Args:
        before: The note as it was kept when somebody began to change it.
        amended: With its words in the clear.

    Raises:
        CaseworkRefusedError: if it says nothing now, or its time is in the future.
        ChangedSinceError: if it was changed or deleted meanwhile.
    """
    if amended.happened_at > workspace.now():
        raise CaseworkRefusedError("A contact cannot be in the future.")
    after = replace(amended, note=tidy(amended.note), place=tidy_line(amended.place))
    with workspace.records.changing() as change:
        if change.item_now(before) != before:
            raise ChangedSinceError(
                "This note was changed or deleted meanwhile.",
                what_to_do="Close the form and look at the note again. What you typed is kept.",
            )
        after = sealed(change, after)
        change.keep(after)
        if after.sensitivity.is_restricted:
            level = after.sensitivity.value
            change.restricted.seal_earlier(after.resident_id, after.id, level)
        note_kept(workspace, change, after if after.sealed else before, "changed")
        forget_with(change, draft)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def delete_note(workspace: Workspace, contact: Contact) -> Change:
    """Take a note out of the record; it stays among the earlier ones.

    Raises:
        NotFoundError: if it is not there.
        KeptBackError: if its words are kept back from this desk.
    """
    with workspace.records.changing() as change:
        opened_or_refuse(change, contact)
        note_kept(workspace, change, contact, "deleted")
        change.take_away(contact)
    return Change(contact, None)
