"""`anchordesk report`: a pivot table of the caseload, on the screen or as a file for inside."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, add_vault_option, opened, say, tell
from anchordesk.domain.report import Report, ReportDimension, ReportLayout, ReportMeasure
from anchordesk.services.errors import NotFoundError
from anchordesk.services.report_export import (
    FOR_INSIDE,
    facts_of,
    figure_words,
    titles_of,
    write,
)
from anchordesk.services.reports import ReportAsked, gather, lay_out
from anchordesk.services.saved_reports import list_reports
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "report", help="count the caseload by two dimensions, for inside"
    )
    add_vault_option(parser)
    dimensions = [one.value for one in ReportDimension]
    parser.add_argument("file", type=Path, nargs="?", help="a new .xlsx, .ods, .csv or .pdf file")
    parser.add_argument("--saved", help="the name of a saved report, in place of the rest")
    parser.add_argument("--rows", choices=dimensions, default="stage")
    parser.add_argument("--columns", choices=dimensions, default="none")
    parser.add_argument("--figures", choices=[one.value for one in ReportMeasure], default="people")
    parser.add_argument("--search", default="", help="only those found by these words")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table with where it comes from; with a file, write that as well."""
    with opened(arguments) as workspace:
        asked = _asked(workspace, arguments)
        report = lay_out(workspace, gather(workspace), asked)
        facts = facts_of(workspace, asked, report)
        if arguments.file is not None:
            write(workspace, asked, report, arguments.file)
    if arguments.json:
        say(_for_machines(report, facts))
        return DONE
    tell(FOR_INSIDE)
    for line in _lines(report):
        say(line)
    for fact in facts[1:]:
        say(fact)
    if arguments.file is not None:
        say(f"Saved: {arguments.file}")
    return DONE


def _asked(workspace: Workspace, arguments: argparse.Namespace) -> ReportAsked:
    if arguments.saved is None:
        layout = ReportLayout(
            ReportDimension.of(arguments.rows),
            ReportDimension.of(arguments.columns),
            ReportMeasure.of(arguments.figures),
        )
        return ReportAsked(layout, Wanted(text=arguments.search))
    name = str(arguments.saved).casefold()
    found = next((one for one in list_reports(workspace) if one.name.casefold() == name), None)
    if found is None:
        raise NotFoundError(
            f"There is no saved report called “{arguments.saved}”.",
            what_to_do="Write its name as the window shows it under Saved.",
        )
    return found.asked


def _lines(report: Report) -> list[str]:
    """Return the table in columns as wide as their words."""
    table = [titles_of(report)]
    for title, cells in zip(report.rows, report.cells, strict=True):
        table.append((title, *(figure_words(cell) for cell in cells)))
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    return [
        "  ".join(
            word.ljust(width) if at == 0 else word.rjust(width)
            for at, (word, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]


def _for_machines(report: Report, facts: tuple[str, ...]) -> str:
    told = {
        "rows": report.layout.rows.value,
        "columns": report.layout.columns.value,
        "figures": report.layout.measure.value,
        "titles": titles_of(report),
        "table": [
            [title, *(cell.value for cell in cells)]
            for title, cells in zip(report.rows, report.cells, strict=True)
        ],
        "about": facts,
    }
    return json.dumps(told, ensure_ascii=False)
