"""A plain table of people that leaves the vault as a file, and the port that lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Protocol

from anchordesk.services.progress import Progress, no_progress

SheetCell = str | date | int | float | None


class SheetKind(Enum):
    """The files that a table can be laid out as; the second text is for people."""

    XLSX = ".xlsx", "Excel workbook"
    ODS = ".ods", "OpenDocument spreadsheet"
    CSV = ".csv", "CSV text"

    def __init__(self, ending: str, title_text: str) -> None:
        self.ending = ending
        self.title_text = title_text

    @classmethod
    def of(cls, path: Path) -> SheetKind | None:
        """Return the kind that a file's name asks for; None for another one."""
        return next((kind for kind in cls if kind.ending == path.suffix.lower()), None)


@dataclass(frozen=True, slots=True)
class AboutColumn:
    """What one column holds, for whoever gets the file.

    Attributes:
        code: Stays when a title is changed or translated.
        form: How its cells are written.
    """

    title: str
    code: str
    meaning: str
    form: str


@dataclass(frozen=True, slots=True)
class AboutSheet:
    """What a file is, and what its columns hold.

    Attributes:
        facts: Sentences, such as when and by whom it was made.
    """

    facts: tuple[str, ...]
    columns: tuple[AboutColumn, ...]


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """One table: titles of columns, and a row for each person.

    Attributes:
        about: Laid out as a second sheet; a CSV file has room for one table alone.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    about: AboutSheet | None = None


class SheetWriter(Protocol):
    """Lays tables of people out as files."""

    def laid_out(
        self, sheet: PeopleSheet, kind: SheetKind, progress: Progress = no_progress
    ) -> bytes:
        """Return a file's bytes, in which no text can run as a formula.

        Progress is told of the rows, and ends it by raising.
        """
