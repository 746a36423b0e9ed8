"""How cells of the accessible workbook look, and how a range is marked as an Excel table."""

from __future__ import annotations

from typing import Protocol

from anchordesk.domain.formula_guard import inert

CellFormat = object


class Sheet(Protocol):
    """What the layout uses of an XlsxWriter worksheet, which has no types of its own."""

    def set_column(self, first: int, last: int, width: float) -> object:
        """Set the width of columns, in characters."""

    def write_string(self, row: int, column: int, text: str, look: CellFormat) -> object:
        """Write text, never taken for anything else."""

    def write_number(self, row: int, column: int, number: float, look: CellFormat) -> object:
        """Write a number."""

    def write_url(self, row: int, column: int, url: str, look: CellFormat, text: str) -> object:
        """Write a link."""

    def add_table(
        self, first_row: int, first_column: int, last_row: int, last_column: int, options: object
    ) -> object:
        """Mark a range as a table."""


class Workbook(Protocol):
    """What the layout uses of an XlsxWriter workbook."""

    def add_format(self, properties: dict[str, object]) -> CellFormat:
        """Return a look for cells."""

    def set_properties(self, properties: dict[str, object]) -> object:
        """Set title, author and the like."""

    def set_custom_property(self, name: str, value: str, kind: str) -> object:
        """Set a property that has no place of its own."""


class Formats:
    """The few looks that cells have."""

    def __init__(self, workbook: Workbook) -> None:
        body: dict[str, object] = {"font_name": "Arial", "font_size": 12, "valign": "top"}
        wrapped = {**body, "text_wrap": True}
        numbers = {**body, "num_format": "#,##0", "align": "right"}
        self.title = workbook.add_format({**body, "bold": True, "font_size": 16})
        # Lines above a table run on over empty cells; wrapped, they would make tall rows.
        self.line = workbook.add_format(body)
        self.text = workbook.add_format(wrapped)
        self.link = workbook.add_format({**body, "font_color": "#0B5A6E", "underline": 1})
        self._header = workbook.add_format({**wrapped, "bold": True, "bottom": 1})
        self._header_of_counts = workbook.add_format(
            {**wrapped, "bold": True, "bottom": 1, "align": "right"}
        )
        self._headings = (workbook.add_format(wrapped), workbook.add_format({**wrapped, "bold": 1}))
        pay = {**numbers, "num_format": "£0.00"}
        self._pay = (workbook.add_format(pay), workbook.add_format({**pay, "bold": 1}))
        self._counts = (workbook.add_format(numbers), workbook.add_format({**numbers, "bold": 1}))

    def heading(self, *, is_total: bool) -> CellFormat:
        """Return the look of a row's heading."""
        return self._headings[is_total]

    def count(self, *, is_total: bool) -> CellFormat:
        """Return the look of a count or of the symbol in its place."""
        return self._counts[is_total]

    def pay(self, *, is_total: bool) -> CellFormat:
        """Return the look of pay in pounds."""
        return self._pay[is_total]

    def mark_as_table(
        self, sheet: Sheet, top: int, header: tuple[str, ...], rows: int, name: str
    ) -> None:
        """Write the header at row `top`, counted from 0, and mark it and `rows` more as a table."""
        texts = unique_headings(header)
        looks = [self._header, *[self._header_of_counts] * (len(header) - 1)]
        if name in {"contents", "notes"}:
            looks = [self._header] * len(header)
        sheet.add_table(
            top,
            0,
            top + rows,
            len(header) - 1,
            {
                "name": f"table_{name}",
                "columns": [
                    {"header": text, "header_format": look}
                    for text, look in zip(texts, looks, strict=True)
                ],
                "autofilter": False,
                "style": None,
            },
        )


def unique_headings(header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings, each once whatever its letters' case, as Excel's tables demand."""
    taken: set[str] = set()
    headings: list[str] = []
    for column, text in enumerate(header, start=1):
        stem = inert(text) or f"Column {column}"
        heading, number = stem, 1
        while heading.casefold() in taken:
            number += 1
            heading = f"{stem} ({number})"
        taken.add(heading.casefold())
        headings.append(heading)
    return tuple(headings)
