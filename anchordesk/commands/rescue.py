"""`anchordesk rescue`: makes a new vault of what can be read of a damaged one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import build_desk
from anchordesk.commands.opening import add_organisation_options, ask_opening_key
from anchordesk.commands.terminal import DONE, REFUSED, say, tell
from anchordesk.services.rescue_report import RescuedKind, RescueReport

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

MOST_PAGES_NAMED = 20
WHAT_NOW = (
    "The damaged vault was only read. Keep its folder, and compare the new vault with your newest "
    "backup before you choose one of them. Do not go on working in both."
)


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    rescuing = subparsers.add_parser(
        "rescue", help="make a new vault of what can be read of a damaged one"
    )
    rescuing.add_argument(
        "folder", type=Path, help="the damaged vault's folder, which is only read"
    )
    rescuing.add_argument("new_folder", type=Path, help="a new folder, best on another disk")
    rescuing.add_argument(
        "--recovery-code", action="store_true", help="open it by the code on the recovery sheet"
    )
    add_organisation_options(rescuing)
    rescuing.set_defaults(run=run_rescue)


def run_rescue(arguments: argparse.Namespace) -> int:
    """Rescue, and say what came through and what is lost; exit 1 if anything is."""
    desk = build_desk(arguments.new_folder)
    key = ask_opening_key(arguments)
    if key is None:
        return REFUSED
    workspace, report = desk.rescue(arguments.folder, key)
    workspace.lock()
    for line in _as_lines(report):
        say(line)
    say(f"The new vault is in {desk.vault_folder}.")
    tell(WHAT_NOW)
    return DONE if report.all_came_through else REFUSED


def _as_lines(report: RescueReport) -> tuple[str, ...]:
    return (
        _pages(report),
        *(_kind(kind) for kind in report.kinds),
        *(
            (f"Something is lost of residents {', '.join(report.incomplete)}.",)
            if report.incomplete
            else ()
        ),
        *(
            (
                f"The own details of {report.stand_ins} residents are lost: they stand in the new "
                "vault by a reference. Enter their details again.",
            )
            if report.stand_ins
            else ()
        ),
        *(
            (
                "Who this desk is was lost. It has new keys: give your team lead its card, and "
                "join the network's hub, anew.",
            )
            if report.new_desk_keys
            else ()
        ),
    )


def _pages(report: RescueReport) -> str:
    damaged = report.damaged_pages
    if not damaged:
        return f"All {report.pages} pages of the records file are whole."
    named = ", ".join(str(number) for number in damaged[:MOST_PAGES_NAMED])
    more = len(damaged) - MOST_PAGES_NAMED
    others = f" and {more} more" if more > 0 else ""
    return f"Damaged pages: {named}{others}, of {report.pages}."


def _kind(kind: RescuedKind) -> str:
    lost = f", {kind.lost} lost" if kind.lost else ""
    more = ", and there may have been more" if kind.may_lack_more else ""
    words = kind.words[0].upper() + kind.words[1:]
    return f"{words}: {kind.rescued} rescued{lost}{more}."
