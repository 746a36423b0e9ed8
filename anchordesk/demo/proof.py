"""Reads the demo's results back from where a person would find them, and compares the totals."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import httpx2
import openpyxl

from anchordesk.demo.errors import DemoFailedError
from anchordesk.demo.story import DemoResult
from anchordesk.services.files import write_whole_file
from anchordesk.services.return_document import HIDDEN, DocumentTable

PAGE_SECONDS = 20.0
Figures = list[list[int | str]]


def save_hub_pages(result: DemoResult, folder: Path) -> tuple[Path, ...]:
    """Save the hub's picture, this return, the connections and places, with their style inside."""
    return (
        _save_page(result, "/", folder / "hub-page.html"),
        _save_page(result, f"/returns/{result.return_digest}", folder / "hub-return.html"),
        _save_page(result, "/connections?within=5", folder / "hub-connections.html"),
        _save_page(result, "/places", folder / "hub-places.html"),
    )


def _save_page(result: DemoResult, address: str, path: Path) -> Path:
    with httpx2.Client(base_url=result.hub.url, trust_env=False, timeout=PAGE_SECONDS) as client:
        page = client.get(address).raise_for_status().text
        style = client.get("/hub.css").raise_for_status().text
    if "</head>" not in page:
        raise DemoFailedError("The hub's page is not a page.")
    whole = page.replace("</head>", f"<style>\n{style}\n</style>\n</head>", 1)
    write_whole_file(path, whole.encode("utf-8"))
    return path


def compare_totals(result: DemoResult) -> int:
    """Compare every figure of the return with the spreadsheet, the CSV and the hub's own answer.

    Return how many figures were compared in each.

    Raises:
        DemoFailedError: naming the first table and place that differ.
    """
    tables = result.prepared.document.tables
    on_hub = _hub_figures(result, tables)
    compared = 0
    for table in tables:
        shown: Figures = [
            [HIDDEN if value is None else value for value in row.values] for row in table.rows
        ]
        if _spreadsheet_figures(result.documents.spreadsheet, table) != shown:
            raise DemoFailedError(f"The spreadsheet differs from the return in “{table.title}”.")
        if on_hub[table.title] != shown:
            raise DemoFailedError(f"The hub's page differs from the return in “{table.title}”.")
        compared += sum(len(row) for row in shown)
    return compared


def _spreadsheet_figures(path: Path, table: DocumentTable) -> Figures:
    book = openpyxl.load_workbook(path, read_only=False, data_only=True)
    for sheet in book.worksheets:
        rows: list[list[object]] = [list(row) for row in sheet.iter_rows(values_only=True)]
        for at, row in enumerate(rows):
            if list(row[1 : 1 + len(table.columns)]) == list(table.columns) and (
                _titles(rows, at, table) == [line.title for line in table.rows]
            ):
                body = rows[at + 1 : at + 1 + len(table.rows)]
                return [[_figure(cell) for cell in r[1 : 1 + len(table.columns)]] for r in body]
    raise DemoFailedError(f"The spreadsheet has no table “{table.title}”.")


def _titles(rows: list[list[object]], at: int, table: DocumentTable) -> list[object]:
    return [row[0] for row in rows[at + 1 : at + 1 + len(table.rows)]]


def _figure(cell: object) -> int | str:
    return cell if isinstance(cell, int) else str(cell)


def _hub_figures(result: DemoResult, tables: tuple[DocumentTable, ...]) -> dict[str, Figures]:
    with httpx2.Client(base_url=result.hub.url, trust_env=False, timeout=PAGE_SECONDS) as client:
        text = client.get(f"/returns/{result.return_digest}.csv").raise_for_status().text
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    found: dict[str, Figures] = {}
    for table in tables:
        cells = [
            int(line["people"]) if line["people"].isdecimal() else HIDDEN
            for line in lines
            if line["table"] == table.title
        ]
        width = len(table.columns)
        found[table.title] = [cells[at : at + width] for at in range(0, len(cells), width)]
    return found
