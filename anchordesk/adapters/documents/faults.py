"""Turns what the operating system says while a spreadsheet is read into plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from anchordesk.services.errors import SpreadsheetError

SAVE_AS_XLSX = (
    "Open it in your spreadsheet program and save it as Excel Workbook (.xlsx), "
    "then choose that file."
)


@contextmanager
def reading_faults() -> Iterator[None]:
    """Raise SpreadsheetError in place of an OSError. Put it around reading only.

    Raises:
        SpreadsheetError: The file is gone, locked by another program, or unreadable.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise SpreadsheetError(
            "This file is no longer there.", what_to_do="Choose it again."
        ) from error
    except PermissionError as error:
        raise SpreadsheetError(
            "This computer does not let AnchorDesk read this file.",
            what_to_do="Close it in other programs, then choose it again.",
        ) from error
    except OSError as error:
        raise SpreadsheetError(
            "This file could not be read from the disk.",
            what_to_do="Copy it to this computer, then choose the copy.",
        ) from error
