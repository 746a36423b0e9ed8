"""Checks that a file is an OpenDocument spreadsheet that is safe to unpack."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from anchordesk.adapters.documents.xlsx_package import (
    damaged,
    is_too_big,
    too_big,
)
from anchordesk.services.errors import SpreadsheetError

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
KIND = b"application/vnd.oasis.opendocument.spreadsheet"
LARGEST_MANIFEST = 1 << 20
SAVE_AS_ODS = (
    "Open it in your spreadsheet program and save it as ODF Spreadsheet (.ods), "
    "then choose that file."
)


def check_package(path: Path) -> None:
    """Return if the file is an OpenDocument spreadsheet of bearable size.

    Raises:
        SpreadsheetError: It is locked by a password, damaged, of another kind, or too big.
        OSError: It cannot be read.
    """
    if path.stat().st_size == 0:
        raise SpreadsheetError("This file is empty.", what_to_do="Choose a file that has rows.")
    if not zipfile.is_zipfile(path):
        raise _not_one()
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if CONTENT not in names or "mimetype" not in names:
                raise _not_one()
            with package.open("mimetype") as kind:
                if not kind.read(len(KIND) + 32).startswith(KIND):
                    raise _not_one()
            if is_too_big(parts):
                raise too_big()
            if MANIFEST in names:
                with package.open(MANIFEST) as manifest:
                    if b"encryption-data" in manifest.read(LARGEST_MANIFEST):
                        raise _locked()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise damaged() from error


def _not_one() -> SpreadsheetError:
    return SpreadsheetError(
        "This file is not an OpenDocument spreadsheet, although its name says so.",
        what_to_do=SAVE_AS_ODS,
    )


def _locked() -> SpreadsheetError:
    return SpreadsheetError(
        "This spreadsheet is locked with a password.",
        what_to_do="Open it with its password, save a copy without one, then choose the copy. "
        "Delete the copy after the import.",
    )
