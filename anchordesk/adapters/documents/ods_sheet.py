"""Reads OpenDocument spreadsheets (.ods) row by row: the first visible sheet that holds anything.

The content is parsed as a stream, so memory stays small; a document type and entities, which no
spreadsheet program writes, are refused, since they are how XML is made to explode.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from xml.parsers import expat

from anchordesk.adapters.documents.faults import reading_faults
from anchordesk.adapters.documents.ods_package import CONTENT, check_package
from anchordesk.adapters.documents.ods_rows import SheetRows
from anchordesk.adapters.documents.sheet import NumberedRows, OpenSheet, open_sheet
from anchordesk.adapters.documents.xlsx_package import damaged
from anchordesk.services.errors import SpreadsheetError

CHUNK_BYTES = 64 * 1024
SIGNS_OF_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def open_ods(path: Path) -> OpenSheet:
    """Open an OpenDocument spreadsheet.

    Raises:
        SpreadsheetError: It is not one, is locked, damaged or too big, holds nothing, or its
            column names are not sound.
        OSError: It cannot be read.
    """
    check_package(path)
    wanted, sheets = _sheet_to_read(path)
    notices = (
        ("This spreadsheet has several sheets. Only the first visible one with rows is read.",)
        if sheets > 1
        else ()
    )
    return open_sheet(path.name, notices, partial(_read_records, path, wanted))


def _sheet_to_read(path: Path) -> tuple[int, int]:
    """Return which sheet to read, counted from 0, and how many there are."""
    found: int | None = None
    rows = SheetRows(None)
    for _ in _fed(path, rows):
        for sheet, _number, cells in rows.taken():
            if found is None and rows.is_visible(sheet) and any(cells):
                found = sheet
    if found is None:
        raise SpreadsheetError(
            "This spreadsheet is empty: no visible sheet holds anything.",
            what_to_do="Choose a file that has rows.",
        )
    return found, rows.sheets


def _read_records(path: Path, wanted: int) -> NumberedRows:
    rows, first = SheetRows(wanted), True
    for _ in _fed(path, rows):
        for _sheet, number, cells in rows.taken():
            if first and number > 1:
                # Empty rows are left out, but row 1 is where the names of the columns are.
                yield 1, []
            first = False
            yield number, cells
        if rows.sheets > wanted + 1:
            return


def _fed(path: Path, rows: SheetRows) -> Iterator[None]:
    """Feed the content to the reader of rows, and stop after each piece."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = rows.begin
    parser.EndElementHandler = rows.end
    parser.CharacterDataHandler = rows.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    with _reading_damage(), zipfile.ZipFile(path) as package, package.open(CONTENT) as content:
        while chunk := content.read(CHUNK_BYTES):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield


def _refuse(*_declaration: object) -> None:
    raise SpreadsheetError(
        "This spreadsheet holds something that spreadsheets do not need and AnchorDesk does not "
        "open.",
        what_to_do="Open it in your spreadsheet program and save a new copy, or save it as CSV.",
    )


@contextmanager
def _reading_damage() -> Iterator[None]:
    try:
        with reading_faults():
            yield
    except SIGNS_OF_DAMAGE as error:
        raise damaged() from error
