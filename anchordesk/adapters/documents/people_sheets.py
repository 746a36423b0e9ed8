"""Lays tables of people out as CSV, Excel and OpenDocument files, in which no text can run."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from anchordesk.domain.formula_guard import inert
from anchordesk.services.people_sheet import PeopleSheet, SheetCell, SheetKind
from anchordesk.services.progress import Progress, no_progress

WIDTH = 24
ABOUT = "About the columns"
HEADING = ("Column", "Code", "What it holds", "Written as")
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
CONTENT_BEGIN = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{OFFICE}:office:1.0"'
    f' xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0"'
    f' xmlns:style="{OFFICE}:style:1.0" xmlns:number="{OFFICE}:datastyle:1.0"'
    ' office:version="1.3"><office:automatic-styles>'
    '<number:date-style style:name="day"><number:day number:style="short"/>'
    '<number:text> </number:text><number:month number:textual="true"/>'
    '<number:text> </number:text><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
CONTENT_END = "</table:table></office:spreadsheet></office:body></office:document-content>"
# A fixed moment: the hour of work is nobody's business.
PACKED_AT = (2000, 1, 1, 0, 0, 0)
ROWS_AT_A_TIME = 100
SheetRow = tuple[SheetCell, ...]


def laid_out(sheet: PeopleSheet, kind: SheetKind, progress: Progress = no_progress) -> bytes:
    """Return a file's bytes; progress is told of the rows, and ends it by raising."""
    rows = _counted(sheet.rows, progress)
    match kind:
        case SheetKind.CSV:
            return _csv(sheet, rows)
        case SheetKind.XLSX:
            return _xlsx(sheet, rows)
        case SheetKind.ODS:
            return _ods(sheet, rows)


def _counted(rows: Sequence[SheetRow], progress: Progress) -> Iterator[SheetRow]:
    for done, row in enumerate(rows):
        if done % ROWS_AT_A_TIME == 0:
            progress(done, len(rows))
        yield row


def _csv(sheet: PeopleSheet, rows: Iterator[SheetRow]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([inert(title) for title in sheet.columns])
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: SheetCell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return str(cell)
    return inert(cell or "")


def _xlsx(sheet: PeopleSheet, rows: Iterator[SheetRow]) -> bytes:
    # Loaded when wanted: the window can do without it.
    import xlsxwriter  # noqa: PLC0415

    from anchordesk.adapters.documents.spreadsheet import WITH_TEXT_AS_TEXT  # noqa: PLC0415

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, WITH_TEXT_AS_TEXT) as workbook:
        bold = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "d mmm yyyy", "align": "left"})
        page = workbook.add_worksheet(sheet.title)
        page.freeze_panes(1, 0)
        page.set_column(0, len(sheet.columns) - 1, WIDTH)
        for column, title in enumerate(sheet.columns):
            page.write_string(0, column, inert(title), bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, column, datetime.combine(cell, time()), day)
                elif isinstance(cell, int | float):
                    page.write_number(number, column, cell)
                elif cell:
                    page.write_string(number, column, inert(cell))
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        lines = tuple(_about(sheet))
        if lines:
            page = workbook.add_worksheet(ABOUT)
            page.set_column(0, len(HEADING) - 1, WIDTH)
        for number, line in enumerate(lines):
            for column, words in enumerate(line):
                look = bold if line == HEADING else None
                page.write_string(number, column, inert(words), look)
    return content.getvalue()


def _ods(sheet: PeopleSheet, rows: Iterator[SheetRow]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        # The kind of file stands first and unpacked, so that it can be told by its first bytes.
        kind = zipfile.ZipInfo("mimetype", PACKED_AT)
        package.writestr(kind, MIME, zipfile.ZIP_STORED)
        for name, text in (
            ("META-INF/manifest.xml", MANIFEST),
            ("content.xml", "".join(_content(sheet, rows))),
        ):
            package.writestr(zipfile.ZipInfo(name, PACKED_AT), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _content(sheet: PeopleSheet, rows: Iterator[SheetRow]) -> Iterator[str]:
    yield CONTENT_BEGIN
    yield f"<table:table table:name={quoteattr(sheet.title)}>"
    yield f'<table:table-column table:number-columns-repeated="{len(sheet.columns)}"/>'
    yield "<table:table-header-rows>"
    yield _ods_row(sheet.columns)
    yield "</table:table-header-rows>"
    for row in rows:
        yield _ods_row(row)
    lines = tuple(_about(sheet))
    if lines:
        yield "</table:table>"
        yield f"<table:table table:name={quoteattr(ABOUT)}>"
        yield f'<table:table-column table:number-columns-repeated="{len(HEADING)}"/>'
        yield from (_ods_row(line) for line in lines)
    yield CONTENT_END


def _about(sheet: PeopleSheet) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the second sheet: what the file is, then a row for each column."""
    if sheet.about is None:
        return
    yield from ((fact,) for fact in sheet.about.facts)
    yield HEADING
    for one in sheet.about.columns:
        yield one.title, one.code, one.meaning, one.form


def _ods_row(cells: Sequence[SheetCell]) -> str:
    return f"<table:table-row>{''.join(_ods_cell(cell) for cell in cells)}</table:table-row>"


def _ods_cell(cell: SheetCell) -> str:
    if isinstance(cell, date):
        return (
            '<table:table-cell table:style-name="date" office:value-type="date"'
            f' office:date-value="{cell.isoformat()}"><text:p>{cell.isoformat()}</text:p>'
            "</table:table-cell>"
        )
    if isinstance(cell, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    if not cell:
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in inert(cell).splitlines())
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
