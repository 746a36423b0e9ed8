"""The printed recovery sheet, read back."""

from __future__ import annotations

import io
import stat
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.adapters.documents.recovery_sheet import RecoverySheets, recovery_sheet
from anchordesk.domain.recovery_code import RecoveryCode, read_recovery_code
from anchordesk.services.errors import DocumentError

CODE = RecoveryCode(bytes(range(200, 220)))
DAY = date(2026, 11, 23)


def test_the_code_on_the_page_is_the_code_and_the_words_say_what_matters(fonts: Path) -> None:
    reader = PdfReader(io.BytesIO(recovery_sheet(CODE, "Priya Nair, Harbour Homes", DAY, fonts)))
    (page,) = reader.pages
    lines = page.extract_text().split("\n")
    printed = [line for line in lines if line in CODE.groups]
    assert read_recovery_code(" ".join(printed)) == CODE
    text = " ".join(" ".join(lines).split())
    for words in (
        "Priya Nair, Harbour Homes. Made 23 November 2026.",
        "Group 8",
        "Nobody can reset this code",
        "away from the computer and from the backups",
        "Delete the file once it is printed.",
    ):
        assert words in text
    assert CODE.groups[0] not in str(reader.metadata)


def test_only_its_owner_may_read_the_file(tmp_path: Path, fonts: Path) -> None:
    path = tmp_path / "sheet.pdf"
    RecoverySheets(fonts).write(CODE, "Priya Nair", DAY, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().startswith(b"%PDF-")


def test_another_file_is_never_written_over(tmp_path: Path, fonts: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(DocumentError, match="could not be written"):
        RecoverySheets(fonts).write(CODE, "Priya Nair", DAY, path)
    assert path.read_bytes() == b"mine"
    with pytest.raises(DocumentError, match="could not be written"):
        RecoverySheets(fonts).write(CODE, "Priya Nair", DAY, tmp_path / "none" / "sheet.pdf")
