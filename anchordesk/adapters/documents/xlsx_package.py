"""Checks that a file is an Excel workbook that is safe to unpack, before anything is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from anchordesk.adapters.documents.faults import SAVE_AS_XLSX
from anchordesk.services.errors import SpreadsheetError

LARGEST_UNPACKED = 1 << 30
LARGEST_SHARED_TEXT = 128 << 20
MOST_PARTS = 10_000
# Rows of real sheets shrink to a fifth or a fiftieth; only made-up ones shrink this much.
LARGE_PART = 100 << 20
TIGHTEST_PACKING = 200
OLE_START = b"\xd0\xcf\x11\xe0"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def check_package(path: Path) -> None:
    """Return if the file is an Excel workbook of bearable size.

    Sizes are those that the zip directory declares; zipfile never unpacks more than that.

    Raises:
        SpreadsheetError: It is locked by a password, damaged, of another kind, or unpacks to more
            than 1 GiB.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(len(OLE_START))
    if not start:
        raise SpreadsheetError("This file is empty.", what_to_do="Choose a file that has rows.")
    if start == OLE_START:
        raise _old_or_locked(path)
    if not zipfile.is_zipfile(path):
        raise not_a_workbook()
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise damaged() from error
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise not_a_workbook()
    if is_too_big(parts):
        raise too_big()


def is_too_big(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether a package unpacks to more than is bearable, by its own directory."""
    shared_text = sum(
        p.file_size for p in parts if p.filename.lower().endswith("sharedstrings.xml")
    )
    return (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_UNPACKED
        or shared_text > LARGEST_SHARED_TEXT
        or any(_is_packed_too_tightly(part) for part in parts)
    )


def too_big() -> SpreadsheetError:
    """Return the error for a spreadsheet that would fill the memory."""
    return SpreadsheetError(
        "This spreadsheet is too big to open safely.",
        what_to_do="Save the sheet that you need as CSV, then choose that file.",
    )


def not_a_workbook() -> SpreadsheetError:
    """Return the error for a file that only its name calls an Excel workbook."""
    return SpreadsheetError(
        "This file is not an Excel workbook, although its name says so.", what_to_do=SAVE_AS_XLSX
    )


def damaged() -> SpreadsheetError:
    """Return the error for a workbook that cannot be read to its end."""
    return SpreadsheetError(
        "This spreadsheet is damaged.",
        what_to_do="Open it in your spreadsheet program and save a new copy, or ask for it again.",
    )


def _is_packed_too_tightly(part: zipfile.ZipInfo) -> bool:
    return part.file_size > LARGE_PART and part.file_size > TIGHTEST_PACKING * part.compress_size


def _old_or_locked(path: Path) -> SpreadsheetError:
    with path.open("rb") as file:
        # The directory of an OLE file may be anywhere; workbooks of this kind are small.
        locked = ENCRYPTED_STREAM in file.read(64 << 20)
    if locked:
        return SpreadsheetError(
            "This spreadsheet is locked with a password.",
            what_to_do="Open it with its password, save a copy without one, then choose the copy. "
            "Delete the copy after the import.",
        )
    return SpreadsheetError(
        "This is an old Excel spreadsheet (.xls), although its name says .xlsx.",
        what_to_do=SAVE_AS_XLSX,
    )
