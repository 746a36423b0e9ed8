"""CSV files as people get them from other programs."""

from __future__ import annotations

import codecs
import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.services.errors import SpreadsheetError

# Pay in pounds: £ in Windows-1252 is never valid UTF-8, so the encoding shows.
HEADER = ("First name", "Pay £", "Notes")


def read(path: Path) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]], tuple[str, ...]]:
    with SpreadsheetFiles().open(path) as sheet:
        return sheet.header, list(sheet.rows()), sheet.notices


def written(folder: Path, content: bytes | str, name: str = "residents.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> SpreadsheetError:
    with pytest.raises(SpreadsheetError) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@given(data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_text_comes_back_as_it_was(
    tmp_path: Path, separator: str, encoding: str, data: st.DataObject
) -> None:
    cell = st.text(
        st.characters(codec="cp1252" if encoding == "cp1252" else "utf-8", exclude_characters="\0"),
        max_size=12,
    )
    rows = data.draw(st.lists(st.tuples(cell, cell, cell), max_size=6))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    writer.writerows([HEADER, *rows])
    content = buffer.getvalue().encode(encoding)
    if encoding == "utf-16-be":
        content = codecs.BOM_UTF16_BE + content

    header, found, notices = read(written(tmp_path, content))

    assert header == HEADER
    assert [cells for _, cells in found] == [row for row in rows if any(c.strip() for c in row)]
    assert bool(notices) == (encoding == "cp1252")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_guessed_and_said(tmp_path: Path, encoding: str) -> None:
    content = "Name,Town\r\nŁucja Żak,Łódź\r\n".encode(encoding)
    _, rows, notices = read(written(tmp_path, content))
    assert rows == [(2, ("Łucja Żak", "Łódź"))]
    assert "UTF-16" in notices[0]


def test_a_windows_file_says_which_encoding_was_guessed(tmp_path: Path) -> None:
    _, rows, notices = read(written(tmp_path, "Name\nSiân Gruffudd\n".encode("cp1252")))
    assert rows == [(2, ("Siân Gruffudd",))]
    assert "Western European (Windows-1252)" in notices[0]
    assert "Check that names with accents look right." in notices[0]


def test_one_byte_near_the_end_of_a_long_file_decides_the_encoding(tmp_path: Path) -> None:
    content = b"Name,Town\n" + b"Ann,Hull\n" * 200_000 + "Siân,Pwllheli\n".encode("cp1252")
    _, rows, notices = read(written(tmp_path, content))
    assert rows[-1] == (200_002, ("Siân", "Pwllheli"))
    assert notices


def test_quoted_line_breaks_and_empty_lines_keep_row_numbers(tmp_path: Path) -> None:
    path = written(tmp_path, 'Name,Note\n\nAnn,"one\r\ntwo"\n,\nBo,x\n')
    assert read(path)[1] == [(3, ("Ann", "one\r\ntwo")), (5, ("Bo", "x"))]


def test_short_rows_are_filled_up(tmp_path: Path) -> None:
    assert read(written(tmp_path, "Name,Town,Note\nAnn\n"))[1] == [(2, ("Ann", "", ""))]


def test_a_row_with_too_many_cells_is_refused_by_number_without_its_content(
    tmp_path: Path,
) -> None:
    error = refusal(written(tmp_path, "Name,Town\nAnn,Hull\nElif,Hull,secret\n"))
    assert error.what_happened == (
        "Row 3 has something in column C, but row 1 has no name for that column."
    )
    assert "secret" not in error.in_plain_words


def test_a_fault_far_down_is_told_when_it_is_reached(tmp_path: Path) -> None:
    path = written(tmp_path, "Name\n" + "Ann\n" * 500 + "Bo,x\n")
    with SpreadsheetFiles().open(path) as sheet, pytest.raises(SpreadsheetError, match="Row 502"):
        list(sheet.rows())


def test_rows_can_be_read_again_from_the_top(tmp_path: Path) -> None:
    with SpreadsheetFiles().open(written(tmp_path, "Name\nAnn\nBo\n")) as sheet:
        assert next(sheet.rows()) == (2, ("Ann",))
        assert [number for number, _ in sheet.rows()] == [2, 3]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Name;Notes, if any\nAnn;x\nBo;y\n", ("Name", "Notes, if any")),
        ("Name,Notes; if any\nAnn,x\nBo,y\n", ("Name", "Notes; if any")),
        ('"Name;Alias",Town\nAnn,Hull\n', ("Name;Alias", "Town")),
        ("Name\tTown\nAnn, B\tHull\n", ("Name", "Town")),
        ('Name;Note\nAnn;"a,""b"",c"\n', ("Name", "Note")),
    ],
)
def test_the_separator_is_the_one_that_parts_the_header(
    tmp_path: Path, content: str, expected: tuple[str, ...]
) -> None:
    assert read(written(tmp_path, content))[0] == expected


def test_empty_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    header, rows, _ = read(written(tmp_path, "Name,,Town,,\nAnn,,Hull,,\nBo, ,Ely,,,,\n"))
    assert header == ("Name", "Town")
    assert rows == [(2, ("Ann", "Hull")), (3, ("Bo", "Ely"))]


@pytest.mark.parametrize(
    ("content", "words", "advice"),
    [
        ("", "This file is empty.", "Choose a file that has rows."),
        ("\r\n \r\n", "This file is empty.", "Choose a file that has rows."),
        ("\ufeff", "This file is empty.", "Choose a file that has rows."),
        (",,\nAnn,Hull,1\n", "has no column names", "Put the names of the columns in row 1"),
        ("1,2.5,£3\n4,5,6\n", "holds numbers, not column names", "Add a row at the top"),
        ("Name,Town,name \nAnn,Hull,x\n", "Columns A and C have the same name.", "its own name"),
        ("Name,,Town\nAnn,x,Hull\n", "Row 2 has something in column B", "Name the column in row 1"),
        ('Name,Note\nAnn,"never closed\nBo,x\n', "Row 2 cannot be read", "CSV UTF-8"),
        ('Name,Note\nAnn,"x"y\n', "a quotation mark is out of place", "CSV UTF-8"),
        ("Name,Note\nAnn," + "x" * 200_000 + "\n", "a cell is too long", "CSV UTF-8"),
        ("Name\n" + "x" * (5 << 20), "a line that is too long", "CSV UTF-8"),
        (b"Name\nA\0nn\n", "This file is not a CSV file", "save it as CSV UTF-8"),
        (b"\xff\xfeN\x00\x00\xd8", "This file is not a CSV file", "save it as CSV UTF-8"),
        (b"\x81\x8d\x90\x9d" * 9, "This file is not a CSV file", "save it as CSV UTF-8"),
        (b"PK\x03\x04 zip", "This file is not a CSV file", "save it as CSV UTF-8"),
        (b"%PDF-1.7\n", "This file is not a CSV file", "save it as CSV UTF-8"),
        (",".join(f"c{n}" for n in range(501)), "more than 500 columns", "do not need"),
    ],
)
def test_bad_files_are_refused_in_plain_words(
    tmp_path: Path, content: bytes | str, words: str, advice: str
) -> None:
    error = refusal(written(tmp_path, content))
    assert words in error.what_happened
    assert advice in error.what_to_do
    assert error.what_is_safe == "Nothing was changed."
    assert "Ann" not in error.in_plain_words


def test_more_rows_than_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anchordesk.adapters.documents.sheet.MOST_ROWS", 100)
    error = refusal(written(tmp_path, "Name\n" + "Ann\n" * 120))
    assert error.what_happened == "This spreadsheet has more than 100 rows."


@pytest.mark.slow
def test_fifty_megabytes_are_read_in_little_memory(tmp_path: Path) -> None:
    line = "Ann,Hull,Housekeeping assistant at the seafront hotel,2026-11-23,12.50\n"
    path = written(tmp_path, "Name,Town,Job,From,Pay\n" + line * (50_000_000 // len(line)))
    tracemalloc.start()
    try:
        with SpreadsheetFiles().open(path) as sheet:
            count = sum(1 for _ in sheet.rows())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 50_000_000 // len(line)
    assert peak < 20_000_000
