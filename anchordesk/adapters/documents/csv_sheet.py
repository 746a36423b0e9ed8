"""Reads CSV files row by row: separator found by rule, quotes respected, memory bounded."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

from anchordesk.adapters.documents.csv_encoding import SAVE_AS_CSV, find_encoding
from anchordesk.adapters.documents.faults import reading_faults
from anchordesk.adapters.documents.sheet import NumberedRows, OpenSheet, open_sheet
from anchordesk.services.errors import SpreadsheetError

SEPARATORS = (",", ";", "\t")
ROWS_COMPARED = 50


def open_csv(path: Path) -> OpenSheet:
    """Open a CSV file in UTF-8, UTF-16 or Windows-1252, parted by comma, semicolon or tab.

    Raises:
        SpreadsheetError: It is not text, or its column names are not sound.
        OSError: It cannot be read.
    """
    encoding = find_encoding(path)
    separator = find_separator(path, encoding.codec)
    notices = (encoding.notice,) if encoding.notice else ()
    return open_sheet(path.name, notices, lambda: read_records(path, encoding.codec, separator))


def read_records(path: Path, codec: str, separator: str) -> NumberedRows:
    """Yield (row number, cells) for every record, empty lines included, from the first.

    A record may hold line breaks inside quotes and still counts as one row, as spreadsheet
    programs count it.

    Raises:
        SpreadsheetError: A quotation mark is out of place or never closed, or a cell is larger
            than the csv module's limit of 131,072 characters.
    """
    row_number = 0
    with reading_faults(), path.open(encoding=codec, newline="") as file:
        # Strict, since a lenient reader takes a quote that is never closed for one huge cell.
        records = csv.reader(file, delimiter=separator, strict=True)
        try:
            for row_number, cells in enumerate(records, start=1):
                yield row_number, cells
        except csv.Error as error:
            raise SpreadsheetError(
                f"Row {row_number + 1} cannot be read: a quotation mark is out of place, "
                "or a cell is too long.",
                what_to_do=SAVE_AS_CSV,
            ) from error
        except UnicodeDecodeError as error:
            raise SpreadsheetError(
                "The file changed while it was being read.", what_to_do="Choose it again."
            ) from error


def find_separator(path: Path, codec: str) -> str:
    """Return the sign between cells.

    It must part the header. If several do, the one under which most of the first rows are as wide
    as the header wins, then the one with more columns. A header without any is one column.
    """
    scores = {separator: _score(path, codec, separator) for separator in SEPARATORS}
    # max keeps the first of equals, so comma comes before semicolon before tab.
    return max(SEPARATORS, key=lambda separator: scores[separator])


def _score(path: Path, codec: str, separator: str) -> tuple[bool, float, int]:
    rows: list[list[str]] = []
    try:
        for _, cells in islice(read_records(path, codec, separator), ROWS_COMPARED):
            rows.append(cells)
        whole = True
    except SpreadsheetError:
        # Under the wrong separator quotes seem out of place; the right one will show itself.
        whole = False
    width = len(rows[0]) if rows else 0
    if width < 2:
        return (False, 0.0, 0)
    filled = [cells for cells in rows[1:] if cells]
    alike = sum(len(cells) == width for cells in filled) / len(filled) if filled else 1.0
    return (True, alike if whole else alike / 2, width)
