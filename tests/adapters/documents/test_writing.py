"""Files of a return appear whole, side by side, and never over another."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from anchordesk.adapters.documents.placing import FileContent, place
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.services.errors import DocumentError
from anchordesk.services.ports import ReturnWriter
from anchordesk.services.return_document import ReturnDocument

STEM = "harbour-homes-2026-q3"
ENDINGS = (".pdf", ".xlsx", ".csv", ".json", ".csv-metadata.json")


@pytest.fixture
def writer(fonts: Path) -> ReturnWriter:
    return ReturnFiles(fonts)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_five_files_are_written_under_one_name(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path
) -> None:
    written = writer.write(document, b'{"exact": "bytes"}', tmp_path)
    assert names_in(tmp_path) == {f"{STEM}{ending}" for ending in ENDINGS}
    assert written.pdf.read_bytes().startswith(b"%PDF-")
    assert written.tables_json.read_bytes() == b'{"exact": "bytes"}'
    with SpreadsheetFiles().open(written.csv) as sheet:
        assert sheet.header == ("Table", "Row group", "Column group", "People", "Status")


def test_the_metadata_names_the_file_and_columns_that_are_there(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path
) -> None:
    (tmp_path / f"{STEM}.csv").write_text("someone's work")
    written = writer.write(document, b"{}", tmp_path)
    told = json.loads(written.csv_metadata.read_text("utf-8"))
    assert written.csv_metadata.name == f"{told['url']}-metadata.json"
    assert told["url"] == written.csv.name == f"{STEM}-2.csv"
    columns = told["tableSchema"]["columns"]
    with SpreadsheetFiles().open(written.csv) as sheet:
        assert tuple(column["titles"] for column in columns) == sheet.header
        rows = [dict(zip(sheet.header, row, strict=True)) for _, row in sheet.rows()]
    people = next(column for column in columns if column["titles"] == "People")
    hidden = [row for row in rows if row["Status"] == "hidden"]
    assert hidden
    assert {row["People"] for row in hidden} == {people["null"]}
    shown = [row["People"] for row in rows if row["Status"] == "shown"]
    assert all(value.isdecimal() for value in shown)
    titles = {column["name"]: column["titles"] for column in columns}
    key = [titles[name] for name in told["tableSchema"]["primaryKey"]]
    assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)


def test_the_same_return_again_changes_nothing(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path
) -> None:
    first = writer.write(document, b"{}", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert writer.write(document, b"{}", tmp_path) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_different_file_in_the_way_is_kept_and_all_five_get_a_number(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path
) -> None:
    (tmp_path / f"{STEM}.csv").write_text("someone's work")
    written = writer.write(document, b"{}", tmp_path)
    assert (tmp_path / f"{STEM}.csv").read_text() == "someone's work"
    assert names_in(tmp_path) == {f"{STEM}.csv", *(f"{STEM}-2{ending}" for ending in ENDINGS)}
    assert written.spreadsheet.name == f"{STEM}-2.xlsx"
    third = writer.write(replace(document, period="2027"), b"{}", tmp_path)
    assert third.pdf.name == f"{STEM}-3.pdf"


def test_a_file_of_the_same_size_is_not_taken_for_the_same(tmp_path: Path) -> None:
    place(lambda _: (FileContent(".csv", b"one"),), STEM, tmp_path)
    (second,) = place(lambda _: (FileContent(".csv", b"two"),), STEM, tmp_path)
    assert second.name == f"{STEM}-2.csv"
    assert (tmp_path / f"{STEM}.csv").read_bytes() == b"one"


def test_missing_files_of_the_same_return_are_added(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path
) -> None:
    written = writer.write(document, b"{}", tmp_path)
    written.pdf.unlink()
    assert writer.write(document, b"{}", tmp_path).pdf == written.pdf
    assert written.pdf.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "There is not enough space for the documents."),
        (errno.EACCES, "You may not save files in this folder."),
        (errno.EROFS, "You may not save files in this folder."),
        (errno.EIO, "The documents could not be written to this folder."),
    ],
)
def test_a_failure_leaves_no_file_and_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    calls: list[int] = []

    def fail_at_the_third(_: int) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fail_at_the_third)
    files = tuple(FileContent(ending, b"content") for ending in ENDINGS)
    with pytest.raises(DocumentError) as caught:
        place(lambda _: files, STEM, tmp_path)
    assert caught.value.what_happened == words
    assert caught.value.what_is_safe == "The return itself is kept. Nothing was sent."
    assert names_in(tmp_path) == set()


def test_a_failure_while_renaming_leaves_no_file(
    writer: ReturnWriter,
    document: ReturnDocument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rename = Path.replace

    def fail_for_csv(self: Path, target: Path) -> Path:
        if target.suffix == ".csv":
            raise PermissionError(errno.EACCES, "open in another program")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail_for_csv)
    with pytest.raises(DocumentError):
        writer.write(document, b"{}", tmp_path)
    assert names_in(tmp_path) == set()


def test_a_missing_folder_is_told(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="folder for the documents is not there"):
        writer.write(document, b"{}", tmp_path / "gone")


@pytest.mark.parametrize("stem", ["../outside", "a/b\\c", "..", "", "x" * 300, 'q"3:*?'])
def test_no_name_leads_out_of_the_folder(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path, stem: str
) -> None:
    written = writer.write(replace(document, file_stem=stem), b"{}", tmp_path)
    assert written.pdf.parent == tmp_path
    assert len(names_in(tmp_path)) == len(ENDINGS)


def test_another_process_on_another_day_writes_the_same_bytes(
    writer: ReturnWriter, document: ReturnDocument, tmp_path: Path, fonts: Path
) -> None:
    written = writer.write(document, b"{}", tmp_path)
    expected = [
        sha256(path.read_bytes()).hexdigest()
        for path in (written.pdf, written.spreadsheet, written.csv)
    ]
    # repr of a frozen dataclass builds it again; the dates need their module.
    script = (
        "import datetime, sys; from hashlib import sha256; from pathlib import Path\n"
        "from anchordesk.services.return_document import *\n"
        "from anchordesk.adapters.documents.writing import ReturnFiles\n"
        f"w = ReturnFiles(Path({str(fonts)!r})).write({document!r}, b'{{}}', Path(sys.argv[1]))\n"
        "for p in (w.pdf, w.spreadsheet, w.csv): print(sha256(p.read_bytes()).hexdigest())\n"
    )
    (tmp_path / "second").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "second")],
        env={
            **os.environ,
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Auckland",
            "PYTHONPATH": str(Path.cwd()),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == expected
