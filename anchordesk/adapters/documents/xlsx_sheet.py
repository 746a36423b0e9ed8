"""Reads Excel workbooks row by row: the first visible sheet that holds anything."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from anchordesk.adapters.documents.faults import reading_faults
from anchordesk.adapters.documents.sheet import NumberedRows, OpenSheet, open_sheet
from anchordesk.adapters.documents.xlsx_package import check_package, damaged
from anchordesk.adapters.documents.xlsx_values import cell_text
from anchordesk.services.errors import SpreadsheetError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

LAST_ROW_OF_EXCEL = 1_048_576
FORMULA_TAG = re.compile(rb"<(?:\w+:)?f[\s/>]")
CHUNK_BYTES = 1 << 20
# What openpyxl, zipfile and the XML parser raise on files that are cut short or altered.
# The XML parser's error is a SyntaxError.
SIGNS_OF_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    RuntimeError,
)


def open_xlsx(path: Path) -> OpenSheet:
    """Open an Excel workbook (.xlsx).

    Raises:
        SpreadsheetError: It is not one, is locked, damaged or too big, holds nothing, or its
            column names are not sound.
        OSError: It cannot be read.
    """
    check_package(path)
    with ExitStack() as held:
        workbook = _load(path, held, with_values=True)
        sheet = _first_sheet_with_content(workbook)
        notices = _notices(path, workbook, sheet)
        opened = open_sheet(path.name, notices, lambda: read_records(sheet))
        return replace(opened, close=held.pop_all().close)


def read_records(sheet: ReadOnlyWorksheet) -> NumberedRows:
    """Yield (row number, cells as text) for every row, empty ones included, from the first.

    Raises:
        SpreadsheetError: The workbook is damaged further down.
    """
    for row_number, values in enumerate(_rows_of_values(sheet), start=1):
        yield row_number, [cell_text(value) for value in values]


def _load(path: Path, held: ExitStack, *, with_values: bool) -> Workbook:
    # The file is opened here because openpyxl leaves it open when it finds damage.
    file = held.enter_context(path.open("rb"))
    with _reading_damage(), warnings.catch_warnings():
        # openpyxl warns of styles and extensions that it leaves out; none of them holds a value.
        warnings.simplefilter("ignore")
        workbook = load_workbook(file, read_only=True, data_only=with_values, keep_links=False)
    held.callback(workbook.close)
    return workbook


def _first_sheet_with_content(workbook: Workbook) -> ReadOnlyWorksheet:
    for sheet in cast("list[ReadOnlyWorksheet]", workbook.worksheets):
        # Some programs write a wrong size of the sheet; without it, every row is read.
        sheet.reset_dimensions()
        if sheet.sheet_state == "visible" and _has_content(sheet):
            return sheet
    raise SpreadsheetError(
        "This spreadsheet is empty: no visible sheet holds anything.",
        what_to_do="Choose a file that has rows.",
    )


def _has_content(sheet: ReadOnlyWorksheet) -> bool:
    return any(value is not None for values in _rows_of_values(sheet) for value in values)


def _notices(path: Path, workbook: Workbook, sheet: ReadOnlyWorksheet) -> tuple[str, ...]:
    notices = []
    if len(workbook.sheetnames) > 1:
        notices.append(
            "This spreadsheet has several sheets. Only the first visible one with rows is read."
        )
    without_value = _formulas_without_value(path, sheet)
    if without_value:
        notices.append(
            f"Formulas without a stored result: {without_value}. They are read as empty cells. "
            "To bring their results, open the file in your spreadsheet program and save it."
        )
    return tuple(notices)


def _formulas_without_value(path: Path, sheet: ReadOnlyWorksheet) -> int:
    """Count them, by reading formulas beside values; sheets without formulas cost one scan."""
    if not _holds_formulas(path):
        return 0
    with ExitStack() as held:
        workbook = _load(path, held, with_values=False)
        formulas = cast("ReadOnlyWorksheet", workbook[sheet.title])
        formulas.reset_dimensions()
        return sum(
            value is None and formula is not None
            for values, row in zip(_rows_of_values(sheet), _rows_of_values(formulas), strict=False)
            for value, formula in zip(values, row, strict=False)
        )


def _holds_formulas(path: Path) -> bool:
    """Tell whether any sheet of the workbook holds a formula."""
    with _reading_damage(), zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if "/worksheets/" in name and _is_found(FORMULA_TAG, package, name):
                return True
    return False


def _is_found(tag: re.Pattern[bytes], package: zipfile.ZipFile, name: str) -> bool:
    end_of_last = b""
    with package.open(name) as part:
        while chunk := part.read(CHUNK_BYTES):
            if tag.search(end_of_last + chunk):
                return True
            end_of_last = chunk[-32:]
    return False


def _rows_of_values(sheet: ReadOnlyWorksheet) -> Iterator[tuple[object, ...]]:
    rows = sheet.values
    for _ in range(LAST_ROW_OF_EXCEL):
        with _reading_damage(), warnings.catch_warnings():
            # A warning on a date out of range quotes the cell, which may be a person's.
            warnings.simplefilter("ignore")
            values = next(rows, None)
        if values is None:
            return
        yield values


@contextmanager
def _reading_damage() -> Iterator[None]:
    try:
        with reading_faults():
            yield
    except SIGNS_OF_DAMAGE as error:
        raise damaged() from error
