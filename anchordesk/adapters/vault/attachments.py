"""Keeps attachments in the records file, chunk by chunk, so that none is held in memory whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from anchordesk.adapters.vault.attachment_tables import (
    attachment_chunks,
    attachments,
    documents,
)
from anchordesk.adapters.vault.document_storage import documents_of
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import (
    day_text,
    moment_text,
    read_code,
    read_day,
    read_id,
)
from anchordesk.domain.attachment import Attachment, AttachmentKind
from anchordesk.domain.identifiers import AttachmentId, ResidentId
from anchordesk.services.errors import NotFoundError


def attachments_of(connection: Connection, resident_id: ResidentId) -> tuple[Attachment, ...]:
    """Return a resident's attachments, newest first."""
    found = (
        _in_use()
        .where(attachments.c.resident_id == resident_id.bytes)
        .order_by(attachments.c.position.desc())
    )
    known = documents_of(connection, resident_id)
    read = (_read(row) for row in connection.execute(found))
    return tuple(replace(one, document=known.get(one.id)) for one in read)


def attachment_by(connection: Connection, attachment_id: AttachmentId) -> Attachment:
    """Return one attachment. Raises NotFoundError."""
    found = _in_use().where(attachments.c.id == attachment_id.bytes)
    row = connection.execute(found).one_or_none()
    if row is None:
        raise NotFoundError("That attachment is not in this vault.")
    read = _read(row)
    return replace(read, document=documents_of(connection, read.resident_id).get(attachment_id))


def chunks_of(connection: Connection, attachment_id: AttachmentId) -> Iterator[bytes]:
    """Yield an attachment's content in order, read as it is asked for."""
    kept = attachment_chunks.c
    wanted = select(kept.content).where(kept.attachment_id == attachment_id.bytes)
    number = 0
    while (content := connection.execute(wanted.where(kept.number == number)).scalar()) is not None:
        yield content
        number += 1


def add_attachment(connection: Connection, attachment: Attachment, chunks: Iterator[bytes]) -> None:
    """Keep an attachment and its content, read as it is written."""
    connection.execute(
        insert(attachments).values(
            id=attachment.id.bytes,
            resident_id=attachment.resident_id.bytes,
            name=attachment.name,
            kind=attachment.kind.value,
            size_bytes=attachment.size_bytes,
            digest=attachment.digest,
            on_date=day_text(attachment.on_date),
            added_at=moment_text(attachment.added_at),
            worker=attachment.worker,
        )
    )
    for number, content in enumerate(chunks):
        connection.execute(
            insert(attachment_chunks).values(
                attachment_id=attachment.id.bytes, number=number, content=content
            )
        )


def remove_attachment(connection: Connection, attachment_id: AttachmentId) -> None:
    """Take an attachment away with its content, which SQLite overwrites. Raises NotFoundError."""
    kept = attachment_chunks.c.attachment_id == attachment_id.bytes
    connection.execute(delete(attachment_chunks).where(kept))
    connection.execute(delete(documents).where(documents.c.attachment_id == attachment_id.bytes))
    gone = connection.execute(delete(attachments).where(attachments.c.id == attachment_id.bytes))
    if gone.rowcount == 0:
        raise NotFoundError("That attachment is not in this vault.")


def _in_use() -> Select[Any]:
    return (
        select(attachments)
        .join(residents, residents.c.id == attachments.c.resident_id)
        .where(residents.c.deleted_at.is_(None))
    )


def _read(row: Row[Any]) -> Attachment:
    return Attachment(
        id=AttachmentId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        name=row.name,
        kind=read_code(AttachmentKind, row.kind),
        size_bytes=row.size_bytes,
        digest=row.digest,
        on_date=read_day(row.on_date),
        added_at=datetime.fromisoformat(row.added_at),
        worker=row.worker,
    )
