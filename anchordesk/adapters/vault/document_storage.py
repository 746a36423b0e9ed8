"""Keeps what attached files are to a resident, and finds those whose end comes near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, func, not_, or_, select

from anchordesk.adapters.vault.attachment_tables import attachments, documents
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.today import WHO, has_left, listed_resident
from anchordesk.adapters.vault.values import day_text, read_code, read_day, read_id
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.identifiers import AttachmentId, ResidentId
from anchordesk.services.document_records import EndingDocument, EndingWatch

_KEPT = residents.c.deleted_at.is_(None)


def document_values(document: Document) -> Mapping[str, object]:
    """Return the columns of a document, without stamps."""
    return {
        "attachment_id": document.attachment_id.bytes,
        "resident_id": document.resident_id.bytes,
        "kind": document.kind.value,
        "ends_on": day_text(document.ends_on),
        "remind_on": day_text(document.remind_on),
        "settled_on": day_text(document.settled_on),
    }


def read_document(row: Row[Any]) -> Document:
    """Return a document from its row."""
    return Document(
        attachment_id=AttachmentId(read_id(row.attachment_id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        kind=read_code(DocumentKind, row.kind),
        ends_on=read_day(row.ends_on),
        worker=row.worker,
        remind_on=read_day(row.remind_on),
        settled_on=read_day(row.settled_on),
    )


def documents_of(
    connection: Connection, resident_id: ResidentId
) -> Mapping[AttachmentId, Document]:
    """Return what is known of a resident's attached files."""
    found = select(documents).where(documents.c.resident_id == resident_id.bytes)
    read = (read_document(row) for row in connection.execute(found))
    return {document.attachment_id: document for document in read}


class StoredDocuments:
    """Meets the port DocumentReading on one connection."""

    _connection: Connection

    def document(self, attachment_id: AttachmentId) -> Document | None:
        """Return what is known of an attached file; None where nobody said anything."""
        found = (
            select(documents)
            .join(residents, residents.c.id == documents.c.resident_id)
            .where(_KEPT, documents.c.attachment_id == attachment_id.bytes)
        )
        row = self._connection.execute(found).one_or_none()
        return None if row is None else read_document(row)

    def documents_ending(
        self, watches: Sequence[EndingWatch], stages: Sequence[str], most: int
    ) -> tuple[tuple[EndingDocument, ...], int]:
        """Return documents whose end nobody has seen to, the first to end first, and how many."""
        kept = documents.c
        near = or_(
            *(
                and_(
                    kept.kind == watch.kind.value,
                    or_(
                        and_(kept.remind_on.is_(None), kept.ends_on <= watch.ends_by.isoformat()),
                        kept.remind_on <= watch.put_off_until.isoformat(),
                    ),
                )
                for watch in watches
            )
        )
        rows = self._connection.execute(
            select(documents, *WHO, attachments.c.name, func.count().over().label("in_all"))
            .join(residents, residents.c.id == kept.resident_id)
            .join(attachments, attachments.c.id == kept.attachment_id)
            .where(
                *(_KEPT, kept.ends_on.is_not(None), kept.settled_on.is_(None)),
                *(near, not_(has_left(kept.resident_id, stages)), not_(_replaced())),
            )
            .order_by(kept.ends_on, kept.position)
            .limit(most)
        ).all()
        found = tuple(
            EndingDocument(listed_resident(row), read_document(row), row.name) for row in rows
        )
        return found, int(rows[0].in_all) if rows else 0


def _replaced() -> Any:
    """That a document of a kind of which one holds at a time has a newer one that ends later."""
    newer = documents.alias("newer")
    once = [kind.value for kind in DocumentKind if kind.one_at_a_time]
    return exists(
        select(newer.c.position).where(
            newer.c.resident_id == documents.c.resident_id,
            newer.c.kind == documents.c.kind,
            newer.c.kind.in_(once),
            newer.c.position > documents.c.position,
            or_(newer.c.ends_on.is_(None), newer.c.ends_on > documents.c.ends_on),
        )
    )
