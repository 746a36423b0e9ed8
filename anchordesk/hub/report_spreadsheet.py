"""Figures of the hub as an accessible Excel workbook: a cover, then one marked table a sheet."""

from __future__ import annotations

import io
import re

import xlsxwriter

from anchordesk.hub.picture import Grid
from anchordesk.hub.report import Report

_TEXT_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_BODY: dict[str, object] = {"font_name": "Arial", "font_size": 12}
_WIDEST = 60
_NO_NAME = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME = 31


def spreadsheet_of(report: Report) -> bytes:
    """The workbook (.xlsx)."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _TEXT_AS_TEXT) as workbook:
        workbook.set_properties(
            {"title": report.title, "created": report.made.replace(tzinfo=None)}
        )
        bold = workbook.add_format({**_BODY, "bold": True})
        large = workbook.add_format({**_BODY, "bold": True, "font_size": 16})
        wrapped = workbook.add_format({**_BODY, "text_wrap": True, "valign": "top"})
        head = workbook.add_format({**_BODY, "bold": True, "text_wrap": True})
        right = workbook.add_format({**_BODY, "align": "right"})
        thousands = workbook.add_format({**_BODY, "num_format": "#,##0"})
        cover = workbook.add_worksheet("Cover")
        cover.set_column(0, 0, 90, wrapped)
        cover.write_string(0, 0, report.title, large)
        for line, note in enumerate((report.subtitle, *report.notes), start=1):
            cover.write_string(line, 0, note, wrapped)
        for number, grid in enumerate(report.grids, start=1):
            sheet = workbook.add_worksheet(_sheet_name(number, grid))
            sheet.write_string(0, 0, grid.title, bold)
            header = _different((grid.rows_title, *grid.columns))
            for line, row in enumerate(grid.rows, start=2):
                sheet.write_string(line, 0, row.title, wrapped)
                for column, figure in enumerate(row.figures, start=1):
                    if figure.number is None:
                        sheet.write_string(line, column, figure.text, right)
                    else:
                        sheet.write_number(line, column, figure.number, thousands)
            sheet.add_table(
                1,
                0,
                1 + len(grid.rows),
                len(grid.columns),
                {
                    "name": f"Table_{number}",
                    "autofilter": False,
                    "columns": [{"header": title, "header_format": head} for title in header],
                },
            )
            longest = max(len(title) for title in (header[0], *(row.title for row in grid.rows)))
            sheet.set_column(0, 0, min(1.2 * longest + 2, _WIDEST))
            sheet.set_column(1, len(grid.columns), 18)
    return content.getvalue()


def _sheet_name(number: int, grid: Grid) -> str:
    return _NO_NAME.sub(" ", f"{number} {grid.title}")[:_LONGEST_NAME].strip()


def _different(titles: tuple[str, ...]) -> list[str]:
    """Excel refuses a table in which two columns have one title, whatever their case."""
    taken: set[str] = set()
    result = []
    for title in titles:
        name, number = title, 1
        while name.casefold() in taken:
            number += 1
            name = f"{title} ({number})"
        taken.add(name.casefold())
        result.append(name)
    return result
