"""`anchordesk return`: prepares a return, shows what will leave, approves and exports it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask,
    opened,
    say,
    tell,
)
from anchordesk.domain.period import Period, read_period
from anchordesk.services import returns, second_approval, sync
from anchordesk.services.coarser_returns import CoarserVersion, coarser_choices, try_coarser
from anchordesk.services.exchange_records import Release
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_document import HIDDEN, DocumentTable, figure_text
from anchordesk.services.return_reopening import as_asked
from anchordesk.services.second_approval_asking import ask as ask_second
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

APPROVAL = "approve"


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("return", help="prepare, approve and export a return")
    add_vault_option(parser)
    parser.add_argument("--template", default="caseload-summary", help="which return")
    parser.add_argument(
        "--period", help="like 2026-Q3, 2026-H1 or 2026-27 (default: the last whole one)"
    )
    parser.add_argument(
        "--correct", action="store_true", help="make a new revision of an approved return"
    )
    parser.add_argument("--approve", action="store_true", help="sign it, and queue it for the hub")
    parser.add_argument(
        "--coarser",
        nargs="*",
        type=int,
        metavar="NUMBER",
        help="list versions in less detail that hide fewer numbers; with numbers: take those",
    )
    parser.add_argument(
        "--ask",
        metavar="NAME",
        help="send the exact bytes to a second lead, where two people must approve",
    )
    parser.add_argument("--out", type=Path, help="write PDF, spreadsheet, CSV and JSON here")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prepare the return and print it; approve it if asked, after showing the exact bytes."""
    with opened(arguments) as workspace:
        period = _period(arguments, workspace)
        prepared = _approved_by_second(workspace, arguments.template, period)
        if prepared is None:
            prepared = returns.prepare(
                workspace, arguments.template, period, correcting=arguments.correct
            )
        if arguments.coarser == []:
            return _list_coarser(workspace, prepared)
        for number in arguments.coarser or ():
            version = _coarser(workspace, prepared, number)
            if version is None:
                tell("There is no version of that number that hides fewer. See --coarser alone.")
                return REFUSED
            prepared = version.prepared
        show_tables(prepared)
        if arguments.ask:
            return _ask(workspace, prepared, arguments.ask)
        release = prepared.release
        if release is None and arguments.approve:
            release = _approve(workspace, prepared)
            if release is None:
                return REFUSED
        if arguments.out is not None:
            return _export(arguments.out, workspace, release)
        return DONE


def _period(arguments: argparse.Namespace, workspace: Workspace) -> Period:
    if arguments.period:
        return read_period(arguments.period)
    return returns.offered_periods(
        workspace, workspace.library.template(arguments.template).period
    )[0]


def _list_coarser(workspace: Workspace, prepared: PreparedReturn) -> int:
    for number in range(1, 1 + len(coarser_choices(workspace, prepared))):
        version = _coarser(workspace, prepared, number)
        if version is not None:
            made = version.prepared
            say(
                f"{number}  {version.words}: {made.hidden} hidden instead of {prepared.hidden}; "
                f"{made.printed} shown"
            )
    tell("Take one with --coarser NUMBER. Nothing was signed.")
    return DONE


def _coarser(workspace: Workspace, prepared: PreparedReturn, number: int) -> CoarserVersion | None:
    """The version of a number; each is counted, protected and audited as a whole."""
    if prepared.release is not None or prepared.asked:
        return None
    choices = coarser_choices(workspace, prepared)
    return (
        try_coarser(workspace, prepared, choices[number - 1])
        if 1 <= number <= len(choices)
        else None
    )


def show_tables(prepared: PreparedReturn) -> None:
    """Print what people read of a return, and what they should know of it."""
    document = prepared.document
    say(f"{document.title}. {document.organisation}, {document.period}.")
    for table in document.tables:
        say("")
        say(_as_text(table))
    say("")
    for sentence in (*document.notes, document.audit):
        say(sentence)
    for figure in prepared.corrected:
        before, now = (HIDDEN if one is None else str(one) for one in (figure.before, figure.now))
        say(f"Corrected: {figure.title}: {before} becomes {now}")
    for warning in prepared.warnings:
        tell(warning)


def show_bytes(prepared: PreparedReturn) -> None:
    """Print the exact bytes that would leave."""
    say("")
    say("Exactly this will leave:")
    say(prepared.payload.decode("utf-8"))


def _approved_by_second(
    workspace: Workspace, template: str, period: Period
) -> PreparedReturn | None:
    """The return that a second lead approved and that waits to be signed, if there is one."""
    for standing in second_approval.requests(workspace):
        message, said = standing.message, standing.decided
        if standing.own and (message.template, message.period) == (template, period.code):
            return as_asked(workspace, standing) if said and not said.reason else None
    return None


def _ask(workspace: Workspace, prepared: PreparedReturn, name: str) -> int:
    found = [one for one in second_approval.second_leads(workspace) if one.name == name]
    if len(found) != 1:
        names = ", ".join(lead.name for lead in second_approval.second_leads(workspace))
        tell(f"That is no other lead of your team. There are: {names or 'none'}.")
        return REFUSED
    show_bytes(prepared)
    ask_second(workspace, found[0].key_id, prepared.payload, prepared.tables_json, prepared.ties)
    tell(f"These bytes wait in the outbox for {name}. Nothing was signed.")
    return DONE


def _approve(workspace: Workspace, prepared: PreparedReturn) -> Release | None:
    if second_approval.is_asked_for(workspace) and not prepared.asked:
        tell(second_approval.BY_ONE_PERSON.replace("under Returns", "with --ask NAME"))
        return None
    show_bytes(prepared)
    if ask(f"Type {APPROVAL} to sign this. Anything else leaves all as it is.") != APPROVAL:
        tell("Nothing was signed and nothing will be sent.")
        return None
    release = returns.approve(workspace, prepared)
    waits = returns.hub_of(workspace) is not None
    tell("Approved." + (" It waits in the outbox for the hub." if waits else ""))
    if waits:
        tell(sync.status(workspace).headline)
    return release


def _export(folder: Path, workspace: Workspace, release: Release | None) -> int:
    if release is None:
        tell("Only an approved return is written. Approve it first with --approve.")
        return REFUSED
    written = returns.export(workspace, release, folder)
    for path in written.all_files:
        say(f"Wrote {path}")
    return DONE


def _as_text(table: DocumentTable) -> str:
    lines = [
        (table.row_heading, *table.columns),
        *(
            (row.title, *(figure_text(value, of_pay=table.of_pay) for value in row.values))
            for row in table.rows
        ),
    ]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    rows = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    across = f" ({table.column_heading.lower()} across)" if table.column_heading else ""
    return "\n".join([f"{table.title}{across}", *rows])
