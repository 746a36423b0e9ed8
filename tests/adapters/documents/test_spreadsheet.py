"""The accessible spreadsheet and the CSV, read back."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from anchordesk.adapters.documents.spreadsheet import accessible_spreadsheet
from anchordesk.adapters.documents.spreadsheet_formats import unique_headings
from anchordesk.adapters.documents.tidy_csv import tidy_csv
from anchordesk.domain.formula_guard import inert
from anchordesk.services.return_document import DocumentRow, DocumentTable, ReturnDocument

FORMULA = '=HYPERLINK("http://example.org","x")'


def opened(document: ReturnDocument) -> Workbook:
    return load_workbook(io.BytesIO(accessible_spreadsheet(document)))


def marked_table(sheet: Worksheet) -> list[tuple[object, ...]]:
    """Return the cells of the one range that Excel knows as a table."""
    (table,) = sheet.tables.values()
    return [tuple(cell.value for cell in row) for row in sheet[table.ref]]


def sheet_texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_sheets_follow_the_accessible_layout(document: ReturnDocument) -> None:
    book = opened(document)
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Headlines", "Chart", "area"]
    for sheet in book.worksheets[1:]:
        assert len(sheet.tables) == 1
        assert any("This sheet contains one table." in text for text in sheet_texts(sheet))
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].value
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_tables_hold_the_documents_numbers_and_totals(document: ReturnDocument) -> None:
    table = document.tables[0]
    header, *rows = marked_table(opened(document)["area"])
    assert header == ("Area", "Referred", "Started", "All stages")
    expected = [
        (row.title, *("[c]" if value is None else value for value in row.values))
        for row in table.rows
    ]
    assert rows == expected
    assert rows[-1] == ("All areas", 1285, 88, 1373)


def test_headlines_and_chart_are_there_as_tables(document: ReturnDocument) -> None:
    book = opened(document)
    assert marked_table(book["Headlines"])[1] == ("people referred", 1285)
    assert marked_table(book["Chart"])[-1] == ("26 weeks", "[c]")
    assert book["Chart"]["A1"].value == document.chart.finding


def test_cover_contents_and_notes_say_what_a_reader_needs(document: ReturnDocument) -> None:
    book = opened(document)
    cover = sheet_texts(book["Cover"])
    assert cover[0] == document.title
    assert "Organisation: Harbour Homes" in cover
    assert "Prepared: 3 November 2026" in cover
    assert "The disclosure audit passed." in cover
    assert not any("Sample" in text for text in cover)
    assert ("area", "Job outcomes by area") in marked_table(book["Contents"])
    notes = [note for _, note in marked_table(book["Notes"])]
    assert "People are counted once in each stage." in notes
    assert "below 5" in str(notes[1])
    link = book["Contents"]["A5"].hyperlink
    assert link is not None
    assert link.location == "'Notes'!A1"


def test_a_sample_says_so_on_the_cover_and_beside_every_table(document: ReturnDocument) -> None:
    book = opened(replace(document, sample=True))
    for name in ("Cover", "Headlines", "Chart", "area"):
        assert any("Sample data." in text for text in sheet_texts(book[name]))


def test_nothing_is_hidden_in_the_file(document: ReturnDocument) -> None:
    content = accessible_spreadsheet(document)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        parts = b"".join(package.read(name) for name in names)
        dates = {entry.date_time for entry in package.infolist()}
    assert not [name for name in names if re.search(r"pivot|external|comments|vba", name, re.I)]
    assert b"<f>" not in parts
    assert b'state="hidden"' not in parts
    assert len(dates) == 1


def test_properties_hold_the_organisation_and_the_day_alone(document: ReturnDocument) -> None:
    properties = opened(document).properties
    assert properties.creator == "Harbour Homes"
    assert properties.lastModifiedBy == "Harbour Homes"
    assert properties.title == document.title
    assert properties.created == datetime(2026, 11, 3)  # noqa: DTZ001 - as the file stores it


@pytest.mark.parametrize(
    "name", ["a/b:c", "", "History", "Cover", "x" * 60, "area", "'quoted'", "AREA"]
)
def test_any_code_of_a_table_makes_a_sheet(document: ReturnDocument, name: str) -> None:
    table = document.tables[0]
    book = opened(replace(document, tables=(table, replace(table, name=name))))
    assert len(book.sheetnames) == 7
    assert len(marked_table(book.worksheets[-1])) == 5


def test_headings_that_excel_takes_for_equal_are_told_apart() -> None:
    assert unique_headings(("Area", "area", "", "AREA")) == (
        "Area",
        "area (2)",
        "Column 3",
        "AREA (3)",
    )


def test_text_that_looks_like_a_formula_is_made_harmless(document: ReturnDocument) -> None:
    table = DocumentTable(
        "x", FORMULA, "@rows", "+columns", ("-1", FORMULA), (DocumentRow(FORMULA, (7, None)),)
    )
    risky = replace(
        document, title=FORMULA, organisation=FORMULA, notes=(FORMULA,), tables=(table,)
    )
    for sheet in opened(risky).worksheets:
        for text in sheet_texts(sheet):
            assert not text.startswith(("=", "+", "-", "@", "\t", "\r"))
    rows = list(csv.reader(io.StringIO(tidy_csv(risky).decode("utf-8-sig"))))
    assert rows[1] == [f"'{FORMULA}", f"'{FORMULA}", "'-1", "7", "shown"]
    assert rows[2] == [f"'{FORMULA}", f"'{FORMULA}", f"'{FORMULA}", "[c]", "hidden"]


@given(st.sampled_from(("", "=", "+", "-", "@", "\t", "\r")), st.text())
def test_only_risky_text_is_changed(start: str, rest: str) -> None:
    text = start + rest
    safe = inert(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe in {text, f"'{text}"}
    assert (safe == text) == (text[:1] not in {"=", "+", "-", "@", "\t", "\r"})


def test_the_csv_has_one_figure_a_row_with_its_status(document: ReturnDocument) -> None:
    content = tidy_csv(document)
    assert content.startswith(b"\xef\xbb\xbfTable,Row group,Column group,People,Status\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]
    assert len(rows) == 12
    assert rows[0] == ["Job outcomes by area", "North", "Referred", "1198", "shown"]
    assert rows[3] == ["Job outcomes by area", "Coast", "Referred", "[c]", "hidden"]
    assert sum(row[4] == "hidden" for row in rows) == document.tables[0].hidden


def test_the_csv_of_a_sample_says_so_in_each_row(document: ReturnDocument) -> None:
    text = tidy_csv(replace(document, sample=True)).decode("utf-8-sig")
    assert all("(sample data)" in line for line in text.splitlines()[1:])
