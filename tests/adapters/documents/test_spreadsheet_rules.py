"""The workbook of a return against the UK Government Analysis Function's rules for spreadsheets."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from anchordesk.adapters.documents.spreadsheet import accessible_spreadsheet
from anchordesk.services.return_document import HIDDEN, DocumentRow, ReturnDocument

SANS_SERIF = {"Arial"}
SMALLEST = 12


@pytest.fixture
def book(document: ReturnDocument) -> Workbook:
    """A return whose headings are long and whose last table hides every number."""
    (table,) = document.tables
    long = replace(table, name="long", columns=("Professional", "Undifferentiated", "All"))
    hidden = replace(
        table, name="hidden", rows=tuple(DocumentRow(row.title, (None,) * 3) for row in table.rows)
    )
    several = replace(document, tables=(table, long, hidden))
    return load_workbook(io.BytesIO(accessible_spreadsheet(several)))


def bounds(sheet: Worksheet) -> tuple[int, int, int, int]:
    """The first column and row and the last column and row of the sheet's one table."""
    (table,) = sheet.tables.values()
    left, top, right, bottom = range_boundaries(table.ref)
    return int(left or 0), int(top or 0), int(right or 0), int(bottom or 0)


def test_cover_contents_and_notes_come_first_and_every_table_is_in_the_contents(
    book: Workbook,
) -> None:
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert book.active is book["Cover"]
    contents = [str(row[0].value) for row in book["Contents"].iter_rows(min_row=4)]
    assert contents == [name for name in book.sheetnames if name != "Contents"]
    for row in book["Contents"].iter_rows(min_row=4):
        assert row[0].hyperlink is not None
        assert str(row[1].value)


def test_each_sheet_has_one_named_table_at_column_a_with_a_marked_header(book: Workbook) -> None:
    names: list[str] = []
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        names.append(table.name)
        assert bounds(sheet)[0] == 1
        assert table.headerRowCount == 1
        assert " " not in table.name
    assert len(set(names)) == len(names)
    assert not book["Cover"].tables


def test_no_cell_or_row_or_column_of_a_table_is_empty_and_nothing_stands_under_it(
    book: Workbook,
) -> None:
    for sheet in book.worksheets[1:]:
        left, top, right, bottom = bounds(sheet)
        for row in sheet.iter_rows(top, bottom, left, right):
            for cell in row:
                assert cell.value not in {None, ""}, f"{sheet.title}!{cell.coordinate}"
        assert (sheet.max_column, sheet.max_row) == (right, bottom)
        assert all(sheet.cell(row, 1).value for row in range(1, top))


def test_nothing_is_merged_hidden_frozen_or_filtered(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert not any(size.hidden for size in sheet.row_dimensions.values())
        assert not any(size.hidden for size in sheet.column_dimensions.values())
        assert all(table.autoFilter is None for table in sheet.tables.values())


def test_all_text_is_sans_serif_and_twelve_point_or_more(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert cell.font.name in SANS_SERIF, f"{sheet.title}!{cell.coordinate}"
                    assert cell.font.sz >= SMALLEST, f"{sheet.title}!{cell.coordinate}"


def test_headings_wrap_and_no_word_of_them_is_wider_than_its_column(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        left, top, right, _ = bounds(sheet)
        for column in range(left, right + 1):
            heading = sheet.cell(top, column)
            words = str(heading.value).split()
            assert heading.alignment.wrap_text
            width = sheet.column_dimensions[get_column_letter(column)].width
            assert width >= 1.3 * max(map(len, words)), f"{sheet.title}!{heading.coordinate}"


def test_the_symbol_is_explained_in_the_notes_and_on_every_sheet_that_has_it(
    book: Workbook,
) -> None:
    for sheet in book.worksheets:
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        if HIDDEN in texts or sheet.title == "Notes":
            assert any(text.startswith(f"{HIDDEN} means") for text in texts), sheet.title
    assert any(row[2].value == HIDDEN for row in book["hidden"].iter_rows())


def test_the_workbook_tells_its_title_and_its_language(
    book: Workbook, document: ReturnDocument
) -> None:
    assert book.properties.title == "Hospitality to Health: quarterly return"
    with zipfile.ZipFile(io.BytesIO(accessible_spreadsheet(document))) as package:
        properties = package.read("docProps/custom.xml").decode()
    assert re.search(r'name="Language"><vt:lpwstr>en-GB<', properties)
