"""What is written is read back by the readers of imports, and by nothing as a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from anchordesk.adapters.documents.people_sheets import laid_out
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.domain.text import tidy_line
from anchordesk.services.people_sheet import AboutColumn, AboutSheet, PeopleSheet, SheetKind

PEOPLE = PeopleSheet(
    "Caseload",
    ("Resident", "Reference", "Due"),
    (
        ("Siân Llŷr", "AD-1", date(2026, 11, 23)),
        ("=HYPERLINK(1)", "+44", None),
        ("O'Neil & <Sons>", '"AD", 3', date(2024, 2, 29)),
    ),
    AboutSheet(("=Made up",), (AboutColumn("Due", "due", "By when <it> is to be done.", "A day"),)),
)


@pytest.mark.parametrize("kind", SheetKind)
def test_the_readers_of_imports_read_what_was_written(tmp_path: Path, kind: SheetKind) -> None:
    path = tmp_path / f"people{kind.ending}"
    path.write_bytes(laid_out(PEOPLE, kind))
    with SpreadsheetFiles().open(path) as sheet:
        assert sheet.header == PEOPLE.columns
        rows = [cells for _, cells in sheet.rows()]
    assert rows == [
        ("Siân Llŷr", "AD-1", "2026-11-23"),
        ("'=HYPERLINK(1)", "'+44", ""),
        ("O'Neil & <Sons>", '"AD", 3', "2024-02-29"),
    ]


def test_a_second_sheet_says_what_the_columns_hold(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(laid_out(PEOPLE, SheetKind.XLSX))
    about = load_workbook(path)["About the columns"]
    lines = [[cell for cell in row if cell] for row in about.iter_rows(values_only=True)]
    told = [["'=Made up"], ["Column", "Code", "What it holds", "Written as"]]
    assert lines == [*told, ["Due", "due", "By when <it> is to be done.", "A day"]]
    content = laid_out(PEOPLE, SheetKind.ODS)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        tree = ElementTree.fromstring(package.read("content.xml"))
    said = "".join(tree.itertext())
    assert said.endswith("".join(str(word) for line in lines for word in line))


@given(st.lists(st.text(min_size=1).map(tidy_line).filter(bool), min_size=1, max_size=5))
def test_no_cell_of_a_csv_file_begins_like_a_formula(texts: list[str]) -> None:
    rows = tuple((text,) for text in texts)
    content = laid_out(PeopleSheet("Caseload", ("Resident",), rows), SheetKind.CSV)
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]
    assert len(read) == len(texts)
    for row, text in zip(read, texts, strict=True):
        assert row[0].removeprefix("'") == text.removeprefix("'") or row[0] == text
        assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_ods_file_tells_its_kind_by_its_first_bytes() -> None:
    content = laid_out(PEOPLE, SheetKind.ODS)
    assert content[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
