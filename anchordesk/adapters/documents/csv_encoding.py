"""Finds out in which encoding a CSV file is, by reading it once from end to end.

The whole file is read because one byte near its end can rule an encoding out, and a wrong guess
spoils names without a trace. Memory stays at one chunk.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from anchordesk.services.errors import SpreadsheetError

CHUNK_BYTES = 1 << 20
LONGEST_LINE = 4 << 20
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAVE_AS_CSV = "Open it in your spreadsheet program and save it as CSV UTF-8, then choose it again."


@dataclass(frozen=True, slots=True)
class FoundEncoding:
    """An encoding in which the whole file can be read.

    Attributes:
        codec: Python's name for it.
        notice: What a person should check; empty if the file itself says what it is.
    """

    codec: str
    notice: str = ""


def find_encoding(path: Path) -> FoundEncoding:
    """Return the encoding of a CSV file.

    Raises:
        SpreadsheetError: The file is empty or is not text.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(256)
    if not start.strip(b"\x00 \t\r\n" + codecs.BOM_UTF8):
        raise SpreadsheetError("This file is empty.", what_to_do="Choose a file that has rows.")
    candidates = _candidates(start)
    for candidate in candidates:
        if _is_readable(path, candidate.codec):
            return candidate
    raise not_text()


def not_text() -> SpreadsheetError:
    """Return the error for a file that is no text at all, whatever it is called."""
    return SpreadsheetError(
        "This file is not a CSV file, although its name says so.", what_to_do=SAVE_AS_CSV
    )


def _candidates(start: bytes) -> tuple[FoundEncoding, ...]:
    for mark, codec in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return (FoundEncoding(codec),)
    even, odd = start[0::2].count(0), start[1::2].count(0)
    # Latin text in UTF-16 has a zero in every other byte: first in big, second in little endian.
    if odd * 4 >= len(start) // 2 and odd > 4 * even:
        return (_guessed("utf-16-le", "Unicode (UTF-16 LE)"),)
    if even * 4 >= len(start) // 2 and even > 4 * odd:
        return (_guessed("utf-16-be", "Unicode (UTF-16 BE)"),)
    return (
        FoundEncoding("utf-8"),
        _guessed("cp1252", "Western European (Windows-1252)"),
    )


def _guessed(codec: str, words: str) -> FoundEncoding:
    return FoundEncoding(
        codec,
        f"This file does not say how its letters are stored. It was read as {words}. "
        "Check that names with accents look right.",
    )


def _is_readable(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    line_length = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(CHUNK_BYTES)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                return False
            if "\0" in text:
                return False
            if not chunk:
                return True
            last_break = max(text.rfind("\n"), text.rfind("\r"))
            line_length = len(text) + (line_length if last_break < 0 else -last_break - 1)
            if line_length > LONGEST_LINE:
                raise SpreadsheetError(
                    "This file has a line that is too long to be a row.", what_to_do=SAVE_AS_CSV
                )
