"""Excel workbooks as people get them from other programs."""

from __future__ import annotations

import contextlib
import errno
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from anchordesk.adapters.documents import xlsx_package
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.services.errors import SpreadsheetError


def read(path: Path) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]], tuple[str, ...]]:
    with SpreadsheetFiles().open(path) as sheet:
        return sheet.header, list(sheet.rows()), sheet.notices


def saved(folder: Path, *rows: tuple[object, ...]) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    path = folder / "residents.xlsx"
    workbook.save(path)
    return path


def refusal(path: Path) -> SpreadsheetError:
    with pytest.raises(SpreadsheetError) as caught:
        read(path)
    return caught.value


def test_values_come_as_a_person_would_type_them(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ("Name", "Born", "Seen", "Shift", "Hours", "Pay", "Sum", "Keen", "Reference"),
        (
            "Łucja Żak",
            date(1990, 2, 28),
            datetime(2026, 11, 23, 9, 30),  # noqa: DTZ001 - as Excel stores it
            time(7, 15),
            16.0,
            12.65,
            0.1 + 0.2,
            True,
            "007",
        ),
    )
    assert read(path)[1] == [
        (
            2,
            (
                "Łucja Żak",
                "1990-02-28",
                "2026-11-23 09:30:00",
                "07:15",
                "16",
                "12.65",
                "0.3",
                "TRUE",
                "007",
            ),
        )
    ]


# Excel's own largest number is 9.99E+307.
@given(number=st.floats(-9.99e307, 9.99e307) | st.integers(-(10**15), 10**15))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_numbers_have_no_exponent_and_no_idle_zero(tmp_path: Path, number: float) -> None:
    text = read(saved(tmp_path, ("Name", "Pay"), ("Ann", number)))[1][0][1][1]
    assert "e" not in text.lower()
    assert not text.endswith(".0")
    assert float(text) == pytest.approx(float(number), rel=1e-14)


def test_row_numbers_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    path = saved(tmp_path, ("Name", "Town"), (None, None), ("Ann", "Hull"), (), ("Bo",))
    assert read(path)[1] == [(3, ("Ann", "Hull")), (5, ("Bo", ""))]


def test_the_first_visible_sheet_with_rows_is_read_and_said(tmp_path: Path) -> None:
    workbook = Workbook()
    hidden = workbook.active
    assert hidden is not None
    hidden.append(("Secret",))
    hidden.sheet_state = "hidden"
    workbook.create_sheet("Empty")
    workbook.create_sheet("People").append(("Name",))
    path = tmp_path / "residents.xlsx"
    workbook.save(path)
    header, _, notices = read(path)
    assert header == ("Name",)
    assert "Only the first visible one with rows is read." in notices[0]


def test_formulas_bring_their_stored_result_or_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "residents.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("Name", "Hours", "Pay"))
        sheet.write_string(1, 0, "Ann")
        sheet.write_formula(1, 1, "=8*2", None, 16)
        sheet.write_formula(1, 2, "=8*3", None, "")
    _, rows, notices = read(path)
    assert rows == [(2, ("Ann", "16", ""))]
    assert notices[0].startswith("Formulas without a stored result: 1.")


def test_no_notice_where_every_formula_has_a_result(tmp_path: Path) -> None:
    path = tmp_path / "residents.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("Name", "Hours"))
        sheet.write_string(1, 0, "Ann")
        sheet.write_formula(1, 1, "=8*2", None, 16)
    assert read(path)[2] == ()


def test_a_date_out_of_range_does_not_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "residents.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("Name", "Born"))
        sheet.write_string(1, 0, "Ann")
        sheet.write_number(1, 1, -5e9, workbook.add_format({"num_format": "yyyy-mm-dd"}))
    assert read(path)[1] == [(2, ("Ann", "#VALUE!"))]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "no visible sheet holds anything"),
        ([(), ("Name",)], "has no column names"),
        ([(1, 2.5)], "holds numbers, not column names"),
        ([("Name", "NAME")], "Columns A and B have the same name."),
        ([("Name",), ("Ann", None, "secret")], "Row 2 has something in column C"),
        ([tuple(f"c{n}" for n in range(501))], "more than 500 columns"),
    ],
)
def test_unsound_sheets_are_refused(
    tmp_path: Path, rows: list[tuple[object, ...]], words: str
) -> None:
    error = refusal(saved(tmp_path, *rows))
    assert words in error.what_happened
    assert "secret" not in error.in_plain_words


@pytest.mark.parametrize(
    ("name", "content", "words", "advice"),
    [
        ("a.xlsx", b"", "This file is empty.", "has rows"),
        ("a.xlsx", b"Name,Town\n", "not an Excel workbook", "Excel Workbook (.xlsx)"),
        ("a.xlsx", b"PK\x03\x04 cut short", "not an Excel workbook", "Excel Workbook (.xlsx)"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 Workbook", "old Excel spreadsheet", "Excel Workbook (.xlsx)"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
            "save a copy without one",
        ),
        ("a.xls", b"\xd0\xcf\x11\xe0", "cannot read .xls", "Excel Workbook (.xlsx)"),
        ("a.ods", b"PK\x03\x04", "not an OpenDocument spreadsheet", "(.ods)"),
        ("a.docx", b"PK\x03\x04", "not a spreadsheet", "ends in .xlsx, .ods or .csv"),
    ],
)
def test_other_files_are_refused_in_plain_words(
    tmp_path: Path, name: str, content: bytes, words: str, advice: str
) -> None:
    (tmp_path / name).write_bytes(content)
    error = refusal(tmp_path / name)
    assert words in error.what_happened
    assert advice in error.what_to_do


def test_a_workbook_renamed_to_csv_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, ("Name",)).rename(tmp_path / "residents.csv")
    assert "not a CSV file" in refusal(path).what_happened


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("letter.txt", "hello")
    assert "not an Excel workbook" in refusal(tmp_path / "a.xlsx").what_happened


@given(data=st.data())
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_altered_workbooks_are_read_or_refused_and_nothing_else(
    tmp_path: Path, data: st.DataObject
) -> None:
    whole = saved(tmp_path, ("Name", "Born"), ("Ann", date(1990, 1, 1))).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name]) - 1))
    length = data.draw(st.integers(0, 40))
    new = data.draw(st.binary(max_size=6))
    parts[name] = parts[name][:start] + new + parts[name][start + length :]
    path = tmp_path / "altered.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    with contextlib.suppress(SpreadsheetError):
        read(path)


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, ("Name",), *[(f"Person {n}",) for n in range(2000)])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "not an Excel workbook" in refusal(path).what_happened


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, ("Name",), *[(f"Person {n}",) for n in range(2000)])
    with zipfile.ZipFile(path) as package:
        sheet = next(i for i in package.infolist() if i.filename.endswith("sheet1.xml"))
    content = bytearray(path.read_bytes())
    middle = sheet.header_offset + sheet.compress_size // 2
    content[middle : middle + 50] = bytes(50)
    path.write_bytes(content)
    assert refusal(path).what_happened == "This spreadsheet is damaged."


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = saved(tmp_path, ("Name",))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(101):
            part.write(b" " * (1 << 20))
    error = refusal(path)
    assert error.what_happened == "This spreadsheet is too big to open safely."
    assert "Save the sheet that you need as CSV" in error.what_to_do


def test_more_than_a_gibibyte_unpacked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, ("Name",), ("Ann",))
    monkeypatch.setattr(xlsx_package, "LARGEST_UNPACKED", 1000)
    assert "too big" in refusal(path).what_happened


def test_a_missing_file_and_a_folder_are_refused_in_plain_words(tmp_path: Path) -> None:
    assert "no longer there" in refusal(tmp_path / "gone.xlsx").what_happened
    assert "no longer there" in refusal(tmp_path / "gone.csv").what_happened
    (tmp_path / "folder.csv").mkdir()
    assert "could not be read" in refusal(tmp_path / "folder.csv").what_happened


def test_a_stick_that_is_pulled_out_while_rows_are_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, ("Name",), *[(f"Person {n}",) for n in range(500)])

    def gone(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with SpreadsheetFiles().open(path) as sheet:
        monkeypatch.setattr(zipfile.ZipExtFile, "read", gone)
        with pytest.raises(SpreadsheetError, match="could not be read from the disk"):
            list(sheet.rows())


def test_an_error_in_the_work_on_a_sheet_is_not_taken_for_one_of_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path, ("Name",))
    with pytest.raises(PermissionError), SpreadsheetFiles().open(path):
        raise PermissionError
