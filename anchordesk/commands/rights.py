"""`anchordesk rights`: the register of fields, and the papers that are made from it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands import rights_holds, rights_requests
from anchordesk.commands.terminal import DONE, add_vault_option, opened, say, tell
from anchordesk.services import privacy_notice
from anchordesk.services.files import write_whole_file
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

Paper = Callable[[Workspace], str]
PAPERS: dict[str, tuple[Paper, str]] = {
    "notice": (privacy_notice.notice, "the privacy notice, in full"),
    "easy-notice": (privacy_notice.easy_notice, "the privacy notice, easy to read"),
    "register": (privacy_notice.record_of_processing, "the record of processing (Article 30)"),
}


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    rights = subparsers.add_parser("rights", help="what people ask for, and the register of fields")
    commands = rights.add_subparsers(metavar="COMMAND", required=True)
    for name, (paper, words) in PAPERS.items():
        making = commands.add_parser(name, help=words)
        add_vault_option(making)
        making.add_argument("--out", type=Path, help="write it here (default: print it)")
        making.set_defaults(run=run_paper, paper=paper)
    rights_requests.add_commands(commands)
    rights_holds.add_commands(commands)


def run_paper(arguments: argparse.Namespace) -> int:
    """Make a paper from the register, for this vault's organisation."""
    with opened(arguments) as workspace:
        text = arguments.paper(workspace)
    if arguments.out is None:
        say(text)
    else:
        write_whole_file(arguments.out, text.encode())
        say(f"Wrote {arguments.out}.")
    tell("The lawful bases are proposed: let whoever is responsible for data protection decide.")
    return DONE
