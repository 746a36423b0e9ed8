"""The part of `anchordesk import` for a caseload that was saved here, changed, and comes back."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from anchordesk.commands.terminal import DONE, REFUSED, say, tell
from anchordesk.services import edited_caseload
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.edited_comparison import EditKey
from anchordesk.services.workspace import Workspace

SHOWN = 20


def bring_back(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Compare the file with the records, and carry its changes out unless only a check was asked.

    What cells hold is personal: rows and columns are told, and no values.
    """
    path: Path = arguments.file
    tell("This is a caseload that was saved here. It is compared with the records.")
    edited = edited_caseload.compare(workspace, path)
    _tell_findings(edited, take_file=arguments.take_file)
    taken = {edit.key for edit in edited.edits} if arguments.take_file else edited.clean
    if taken and not arguments.check:
        edited_caseload.take_changes(workspace, edited, taken, only_whole=arguments.all_or_none)
    _say_result(arguments, edited, taken)
    return REFUSED if edited.problems and not taken else DONE


def _tell_findings(edited: EditedCaseload, *, take_file: bool) -> None:
    for sentence in edited.notices:
        tell(sentence)
    for edit in [edit for edit in edited.edits if edit.both][:SHOWN]:
        what = "The file's word is taken." if take_file else "The record stays as it is."
        where = f"Row {edit.row}, {edit.column.title_text}"
        tell(f"{where}: the record was changed since the file was saved. {what}")
    for problem in (*edited.problems, *edited.not_taken)[:SHOWN]:
        told = f", {', '.join(problem.columns)}" if problem.columns else ""
        tell(f"Row {problem.row}{told}: {problem.sentence}")


def _say_result(
    arguments: argparse.Namespace, edited: EditedCaseload, taken: set[EditKey] | frozenset[EditKey]
) -> None:
    people = len({resident for resident, _ in taken})
    if arguments.json:
        answer = {
            "changed": bool(taken) and not arguments.check,
            "residents": people,
            "changes": [
                {"row": edit.row, "column": edit.column.code, "changed_here_since": edit.both}
                for edit in edited.edits
                if edit.key in taken
            ],
            "left": sum(edit.key not in taken for edit in edited.edits),
            "unchanged": edited.unchanged,
            "problems": [{"row": p.row, "columns": p.columns} for p in edited.problems],
            "not_taken": [{"row": p.row, "columns": p.columns} for p in edited.not_taken],
        }
        say(json.dumps(answer))
        return
    verb = "Ready to change" if arguments.check else "Changed"
    say(f"{verb}: {len(taken)} fields of {people} residents; {edited.unchanged} rows as they were.")
