"""Attaching photos and PDFs to residents, and opening them without a plain copy on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from anchordesk.domain.attachment import (
    HEAD_BYTES,
    LARGEST_BYTES,
    Attachment,
    AttachmentKind,
    AttachmentRefusedError,
    fitting_name,
    kind_of,
    refuse_size,
)
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import AttachmentId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note, note_alone
from anchordesk.services.documents import DocumentFacts
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError, StorageError
from anchordesk.services.policy import ExportKind
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.workspace import Workspace

CHUNK_BYTES = 256 * 1024
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class OpenedAttachment:
    """An attachment with its content, in memory only."""

    attachment: Attachment
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a first look at a file found."""

    kind: AttachmentKind
    size_bytes: int
    digest: str


@door(UseCase.CHANGE_RECORDS)
def attach(
    workspace: Workspace,
    resident_id: ResidentId,
    path: Path,
    *,
    on_date: date | None = None,
    facts: DocumentFacts | None = None,
    draft: DraftKey | None = None,
    progress: Progress = no_progress,
) -> Attachment:
    """Keep a copy of a file inside the vault; the file itself stays where it is.

    Its bytes are kept as they are, in one transaction.

    Args:
        facts: What it is to the resident, and when it ends.
        draft: Of the form that asked for the facts.
        progress: Told how many bytes of how many are kept. If it raises, nothing is.

    Raises:
        AttachmentRefusedError: if it is no photo or PDF, is empty, too large or changes meanwhile,
            or the day is in the future.
        NotFoundError: if there is no such resident or file.
        StorageError: if the vault's disk fails; then nothing of it is kept.
    """
    if on_date is not None and on_date > workspace.clock.today():
        raise AttachmentRefusedError("The day of an attachment cannot be in the future.")
    with _opened(path) as file:
        looked = _look(file)
        attachment = Attachment(
            id=AttachmentId(workspace.identifiers.new_id()),
            resident_id=resident_id,
            name=fitting_name(tidy_line(path.name), looked.kind),
            kind=looked.kind,
            size_bytes=looked.size_bytes,
            digest=looked.digest,
            on_date=on_date,
            added_at=workspace.now(),
            worker=workspace.worker,
        )
        file.seek(0)
        with workspace.records.changing() as change:
            change.resident(resident_id)
            change.add_attachment(attachment, _checked(attachment, _chunks(file), progress))
            if facts is not None:
                change.keep(facts.of(attachment, workspace.worker))
            forget_with(change, draft)
            return change.attachment(attachment.id)


@door(UseCase.READ_RECORDS)
def attachments(workspace: Workspace, resident_id: ResidentId) -> tuple[Attachment, ...]:
    """Return a resident's attachments, newest first.

    Raises:
        StorageError: if the vault cannot be read.
    """
    with workspace.records.reading() as reading:
        return reading.attachments(resident_id)


@door(UseCase.READ_RECORDS)
def open_attachment(workspace: Workspace, attachment_id: AttachmentId) -> OpenedAttachment:
    """Read an attachment into memory, at most 25 MB, to show it.

    Raises:
        NotFoundError: if there is no such attachment.
        StorageError: if it is damaged, or the vault cannot be read.
    """
    with workspace.records.changing() as change:
        attachment = change.attachment(attachment_id)
        chunks = _whole(attachment, change.attachment_chunks(attachment_id))
        opened = OpenedAttachment(attachment, b"".join(chunks))
        note(workspace, change, AuditAction.ATTACHMENT_READ, attachment.resident_id)
    return opened


@door(UseCase.EXPORT_RECORDS)
def save_copy(workspace: Workspace, attachment_id: AttachmentId, path: Path) -> None:
    """Write an attachment out as a plain file, because a person asked for that.

    From then on AnchorDesk does not protect that copy: say so before.

    Raises:
        NotFoundError: if there is no such attachment.
        StorageError: if it is damaged, or a disk fails; then there is no new file.
    """
    workspace.read_policy().refuse_export(ExportKind.ATTACHMENT)
    partial = path.with_name(f".{path.name}.part")
    with workspace.records.reading() as reading:
        resident_id = reading.attachment(attachment_id).resident_id
    note_alone(workspace, AuditAction.ATTACHMENT_EXPORTED, resident_id)
    with workspace.records.reading() as reading:
        attachment = reading.attachment(attachment_id)
        try:
            with _new_private_file(partial) as file:
                for chunk in _whole(attachment, reading.attachment_chunks(attachment_id)):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException as problem:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            if isinstance(problem, OSError):
                raise StorageError(
                    "The copy could not be written.",
                    what_is_safe="The attachment is safe in your vault.",
                    what_to_do="Choose another folder, or free some space, then try again.",
                ) from None
            raise


@door(UseCase.CHANGE_RECORDS)
def detach(workspace: Workspace, attachment_id: AttachmentId) -> None:
    """Take an attachment away for good.

    Raises:
        NotFoundError: if there is no such attachment.
        StorageError: if the vault's disk fails; then it is still there.
    """
    with workspace.records.changing() as change:
        change.remove_attachment(attachment_id)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError:
        raise _unreadable() from None


def _look(file: BinaryIO) -> _Looked:
    """Read a file once, without keeping it."""
    head, size, digest = b"", 0, sha256()
    for chunk in _chunks(file):
        head = head or chunk[:HEAD_BYTES]
        size += len(chunk)
        if size > LARGEST_BYTES:
            break
        digest.update(chunk)
    refuse_size(size)
    return _Looked(kind_of(head), size, digest.hexdigest())


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            chunk = file.read(CHUNK_BYTES)
        except OSError:
            raise _unreadable() from None
        if not chunk:
            return
        yield chunk


def _checked(
    attachment: Attachment, chunks: Iterator[bytes], progress: Progress
) -> Iterator[bytes]:
    """Pass a file on, unless it is not the one that was looked at."""
    done, digest = 0, sha256()
    for chunk in chunks:
        done += len(chunk)
        digest.update(chunk)
        if done > attachment.size_bytes:
            break
        yield chunk
        progress(done, attachment.size_bytes)
    if digest.hexdigest() != attachment.digest:
        raise AttachmentRefusedError(
            "That file was changed while it was being attached.",
            what_to_do="Close the program that is writing it, then attach it again.",
        )


def _whole(attachment: Attachment, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Pass content on, and raise at its end if it is not what was attached."""
    digest = sha256()
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
    if digest.hexdigest() != attachment.digest:
        raise StorageError(
            "This attachment is damaged: it is not what was attached.",
            what_is_safe="The other records are as they were.",
            what_to_do="Attach the file again if you still have it, or restore a backup.",
        )


def _new_private_file(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, OWNER_ONLY), "wb")


def _unreadable() -> NotFoundError:
    return NotFoundError(
        "That file cannot be read.",
        what_to_do="Check that it is there and that you may open it, then try again.",
    )
