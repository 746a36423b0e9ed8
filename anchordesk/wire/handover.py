"""The messages by which a case passes between desks: sealed, since they are about people.

    offer (what it is about) -> answer -> pieces of the case -> receipt

The case itself travels only after a yes, so that a no has shown as little as possible.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from anchordesk.wire.errors import MalformedError, TooLargeError
from anchordesk.wire.fields import Code, Digest, Moment, Number

HANDOVER_OFFER = "handover-offer/1"
HANDOVER_ANSWER = "handover-answer/1"
HANDOVER_PIECE = "handover-piece/1"
HANDOVER_RECEIPT = "handover-receipt/1"

PIECE_BYTES = 176 * 1024
"""Of a case, in one envelope: with its spelling in JSON it fits the largest bucket."""

LARGEST_CASE = 128 * 1024 * 1024
MOST_PIECES = 1024

Words = Annotated[str, Meta(max_length=1000)]
Package = TypeVar("Package", bound=Struct)
Cell = int | float | str | bytes | None


class HandoverOffer(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=HANDOVER_OFFER
):
    """Asks a colleague to take a case over: enough to decide, and no more.

    Attributes:
        alerts: Codes of what the next worker must know before they meet.
        taken_back: The offer does not stand any more.
    """

    handover: UUID
    resident_name: Words
    reference: Words
    open_actions: Annotated[int, Meta(ge=0)]
    alerts: Annotated[tuple[Code, ...], Meta(max_length=50)]
    consents: Annotated[int, Meta(ge=0)]
    attachments: Annotated[int, Meta(ge=0)]
    note: Words
    offered_at: Moment
    taken_back: bool = False

    def __repr__(self) -> str:
        """Leave the resident out of logs."""
        return f"HandoverOffer({self.handover})"


class HandoverAnswer(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=HANDOVER_ANSWER
):
    """Yes or no to an offer."""

    handover: UUID
    answer: Literal["accepted", "declined"]
    reason: Words


class HandoverPiece(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=HANDOVER_PIECE
):
    """A part of a case. Pieces after the last with content only hide how many there are.

    Attributes:
        number: From 1 to `pieces`.
        package: Digest of the whole case.
        handed_over_on: From the quarter of this day on the new desk counts the resident.
    """

    handover: UUID
    number: Number
    pieces: Annotated[int, Meta(ge=1, le=MOST_PIECES)]
    package: Digest
    handed_over_on: date
    content: Annotated[bytes, Meta(max_length=PIECE_BYTES)]


class HandoverReceipt(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=HANDOVER_RECEIPT
):
    """The new desk's word that the whole case is in its records."""

    handover: UUID
    package: Digest


class CarriedTable(Struct, frozen=True, forbid_unknown_fields=True):
    """The rows of one case in one table of the records.

    What the cells may be is for whoever keeps them to check, column by column: a union of text and
    bytes cannot be told apart by type alone.
    """

    name: Code
    columns: Annotated[tuple[Code, ...], Meta(min_length=1, max_length=100)]
    rows: tuple[tuple[Any, ...], ...]


class CasePackage(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole case.

    Attributes:
        schema: Of the records it was taken from; the new desk must have the same.
    """

    resident: UUID
    schema: Code
    tables: Annotated[tuple[CarriedTable, ...], Meta(max_length=200)]

    def __repr__(self) -> str:
        """Leave the resident out of logs."""
        return f"CasePackage({self.resident})"


def without_rows(package: CasePackage, table: str) -> CasePackage:
    """Return a case whose rows of one table stay where they are."""
    tables = tuple(
        CarriedTable(one.name, one.columns, ()) if one.name == table else one
        for one in package.tables
    )
    return CasePackage(package.resident, package.schema, tables)


def pack_case(package: Struct) -> bytes:
    """The bytes of a case, or of what was written in one.

    Raises:
        TooLargeError: if no pieces could carry it.
    """
    content = msgspec.msgpack.encode(package)
    if len(content) > LARGEST_CASE:
        raise TooLargeError
    return content


def unpack_case(content: bytes) -> CasePackage:
    """Read a case whose digest was checked.

    Raises:
        MalformedError: if it is none.
    """
    return unpack_as(CasePackage, content, "not a case")


def unpack_as(kind: type[Package], content: bytes, otherwise: str) -> Package:
    """Read what `pack_case` wrote.

    Raises:
        MalformedError: saying `otherwise`, if it is nothing of the kind.
    """
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        raise MalformedError(otherwise) from problem


def pieces_of(handover: UUID, content: bytes, handed_over_on: date) -> Iterable[HandoverPiece]:
    """A case in pieces, as many as the next power of two, so that their number tells little."""
    needed = max(1, -(-len(content) // PIECE_BYTES))
    pieces = 1 << (needed - 1).bit_length()
    package = hashlib.sha256(content).hexdigest()
    for at in range(pieces):
        part = content[at * PIECE_BYTES : (at + 1) * PIECE_BYTES]
        yield HandoverPiece(handover, at + 1, pieces, package, handed_over_on, part)
