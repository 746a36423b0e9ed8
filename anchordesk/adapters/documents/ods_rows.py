"""Gathers rows of cells from the elements of an OpenDocument spreadsheet, as they are parsed.

Cells and rows that stand for many (`number-columns-repeated`) are told apart as spreadsheets
count them; empty ones cost nothing, however many are claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from anchordesk.adapters.documents.sheet import MOST_COLUMNS, MOST_ROWS
from anchordesk.adapters.documents.xlsx_values import cell_text

NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, ROW = f"{NAMESPACE}table:1.0 table", f"{NAMESPACE}table:1.0 table-row"
CELLS = {f"{NAMESPACE}table:1.0 {name}" for name in ("table-cell", "covered-table-cell")}
PARAGRAPH = f"{NAMESPACE}text:1.0 p"
SPACES, TAB, LINE = (f"{NAMESPACE}text:1.0 {name}" for name in ("s", "tab", "line-break"))
# What stands in a cell but is not its text.
ASIDE = {f"{NAMESPACE}office:1.0 annotation", f"{NAMESPACE}text:1.0 ruby-text"}
STYLE, LOOK = f"{NAMESPACE}style:1.0 style", f"{NAMESPACE}style:1.0 table-properties"
STYLE_NAME, OF_STYLE = f"{NAMESPACE}style:1.0 name", f"{NAMESPACE}table:1.0 style-name"
DISPLAY = f"{NAMESPACE}table:1.0 display"
COLUMNS_ALIKE = f"{NAMESPACE}table:1.0 number-columns-repeated"
ROWS_ALIKE = f"{NAMESPACE}table:1.0 number-rows-repeated"
KIND, VALUE, DAY, TIME, TRUTH, STRING = (
    f"{NAMESPACE}office:1.0 {name}"
    for name in (
        *("value-type", "value", "date-value", "time-value", "boolean-value", "string-value"),
    )
)
DURATION = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
MOST_SPACES = 1000


class SheetRows:
    """Hears the parser; `taken()` yields (sheet, row number, cells) of what is complete.

    Args:
        wanted: The sheet to gather, counted from 0; None for the first rows of every sheet.
    """

    def __init__(self, wanted: int | None) -> None:
        self.sheets = 0
        self._wanted = wanted
        self._hidden_styles: set[str] = set()
        self._hidden_sheets: set[int] = set()
        self._style = ""
        self._depth = 0
        self._aside = 0
        self._row = 0
        self._rows_alike = 1
        self._cells: list[str] = []
        self._empty_before = 0
        self._attributes: dict[str, str] = {}
        self._paragraphs: list[str] = []
        self._in_paragraph = False
        self._done: list[tuple[int, int, int, list[str]]] = []

    def is_visible(self, sheet: int) -> bool:
        """Tell whether a sheet is shown by spreadsheet programs."""
        return sheet not in self._hidden_sheets

    def taken(self) -> Iterator[tuple[int, int, list[str]]]:
        """Yield the rows that are complete, one for each that a repeated row stands for."""
        done, self._done = self._done, []
        for sheet, first, alike, cells in done:
            for number in range(first, first + (alike if self._wanted is not None else 1)):
                yield sheet, number, cells

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Hear that an element begins."""
        if name in ASIDE:
            self._aside += 1
        elif self._aside:
            return
        elif name == TABLE:
            self._begin_sheet(attributes)
        elif name == ROW and self._depth == 1:
            self._rows_alike = _count(attributes.get(ROWS_ALIKE), MOST_ROWS)
            self._cells, self._empty_before = [], 0
        elif name in CELLS and self._depth == 1:
            self._attributes, self._paragraphs = attributes, []
        elif name == PARAGRAPH:
            self._in_paragraph = True
            self._paragraphs.append("")
        elif name in (SPACES, TAB, LINE):
            spaces = _count(attributes.get(f"{NAMESPACE}text:1.0 c"), MOST_SPACES)
            self.text({SPACES: " " * spaces, TAB: "\t", LINE: "\n"}[name])
        elif name == STYLE:
            self._style = attributes.get(STYLE_NAME, "")
        elif name == LOOK and attributes.get(DISPLAY) == "false":
            self._hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        if name in ASIDE:
            self._aside -= 1
        elif self._aside:
            return
        elif name == TABLE:
            self._depth -= 1
        elif name == PARAGRAPH:
            self._in_paragraph = False
        elif self._depth != 1:
            return
        elif name in CELLS:
            self._end_cell()
        elif name == ROW:
            if self._cells and self._wanted in (None, self.sheets - 1):
                row = (self.sheets - 1, self._row + 1, self._rows_alike, self._cells)
                self._done.append(row)
            self._row += self._rows_alike

    def text(self, words: str) -> None:
        """Hear a piece of text."""
        if self._in_paragraph and not self._aside:
            self._paragraphs[-1] += words

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        # A table inside a cell belongs to the cell.
        if self._depth == 1:
            if attributes.get(OF_STYLE, "") in self._hidden_styles:
                self._hidden_sheets.add(self.sheets)
            self.sheets += 1
            self._row = 0

    def _end_cell(self) -> None:
        words = _cell_words(self._attributes, "\n".join(self._paragraphs))
        alike = _count(self._attributes.get(COLUMNS_ALIKE), MOST_COLUMNS + 1)
        if not words:
            self._empty_before += alike
            return
        room = MOST_COLUMNS + 1 - len(self._cells)
        self._cells += [""] * min(self._empty_before, room) + [words] * min(alike, room)
        self._empty_before = 0


def _count(written: str | None, most: int) -> int:
    return min(max(int(written), 1), most) if written else 1


def _cell_words(attributes: dict[str, str], shown: str) -> str:
    """Return the value of a cell as a person would type it; see `cell_text`."""
    match attributes.get(KIND, ""):
        case "float" | "currency" | "percentage" if VALUE in attributes:
            return cell_text(float(attributes[VALUE]))
        case "date" if DAY in attributes:
            return _day_words(attributes[DAY])
        case "time" if TIME in attributes:
            return _time_words(attributes[TIME])
        case "boolean" if TRUTH in attributes:
            return cell_text(attributes[TRUTH] == "true")
        case _:
            return attributes.get(STRING, shown)


def _day_words(written: str) -> str:
    if "T" in written:
        return cell_text(datetime.fromisoformat(written))
    return cell_text(date.fromisoformat(written))


def _time_words(written: str) -> str:
    found = DURATION.fullmatch(written)
    if found is None:
        return written
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return cell_text(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))
