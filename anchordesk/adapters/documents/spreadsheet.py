"""Lays a return out as an accessible Excel workbook, the copy for screen readers.

Layout: the UK Government Analysis Function's guidance on releasing statistics in spreadsheets:
Cover, Contents, Notes, then one marked table per sheet. No merged cells, formulas, hidden sheets
or empty rows inside a table, and no meaning by colour.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

import xlsxwriter

from anchordesk.adapters.documents.spreadsheet_formats import Formats, Sheet, Workbook
from anchordesk.adapters.documents.wording import (
    PRODUCED_BY,
    SAMPLE_BANNER,
    hides_anything,
    key_to_hidden,
    no_personal_data,
    subject_line,
    what_rows_and_columns_are,
)
from anchordesk.domain.dates import long_date
from anchordesk.domain.formula_guard import inert
from anchordesk.services.return_document import HIDDEN, ReturnDocument

LONGEST_SHEET_NAME = 31
LANGUAGE = "en-GB"
NARROWEST = 16
# A letter of 12 point bold Arial against the unit that Excel measures columns in.
WIDTH_OF_A_LETTER = 1.3
FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']+")
FIXED_SHEETS = ("Cover", "Contents", "Notes")
WITH_TEXT_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str | int | None, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class _SheetOfOneTable:
    name: str
    title: str
    reading: str
    header: tuple[str, ...]
    rows: tuple[_Row, ...]
    of_pay: bool = False


def accessible_spreadsheet(document: ReturnDocument) -> bytes:
    """Return the workbook (.xlsx). The same document gives the same bytes."""
    tables = _tables(document)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, WITH_TEXT_AS_TEXT) as workbook:
        _set_properties(workbook, document)
        formats = Formats(workbook)
        _write_cover(workbook.add_worksheet("Cover"), document, formats)
        _write_contents(workbook.add_worksheet("Contents"), tables, formats)
        _write_notes(workbook.add_worksheet("Notes"), document, formats)
        for number, table in enumerate(tables, start=1):
            _write_table(workbook.add_worksheet(table.name), table, number, document, formats)
    return content.getvalue()


def _set_properties(workbook: Workbook, document: ReturnDocument) -> None:
    workbook.set_properties(
        {
            "title": document.title,
            "subject": subject_line(document),
            "author": document.organisation,
            "comments": no_personal_data(document),
            # The day alone, in UTC: neither the hour of work nor the computer's clock shows.
            "created": datetime.combine(document.prepared_on, time(), UTC).replace(tzinfo=None),
        }
    )
    # Excel has no other place for the language of a whole workbook.
    workbook.set_custom_property("Language", LANGUAGE, "text")


def _tables(document: ReturnDocument) -> tuple[_SheetOfOneTable, ...]:
    taken = {name.casefold() for name in FIXED_SHEETS}
    sheets = [
        _SheetOfOneTable(
            _sheet_name("Headlines", taken),
            "Headline figures",
            "Each row is one figure.",
            ("Figure", "People"),
            tuple(_Row((headline.words, headline.value)) for headline in document.headlines),
        ),
        _SheetOfOneTable(
            _sheet_name("Chart", taken),
            document.chart.finding,
            "Each row is one bar of the chart in the PDF.",
            ("Bar", "People"),
            tuple(_Row((bar.title, bar.value)) for bar in document.chart.bars),
        ),
    ]
    sheets.extend(
        _SheetOfOneTable(
            _sheet_name(table.name, taken),
            table.title,
            what_rows_and_columns_are(table),
            (table.row_heading, *table.columns),
            tuple(_Row((row.title, *row.values), row.is_total) for row in table.rows),
            table.of_pay,
        )
        for table in document.tables
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel takes and no other sheet has."""
    stem = FORBIDDEN_IN_SHEET_NAMES.sub(" ", wanted).strip()[:LONGEST_SHEET_NAME].strip() or "Table"
    name, number = stem, 1
    # "History" is a name that Excel keeps for itself.
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        ending = f" {number}"
        name = stem[: LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _write_cover(sheet: Sheet, document: ReturnDocument, formats: Formats) -> None:
    lines = [
        f"Organisation: {document.organisation}",
        f"Period: {document.period}",
        f"Prepared: {long_date(document.prepared_on)}",
        f"Template: {document.template_line}",
        f"Produced by {PRODUCED_BY}",
        no_personal_data(document),
        document.audit,
    ]
    if document.sample:
        lines.insert(0, SAMPLE_BANNER)
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, inert(document.title), formats.title)
    for row, line in enumerate((line for line in lines if line), start=1):
        sheet.write_string(row, 0, inert(line), formats.text)


def _write_contents(sheet: Sheet, tables: tuple[_SheetOfOneTable, ...], formats: Formats) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "Contents", formats.title)
    sheet.write_string(1, 0, "This sheet contains one table.", formats.line)
    rows = [("Cover", "Whose return this is"), ("Notes", "Notes and the key to symbols")]
    rows += [(table.name, table.title) for table in tables]
    formats.mark_as_table(sheet, 2, ("Sheet", "What it holds"), len(rows), "contents")
    for row, (name, title) in enumerate(rows, start=3):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.link, inert(name))
        sheet.write_string(row, 1, inert(title), formats.text)


def _write_notes(sheet: Sheet, document: ReturnDocument, formats: Formats) -> None:
    notes = list(document.notes)
    if hides_anything(document):
        notes.insert(0, key_to_hidden(document.threshold))
    notes.append(no_personal_data(document))
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "Notes", formats.title)
    sheet.write_string(1, 0, "This sheet contains one table.", formats.line)
    formats.mark_as_table(sheet, 2, ("Note", "What it says"), len(notes), "notes")
    for number, note in enumerate(notes, start=1):
        sheet.write_number(2 + number, 0, number, formats.text)
        sheet.write_string(2 + number, 1, inert(note), formats.text)


def _write_table(
    sheet: Sheet, table: _SheetOfOneTable, number: int, document: ReturnDocument, formats: Formats
) -> None:
    lines = [f"This sheet contains one table. {table.reading}"]
    if any(cell is None for row in table.rows for cell in row.cells):
        lines.append(key_to_hidden(document.threshold, of_pay=table.of_pay))
    lines.append(f"Source: {subject_line(document)} {document.template_line}.")
    if document.sample:
        lines.append(SAMPLE_BANNER)
    sheet.set_column(0, 0, 34)
    for column, heading in enumerate(table.header[1:], start=1):
        sheet.set_column(column, column, _width_for(heading))
    sheet.write_string(0, 0, inert(table.title), formats.title)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, formats.line)
    top = len(lines) + 1
    formats.mark_as_table(sheet, top, table.header, len(table.rows), f"return_{number}")
    for at, table_row in enumerate(table.rows, start=top + 1):
        _write_row(sheet, at, table_row, formats, of_pay=table.of_pay)


def _width_for(heading: str) -> float:
    """Return a width at which no word of the heading is broken."""
    longest = max((len(word) for word in heading.split()), default=0)
    return max(NARROWEST, WIDTH_OF_A_LETTER * longest)


def _write_row(sheet: Sheet, at: int, row: _Row, formats: Formats, *, of_pay: bool) -> None:
    for column, cell in enumerate(row.cells):
        if isinstance(cell, str):
            sheet.write_string(at, column, inert(cell), formats.heading(is_total=row.is_total))
        elif cell is None:
            sheet.write_string(at, column, HIDDEN, formats.count(is_total=row.is_total))
        elif of_pay:
            sheet.write_number(at, column, cell / 100, formats.pay(is_total=row.is_total))
        else:
            sheet.write_number(at, column, cell, formats.count(is_total=row.is_total))
