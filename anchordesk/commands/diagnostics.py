"""`anchordesk diagnostics`: what IT needs to look into a fault, without a word about a person."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import policy_of_this_computer, this_computer
from anchordesk.commands.terminal import DONE, opened, say, tell
from anchordesk.services.diagnostics import (
    Diagnostics,
    gather,
    of_computer,
    save,
    sieved,
    with_parts,
)

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "diagnostics", help="details for IT support, without personal data"
    )
    parser.add_argument(
        "--open",
        action="store_true",
        help="open the vault as well: its sizes go in, and every name in it is sieved out",
    )
    parser.add_argument("--save", type=Path, metavar="FILE", help="write them to this file as well")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show all of it, then write it if asked to. Works where no vault can be opened."""
    around = this_computer()
    text = sieved(with_parts(_found(arguments), around.try_parts()))
    say(text)
    if arguments.save is not None:
        tell(f"Saved as {save(text, arguments.save)}. Read it before you send it.")
    return DONE


def _found(arguments: argparse.Namespace) -> Diagnostics:
    if not arguments.open:
        return of_computer(this_computer(), policy_of_this_computer)
    with opened(arguments) as workspace:
        return gather(workspace, this_computer())
