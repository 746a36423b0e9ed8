"""What attached files are to a resident, and seeing to it that none of them ends unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.attachment import Attachment
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import AttachmentId
from anchordesk.domain.roles import UseCase
from anchordesk.services.document_records import EndingWatch
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.records import RecordsReading
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a worker says of a file.

    Attributes:
        ends_on: The last day that it holds; None where it does not end, or nobody knows.
    """

    kind: DocumentKind = DocumentKind.NOT_SAID
    ends_on: date | None = None

    def of(self, attachment: Attachment, worker: str) -> Document:
        """Return them as what is known of a new attachment."""
        return Document(attachment.id, attachment.resident_id, self.kind, self.ends_on, worker)


@door(UseCase.CHANGE_RECORDS)
def describe(
    workspace: Workspace,
    attachment_id: AttachmentId,
    facts: DocumentFacts,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep what a file is and when it ends. Another end is brought up again.

    Raises:
        NotFoundError: if there is no such attachment.
    """
    with workspace.records.changing() as change:
        attachment = change.attachment(attachment_id)
        before = attachment.document
        after = (
            facts.of(attachment, workspace.worker)
            if before is None
            else before.described(facts.kind, facts.ends_on)
        )
        change.keep(after)
        forget_with(change, draft)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def settle(workspace: Workspace, attachment_id: AttachmentId) -> Change:
    """Keep that the end of a document is seen to: it is not brought up any more.

    Raises:
        DocumentRefusedError: if it has no end.
        NotFoundError: if nothing is known of it.
    """
    with workspace.records.changing() as change:
        before = _known(change, attachment_id)
        after = before.settled(workspace.clock.today())
        change.keep(after)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def put_off(workspace: Workspace, attachment_id: AttachmentId, until: date) -> Change:
    """Bring the end of a document up again on a later day, and not before.

    Raises:
        DocumentRefusedError: if it has no end, or the day is not after today.
        NotFoundError: if nothing is known of it.
    """
    with workspace.records.changing() as change:
        before = _known(change, attachment_id)
        after = before.put_off(until, workspace.clock.today())
        change.keep(after)
    return Change(before, after)


def ending_watches(until: date) -> Iterator[EndingWatch]:
    """Return which documents are to be brought up by a day."""
    for kind in DocumentKind:
        yield EndingWatch(kind, until + timedelta(days=kind.notice_days), until)


def all_stages(workspace: Workspace) -> tuple[str, ...]:
    """Return every stage of every pathway: who was enrolled and is at none of them has left."""
    pathways = workspace.library.pathways.values()
    return tuple({stage.code for pathway in pathways for stage in pathway.stages})


def _known(reading: RecordsReading, attachment_id: AttachmentId) -> Document:
    found = reading.document(attachment_id)
    if found is None:
        raise NotFoundError("That document is not in this vault any more.")
    return found
