"""What documents ask of the records, and what they are given: values of the port."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.identifiers import AttachmentId
from anchordesk.services.today_records import ListedResident


@dataclass(frozen=True, slots=True)
class EndingWatch:
    """Which documents of one kind to look for.

    Attributes:
        ends_by: The last day to end on, if nobody put it off.
        put_off_until: The last day that it was put off until, if somebody did.
    """

    kind: DocumentKind
    ends_by: date
    put_off_until: date


@dataclass(frozen=True, slots=True)
class EndingDocument:
    """A document whose end comes near or is over.

    Attributes:
        name: Of its file.
    """

    resident: ListedResident
    document: Document
    name: str


class DocumentReading(Protocol):
    """One consistent look."""

    def document(self, attachment_id: AttachmentId) -> Document | None:
        """Return what is known of an attached file; None where nobody said anything."""

    def documents_ending(
        self, watches: Sequence[EndingWatch], stages: Sequence[str], most: int
    ) -> tuple[tuple[EndingDocument, ...], int]:
        """Return documents whose end nobody has seen to, the first to end first, and how many.

        A document that a newer one replaces is left out.

        Args:
            stages: Of pathways; who was enrolled and is at none of them has left.
            most: How many are returned at the most.
        """
