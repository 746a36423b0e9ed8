"""`anchordesk import FILE`: brings a spreadsheet of residents into the vault."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.edited_caseload import bring_back
from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say, tell
from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.domain.import_mapping_file import read_mapping, write_mapping
from anchordesk.services import imports
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.imports import ImportCheck, SheetLook
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LARGEST_MAPPING = 256 * 1024
PROBLEMS_SHOWN = 20


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("import", help="import a spreadsheet of residents")
    add_vault_option(parser)
    parser.add_argument("file", type=Path, help="a .csv, .xlsx or .ods file")
    parser.add_argument("--mapping", type=Path, help="a mapping file (default: the one that fits)")
    parser.add_argument("--save-mapping", type=Path, help="write the mapping used to this file")
    parser.add_argument("--check", action="store_true", help="only say what would happen")
    parser.add_argument(
        "--all-or-none", action="store_true", help="import nothing while a row needs fixing"
    )
    parser.add_argument(
        "--number-rows",
        action="store_true",
        help="take rows with neither reference nor name, and make a reference for each",
    )
    parser.add_argument(
        "--take-file",
        action="store_true",
        help="of a caseload that comes back changed, take the file's word also where the record "
        "was changed since it was saved",
    )
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Look, check, and carry out unless only a check was asked for."""
    with opened(arguments) as workspace:
        look = imports.look(workspace, arguments.file)
        if look.comes_back:
            return bring_back(arguments, workspace)
        mapping = _mapping(arguments, look)
        if arguments.number_rows:
            mapping = replace(mapping, number_rows=True)
        if arguments.save_mapping is not None:
            write_whole_file(arguments.save_mapping, write_mapping(mapping).encode("utf-8"))
        checked = imports.check(workspace, arguments.file, mapping)
        _tell_findings(checked)
        if not checked.ready:
            tell("No row is ready to import. Nothing was changed.")
            return REFUSED
        return _finish(arguments, workspace, checked)


def _mapping(arguments: argparse.Namespace, look: SheetLook) -> ImportMapping:
    if arguments.mapping is None:
        tell(f"Mapping: {look.suggested.name}.")
        return look.suggested
    text = read_small_file(arguments.mapping, LARGEST_MAPPING).decode("utf-8", errors="replace")
    return read_mapping(text, arguments.mapping.name)


def _finish(arguments: argparse.Namespace, workspace: Workspace, checked: ImportCheck) -> int:
    if not arguments.check:
        imports.carry_out(workspace, checked, only_whole=arguments.all_or_none)
    if arguments.json:
        say(json.dumps(_as_json(checked, imported=not arguments.check)))
    else:
        verb = "Ready to import" if arguments.check else "Imported"
        say(
            f"{verb}: {len(checked.ready)} residents, {checked.enrolled} enrolled, "
            f"{checked.with_job} with a job, {len(checked.ready) - checked.with_job} without."
        )
    return DONE


def _tell_findings(checked: ImportCheck) -> None:
    for sentence in (*checked.notices, *checked.lacking):
        tell(sentence)
    for problem in checked.problems[:PROBLEMS_SHOWN]:
        where = f", {', '.join(problem.columns)}" if problem.columns else ""
        tell(f"Row {problem.row}{where}: {problem.sentence}")
    more = len(checked.problems) - PROBLEMS_SHOWN
    if more > 0:
        tell(f"And {more} more rows cannot be imported.")
    if checked.duplicates:
        rows = len(checked.duplicates)
        things = "1 row is" if rows == 1 else f"{rows} rows are"
        tell(f"{things} left out: the reference is in the vault or earlier in the file.")


def _as_json(checked: ImportCheck, *, imported: bool) -> dict[str, object]:
    return {
        "imported": imported,
        "residents": len(checked.ready),
        "enrolled": checked.enrolled,
        "with_job": checked.with_job,
        "problems": [{"row": p.row, "columns": p.columns} for p in checked.problems],
        "duplicates": checked.duplicates,
    }
