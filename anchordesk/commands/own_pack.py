"""`anchordesk own-pack`: the organisation's letters, pathways and rates as one signed file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, add_vault_option, opened, say, tell
from anchordesk.domain.dates import long_date
from anchordesk.services import organisation_packs
from anchordesk.services.organisation_packs import OwnPackSeen

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the commands."""
    parser = subparsers.add_parser(
        "own-pack", help="the organisation's own letters, pathways and rates"
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    making = actions.add_parser("make", help="sign the files of a folder as a pack (lead)")
    add_vault_option(making)
    making.add_argument("folder", type=Path, help="with letters, texts, pathways and so on in it")
    making.add_argument("--to", type=Path, required=True, help="the pack to write")
    making.set_defaults(run=run_make)
    for name, words, run in (
        ("show", "say what a pack would bring", run_show),
        ("take", "say it, and take the pack into use", run_take),
    ):
        command = actions.add_parser(name, help=words)
        add_vault_option(command)
        command.add_argument("pack", type=Path)
        command.set_defaults(run=run)


def run_make(arguments: argparse.Namespace) -> int:
    """Read the files strictly, say what they bring, write the pack and use it here."""
    with opened(arguments) as workspace:
        seen = organisation_packs.look_at_folder(workspace, arguments.folder)
        _say(seen)
        organisation_packs.save(workspace, seen, arguments.to)
    tell(f"Written: {arguments.to}")
    return DONE


def run_show(arguments: argparse.Namespace) -> int:
    """Say what a pack would bring; nothing is changed."""
    with opened(arguments) as workspace:
        _say(organisation_packs.look_at_file(workspace, arguments.pack))
    return DONE


def run_take(arguments: argparse.Namespace) -> int:
    """Say what a pack brings, and take it into use."""
    with opened(arguments) as workspace:
        seen = organisation_packs.look_at_file(workspace, arguments.pack)
        _say(seen)
        organisation_packs.take(workspace, seen)
    tell("It is used from the next unlock on.")
    return DONE


def _say(seen: OwnPackSeen) -> None:
    say(f"{seen.organisation}, {long_date(seen.issued_on)}: version {seen.version}")
    for line in seen.lines:
        say(f"  {line}")
