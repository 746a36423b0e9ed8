"""Marks by which a row of a spreadsheet tells which of its cells are as they were saved.

A version holds a short keyed mark of each cell, so that a file which comes back can be compared
cell by cell with what went out, without a copy of what went out. Whoever has the file without the
vault's secret cannot try values against the marks.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

FORM = "1"
MARK_LENGTH = 8
"""Characters of base 32: one changed cell in a million million would be taken for unchanged."""
_PURPOSE = b"anchordesk: marks of the cells of a saved caseload"


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What a version says of one row.

    Attributes:
        marks: By the code of the column; a column without one is of another file or was damaged.
    """

    key: UUID
    secret: bytes
    marks: Mapping[str, str]

    def tells_of(self, column: str) -> bool:
        """Whether it is known what a column held."""
        return column in self.marks

    def held(self, column: str, texts: Iterable[str]) -> bool:
        """Whether a column held one of these texts when the file was saved."""
        mark = self.marks.get(column)
        return mark is not None and any(
            hmac.compare_digest(mark, _mark(self.secret, self.key, column, text)) for text in texts
        )


def marking_secret(secret: bytes) -> bytes:
    """Return the secret of the marks, made from one that the vault keeps."""
    return hmac.new(secret, _PURPOSE, hashlib.sha256).digest()


def version_of(secret: bytes, key: UUID, cells: Mapping[str, str]) -> str:
    """Return the version of a row, from its cells by the code of their column."""
    marks = (f"{code}={_mark(secret, key, code, text)}" for code, text in cells.items())
    return " ".join((FORM, *marks))


def read_version(secret: bytes, key: UUID, text: str) -> RowMarks:
    """Return what a version says; one that cannot be read says nothing of any column."""
    form, *marks = text.split() or [""]
    pairs = (mark.partition("=") for mark in marks) if form == FORM else ()
    return RowMarks(key, secret, {code: mark for code, _, mark in pairs if mark.isascii()})


def _mark(secret: bytes, key: UUID, column: str, text: str) -> str:
    told = b"\0".join((key.bytes, column.encode(), text.encode("utf-8", "surrogatepass")))
    digest = hmac.new(secret, told, hashlib.sha256).digest()
    return base64.b32encode(digest)[:MARK_LENGTH].decode("ascii").lower()
