"""The messages of cover for absence: sealed, between two desks of one team.

    offer (from when to when, how many) -> answer -> copies of the cases
    what was written in each case, as often as it changes -> closing -> receipt

Copies travel only after a yes. What comes back of a case is always all that was written since the
copy came: the newest counts, and the same one twice is as once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Struct

from anchordesk.wire.fields import Code, Digest, Moment, Number
from anchordesk.wire.handover import MOST_PIECES, PIECE_BYTES, Words, unpack_as

COVER_OFFER = "cover-offer/1"
COVER_ANSWER = "cover-answer/1"
COVER_COPY = "cover-copy/1"
COVER_WRITTEN = "cover-written/1"
COVER_CLOSED = "cover-closed/1"
COVER_RECEIPT = "cover-receipt/1"

COVER_KINDS = (
    *(COVER_OFFER, COVER_ANSWER, COVER_COPY, COVER_WRITTEN, COVER_CLOSED, COVER_RECEIPT),
)
MOST_CASES = 500
Mark = Annotated[str, Meta(max_length=100)]


class CoverOffer(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=COVER_OFFER
):
    """Asks a colleague to look after cases for some days; names nobody.

    Attributes:
        cases: How many.
        ended: It does not stand any more: taken back, or to end before its last day.
    """

    cover: UUID
    first_day: date
    last_day: date
    cases: Annotated[int, Meta(ge=0, le=MOST_CASES)]
    note: Words
    offered_at: Moment
    ended: bool = False


class CoverAnswer(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=COVER_ANSWER
):
    """Yes or no to an offer."""

    cover: UUID
    answer: Literal["accepted", "declined"]
    reason: Words


class CoverPart(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of something about one case.

    Attributes:
        number: From 1 to `pieces`.
        revision: The higher one stands for all before it.
        package: Digest of the whole.
    """

    cover: UUID
    resident: UUID
    revision: Annotated[int, Meta(ge=0)]
    number: Number
    pieces: Annotated[int, Meta(ge=1, le=MOST_PIECES)]
    package: Digest
    content: Annotated[bytes, Meta(max_length=PIECE_BYTES)]

    def __repr__(self) -> str:
        """Leave the resident out of logs."""
        return f"{type(self).__name__}({self.cover})"


class CoverCopy(
    CoverPart, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=COVER_COPY
):
    """A part of the copy of a case."""


class CoverWritten(
    CoverPart, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=COVER_WRITTEN
):
    """A part of what was written in a case."""


class CoverClosed(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=COVER_CLOSED
):
    """The cover is over at the colleague's desk; this is the last that was written there.

    Attributes:
        packages: The digest of the last of each case in which anything was written.
        closed_on: By the clock of the colleague's desk.
    """

    cover: UUID
    packages: Annotated[tuple[Digest, ...], Meta(max_length=MOST_CASES)]
    closed_on: date


class CoverReceipt(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=COVER_RECEIPT
):
    """The word of the cases' own desk that all that was written is in its records."""

    cover: UUID


class WrittenRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A row that was written, changed or taken away.

    Attributes:
        key: By which both desks know it.
        before: Its mark in the copy; empty for a row that is new.
        cells: In the order of the table's columns; None for a row that was taken away.
    """

    key: Annotated[bytes, Meta(max_length=200)]
    before: Mark
    cells: tuple[Any, ...] | None


class WrittenTable(Struct, frozen=True, forbid_unknown_fields=True):
    """What was written in one table."""

    name: Code
    columns: Annotated[tuple[Code, ...], Meta(min_length=1, max_length=100)]
    rows: tuple[WrittenRow, ...]


class WrittenCase(Struct, frozen=True, forbid_unknown_fields=True):
    """All that was written in a case since its copy came.

    Attributes:
        schema: Of the records it was taken from; the other desk must have the same.
    """

    resident: UUID
    schema: Code
    tables: Annotated[tuple[WrittenTable, ...], Meta(max_length=50)]

    def __repr__(self) -> str:
        """Leave the resident out of logs."""
        return f"WrittenCase({self.resident})"


def unpack_written(content: bytes) -> WrittenCase:
    """Read what was written, whose digest was checked.

    Raises:
        MalformedError: if it is nothing of the kind.
    """
    return unpack_as(WrittenCase, content, "nothing that was written in a case")


def parts_of(
    kind: type[CoverCopy] | type[CoverWritten],
    cover: UUID,
    resident: UUID,
    revision: int,
    content: bytes,
) -> Iterable[CoverCopy | CoverWritten]:
    """Yield content in parts, as many as the next power of two, so that the number tells little."""
    needed = max(1, -(-len(content) // PIECE_BYTES))
    pieces = 1 << (needed - 1).bit_length()
    package = hashlib.sha256(content).hexdigest()
    for at in range(pieces):
        part = content[at * PIECE_BYTES : (at + 1) * PIECE_BYTES]
        yield kind(cover, resident, revision, at + 1, pieces, package, part)
