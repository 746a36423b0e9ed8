"""OpenDocument spreadsheets: one of another program's, and ones made to do harm."""

from __future__ import annotations

import contextlib
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anchordesk.adapters.documents.ods_package import KIND
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.services.errors import SpreadsheetError

PEOPLE = Path(__file__).parents[2] / "data" / "people.ods"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def read(path: Path) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]], tuple[str, ...]]:
    with SpreadsheetFiles().open(path) as sheet:
        return sheet.header, list(sheet.rows()), sheet.notices


def refusal(path: Path) -> SpreadsheetError:
    with pytest.raises(SpreadsheetError) as caught:
        read(path)
    return caught.value


def packed(folder: Path, content: str, *, kind: bytes = KIND, manifest: str = "") -> Path:
    path = folder / "people.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        if manifest:
            package.writestr("META-INF/manifest.xml", manifest)
    return path


def document(tables: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<office:document-content {NAMES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def table(*rows: str) -> str:
    return f'<table:table table:name="A">{"".join(rows)}</table:table>'


def row(*cells: str, alike: int = 1) -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{alike}">{inside}</table:table-row>'


def test_a_file_of_another_program_is_read_as_a_person_would_type_it() -> None:
    header, rows, notices = read(PEOPLE)
    columns = ("Ref", "First name", "Surname", "DOB", "Age", "Enrolled", "Time", "Phone")
    assert header == columns
    first = ("HH-1", "Siân", "Llŷr", "1984-03-31", "42", "TRUE", "13:05", "07700 900123")
    assert rows[0] == (2, first)
    assert rows[1][0] == 4
    assert rows[1][1][:6] == ("HH-2", "Łukasz", "", "", "30.5", "FALSE")
    assert len(rows) == 2
    assert notices == (
        "This spreadsheet has several sheets. Only the first visible one with rows is read.",
    )


def test_spaces_breaks_and_notes_beside_a_cell(tmp_path: Path) -> None:
    cell = (
        "<office:annotation><text:p>said in confidence</text:p></office:annotation>"
        'a<text:s text:c="3"/>b<text:tab/>c'
    )
    path = packed(tmp_path, document(table(row("Name"), row(cell))))
    assert read(path)[1] == [(2, ("a   b\tc",))]


def test_an_empty_first_row_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path, document(table(row(), row("Name"), row("Elif"))))
    assert "no column names" in refusal(path).what_happened


def test_a_row_that_stands_for_several_is_that_many_rows(tmp_path: Path) -> None:
    path = packed(tmp_path, document(table(row("Name"), row("Elif", alike=3), row("Owen"))))
    assert [number for number, _ in read(path)[1]] == [2, 3, 4, 5]


@pytest.mark.parametrize(("rows", "columns"), [(1_048_576, 16_384), (6_000, 16_384), (1, 10**9)])
def test_a_file_that_claims_endless_cells_is_refused_at_no_cost(
    tmp_path: Path, rows: int, columns: int
) -> None:
    cells = (
        f'<table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    path = packed(tmp_path, document(table(cells)))
    tracemalloc.start()
    assert "more than 500 columns" in refusal(path).what_happened
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "lol">{lol}]>'
    path = packed(tmp_path, document(table(row("Name"), row("&l9;")), bomb))
    assert "does not open" in refusal(path).what_happened.replace("do not open", "does not open")


def test_other_files_and_locked_ones_are_named(tmp_path: Path) -> None:
    good = document(table(row("Name"), row("Elif")))
    text = packed(tmp_path, good, kind=b"application/vnd.oasis.opendocument.text")
    assert "is not an OpenDocument spreadsheet" in refusal(text).what_happened
    locked = packed(tmp_path, "…", manifest="<manifest:encryption-data/>")
    assert "locked with a password" in refusal(locked).what_happened
    (tmp_path / "empty.ods").write_bytes(b"")
    assert "is empty" in refusal(tmp_path / "empty.ods").what_happened
    nothing = packed(tmp_path, document(table(row("", ""))))
    assert "no visible sheet holds anything" in refusal(nothing).what_happened


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.floats(0, 1), flipped=st.integers(0, 10_000), new=st.integers(0, 255))
def test_damage_is_told_and_never_a_crash(
    tmp_path: Path, cut: float, flipped: int, new: int
) -> None:
    whole = bytearray(PEOPLE.read_bytes())
    whole[flipped % len(whole)] = new
    path = tmp_path / "damaged.ods"
    path.write_bytes(bytes(whole[: max(1, round(cut * len(whole)))] if cut < 0.5 else whole))
    with contextlib.suppress(SpreadsheetError):
        read(path)
