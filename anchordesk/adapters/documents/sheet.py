"""What CSV and Excel sheets share: the rule for column names, and rows fitted to them.

Messages name columns by letter and rows by number, never by content: a file without column names
has a person in its first row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from anchordesk.domain.text import tidy_line
from anchordesk.services.errors import SpreadsheetError

MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
ROWS_LOOKED_AT_ON_OPENING = 50

NumberedRows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """The columns that have a name.

    Attributes:
        names: Their names, tidied, in the order of the file.
        positions: Where each is, counted from 0.
    """

    names: tuple[str, ...]
    positions: tuple[int, ...]

    def fit(self, row_number: int, cells: list[str]) -> tuple[str, ...] | None:
        """Return the row's cells under the names, None if the row is empty.

        Missing cells at the end come as empty ones.

        Raises:
            SpreadsheetError: Something is in a column without a name, or the sheet is too big.
        """
        filled = {position for position, cell in enumerate(cells) if cell.strip()}
        if not filled:
            return None
        if row_number > MOST_ROWS:
            raise SpreadsheetError(
                f"This spreadsheet has more than {MOST_ROWS:,} rows.",
                what_to_do="Split it into smaller files, then import them one by one.",
            )
        without_name = filled.difference(self.positions)
        if without_name:
            raise _cell_without_name(row_number, min(without_name))
        return tuple(cells[at] if at < len(cells) else "" for at in self.positions)


def hold_nothing() -> None:
    """Close a file that is only open while its rows are read: nothing is left to let go of."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A spreadsheet that is open; each call of `rows` reads it again from the top.

    Attributes:
        records: Starts reading: every row of the sheet with its number, the header included.
        close: Lets go of the file.
    """

    name: str
    columns: NamedColumns
    notices: tuple[str, ...]
    records: Callable[[], NumberedRows]
    close: Callable[[], None] = hold_nothing

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, each once, none empty."""
        return self.columns.names

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (row number, cells as text), empty rows left out. Raises SpreadsheetError."""
        for row_number, cells in self.records():
            fitted = self.columns.fit(row_number, cells) if row_number > 1 else None
            if fitted is not None:
                yield row_number, fitted


def open_sheet(
    name: str,
    notices: tuple[str, ...],
    records: Callable[[], NumberedRows],
) -> OpenSheet:
    """Return the sheet, once its column names and its first rows are found to be sound.

    Raises:
        SpreadsheetError: There are no names in row 1, or they cannot be told apart.
    """
    first_row = next(records(), (1, []))[1]
    opened = OpenSheet(name, named_columns(first_row), notices, records)
    # Most faults show in the first rows; better told now than after the columns were mapped.
    for _ in islice(opened.rows(), ROWS_LOOKED_AT_ON_OPENING):
        pass
    return opened


def named_columns(first_row: list[str]) -> NamedColumns:
    """Return the columns that row 1 names; those without a name must turn out to be empty.

    Raises:
        SpreadsheetError: Row 1 is empty, is all numbers, or has a name twice.
    """
    names = [tidy_line(cell) for cell in first_row]
    positions = tuple(position for position, name in enumerate(names) if name)
    if not positions:
        raise SpreadsheetError(
            "The first row of this spreadsheet has no column names.",
            what_to_do="Put the names of the columns in row 1 and save it, then choose it again.",
        )
    if all(_is_number(names[position]) for position in positions):
        raise SpreadsheetError(
            "The first row of this spreadsheet holds numbers, not column names.",
            what_to_do="Add a row at the top with a name for each column, then choose it again.",
        )
    if positions[-1] >= MOST_COLUMNS:
        raise SpreadsheetError(
            f"This spreadsheet has more than {MOST_COLUMNS} columns.",
            what_to_do="Delete the columns that you do not need, then choose it again.",
        )
    _refuse_doubled_names(names, positions)
    return NamedColumns(tuple(names[position] for position in positions), positions)


def column_letter(position: int) -> str:
    """Return the letter that spreadsheets show for a column, counted from 0: A, Z, AA."""
    letters = ""
    rest = position + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _refuse_doubled_names(names: list[str], positions: tuple[int, ...]) -> None:
    seen: dict[str, int] = {}
    for position in positions:
        first = seen.setdefault(names[position].casefold(), position)
        if first != position:
            raise SpreadsheetError(
                f"Columns {column_letter(first)} and {column_letter(position)} have the same name.",
                what_to_do="Give each column in row 1 its own name, then choose the file again.",
            )


def _cell_without_name(row_number: int, position: int) -> SpreadsheetError:
    return SpreadsheetError(
        f"Row {row_number} has something in column {column_letter(position)}, "
        "but row 1 has no name for that column.",
        what_to_do="Name the column in row 1 or empty it, then choose the file again.",
    )


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "").replace("£", "").removesuffix("%"))
    except ValueError:
        return False
    return True
