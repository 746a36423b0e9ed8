"""Opens a spreadsheet for import, whatever its kind, or says in plain words why it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anchordesk.adapters.documents.csv_encoding import not_text
from anchordesk.adapters.documents.faults import SAVE_AS_XLSX, reading_faults
from anchordesk.adapters.documents.sheet import OpenSheet
from anchordesk.services.errors import SpreadsheetError
from anchordesk.services.people_sheet import PeopleSheet, SheetKind
from anchordesk.services.ports import Sheet
from anchordesk.services.progress import Progress, no_progress

CSV_ENDINGS = frozenset({".csv", ".tsv", ".txt"})
OTHER_SPREADSHEETS = frozenset({".xls", ".xlsm", ".xlsb", ".fods", ".numbers"})
STARTS_OF_OTHER_FILES = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"{\\rtf",
)


class SpreadsheetFiles:
    """Reads .csv, .xlsx and .ods files on this computer, and lays such files out."""

    @contextmanager
    def open(self, path: Path) -> Iterator[Sheet]:
        """Open a spreadsheet, checked as far as its first rows.

        Raises:
            SpreadsheetError: It is of another kind, damaged, locked by a password, too big, or
                has no sound column names. Reading its rows raises it for what shows later.
        """
        with reading_faults():
            sheet = _open_by_kind(path)
        try:
            yield sheet
        finally:
            sheet.close()

    def laid_out(
        self, sheet: PeopleSheet, kind: SheetKind, progress: Progress = no_progress
    ) -> bytes:
        """Return the bytes of a file with a table of people; progress ends it by raising."""
        from anchordesk.adapters.documents.people_sheets import laid_out  # noqa: PLC0415 - as below

        return laid_out(sheet, kind, progress)


def _open_by_kind(path: Path) -> OpenSheet:
    ending = path.suffix.lower()
    if ending in CSV_ENDINGS:
        with path.open("rb") as file:
            start = file.read(8)
        if start.startswith(STARTS_OF_OTHER_FILES):
            raise not_text()
        # Each loaded when wanted: of the window's memory most days need none of it.
        from anchordesk.adapters.documents.csv_sheet import open_csv  # noqa: PLC0415

        return open_csv(path)
    if ending == ".xlsx":
        from anchordesk.adapters.documents.xlsx_sheet import open_xlsx  # noqa: PLC0415

        return open_xlsx(path)
    if ending == ".ods":
        from anchordesk.adapters.documents.ods_sheet import open_ods  # noqa: PLC0415

        return open_ods(path)
    if ending in OTHER_SPREADSHEETS:
        raise SpreadsheetError(
            f"AnchorDesk cannot read {ending} spreadsheets.", what_to_do=SAVE_AS_XLSX
        )
    raise SpreadsheetError(
        "This file is not a spreadsheet.",
        what_to_do="Choose a file whose name ends in .xlsx, .ods or .csv.",
    )
