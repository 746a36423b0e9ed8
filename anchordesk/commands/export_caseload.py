"""`anchordesk export FILE`: the caseload, or a part of it, as a spreadsheet."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, add_vault_option, opened, say, tell
from anchordesk.services.caseload_export import (
    NOT_ENCRYPTED,
    entries_for,
    left_out_words,
    sheet_of,
    write_caseload,
)
from anchordesk.services.errors import NotFoundError
from anchordesk.services.export_columns import USUAL_COLUMNS, ExportColumn
from anchordesk.services.saved_views import list_views
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("export", help="save the caseload as a spreadsheet")
    add_vault_option(parser)
    parser.add_argument("file", type=Path, help="a new .xlsx, .ods or .csv file")
    parser.add_argument("--view", help="the name of a saved view; without one, everybody")
    parser.add_argument("--search", default="", help="only those found by these words")
    parser.add_argument(
        "--stage-days", type=int, default=0, help="only those at their stage for longer than this"
    )
    parser.add_argument("--at-risk", action="store_true", help="only those at risk")
    parser.add_argument(
        "--column",
        action="append",
        choices=[column.code for column in ExportColumn],
        help="a column to put in, given once for each (default: what the list shows, with a key "
        "and a version by which the file can come back changed)",
    )
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say for how many people and that it is not encrypted."""
    with opened(arguments) as workspace:
        entries = entries_for(workspace, _wanted(workspace, arguments))
        sheet = sheet_of(workspace, entries, _columns(arguments))
        path = write_caseload(workspace, sheet, arguments.file)
    tell(NOT_ENCRYPTED)
    people = len(sheet.rows)
    if people < len(entries):
        tell(left_out_words(len(entries) - people))
    if arguments.json:
        say(json.dumps({"file": str(path), "residents": people, "columns": sheet.columns}))
    else:
        say(f"Saved: {people} {'resident' if people == 1 else 'residents'}, {path}")
    return DONE


def _wanted(workspace: Workspace, arguments: argparse.Namespace) -> Wanted:
    wanted = Wanted()
    if arguments.view is not None:
        name = str(arguments.view).casefold()
        views = [view for view in list_views(workspace) if view.name.casefold() == name]
        if not views:
            raise NotFoundError(
                f"There is no saved view called “{arguments.view}”.",
                what_to_do="Write its name as the window shows it under View.",
            )
        wanted = views[0].wanted
    return replace(
        wanted,
        text=f"{wanted.text} {arguments.search}".strip(),
        at_risk=wanted.at_risk or arguments.at_risk,
        stage_days=arguments.stage_days or wanted.stage_days,
    )


def _columns(arguments: argparse.Namespace) -> tuple[ExportColumn, ...]:
    if not arguments.column:
        return USUAL_COLUMNS
    return tuple(column for column in ExportColumn if column.code in arguments.column)
