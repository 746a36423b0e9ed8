"""Photos and PDFs that belong to a resident: what may be kept, and how kinds are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.document import Document
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import AttachmentId, ResidentId

LARGEST_BYTES = 25 * 1024 * 1024
LONGEST_NAME = 160
HEAD_BYTES = 16


class AttachmentRefusedError(RefusedError):
    """A file cannot be attached, or an attachment cannot be opened."""

    code = "attachment-refused"


class AttachmentKind(TitledCode):
    """What a file is, by its first bytes; its name is not believed."""

    JPEG = "jpeg", "Photo"
    PNG = "png", "Picture"
    PDF = "pdf", "PDF"


SIGNATURES = (
    (b"\xff\xd8\xff", AttachmentKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", AttachmentKind.PNG),
    (b"%PDF-", AttachmentKind.PDF),
)
"""Sources: ISO/IEC 10918-1 (start of image), the PNG specification, ISO 32000-1, 7.5.2."""

ENDINGS = {
    AttachmentKind.JPEG: (".jpg", ".jpeg"),
    AttachmentKind.PNG: (".png",),
    AttachmentKind.PDF: (".pdf",),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept inside the vault, without its content.

    Attributes:
        name: The file's name, with the ending that its kind has.
        size_bytes: At most 25 MB.
        digest: SHA-256 of the content, in hex.
        on_date: The day that it shows or was signed, as far as it is known.
        document: What it is to the resident, and when that ends; None where nobody said.
    """

    id: AttachmentId
    resident_id: ResidentId
    name: str
    kind: AttachmentKind
    size_bytes: int
    digest: str
    on_date: date | None
    added_at: datetime
    worker: str
    document: Document | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise AttachmentRefusedError("An attachment needs a name.")
        refuse_size(self.size_bytes)


def kind_of(head: bytes) -> AttachmentKind:
    """Return what a file is, from its first bytes.

    Raises:
        AttachmentRefusedError: if it is nothing that can be kept.
    """
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    raise AttachmentRefusedError(
        "That file is not a photo (JPEG or PNG) or a PDF.",
        what_to_do="Save it as one of these, for example as JPEG from the phone, then attach it.",
    )


def refuse_size(size_bytes: int) -> None:
    """Check that a file can be kept.

    Raises:
        AttachmentRefusedError: if it is empty, or larger than 25 MB.
    """
    if size_bytes == 0:
        raise AttachmentRefusedError("That file is empty.", what_to_do="Choose another file.")
    if size_bytes > LARGEST_BYTES:
        raise AttachmentRefusedError(
            "That file is larger than 25 MB.",
            what_to_do="Save it smaller, or in parts, then attach it.",
        )


def fitting_name(name: str, kind: AttachmentKind) -> str:
    """Return a tidied name, no longer than can be shown, with the ending of what the file is."""
    if name.lower().endswith(ENDINGS[kind]):
        stem, _, ending = name.rpartition(".")
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    ending = ENDINGS[kind][0]
    return name[: LONGEST_NAME - len(ending)] + ending
