"""`anchordesk create`: makes a vault without the window, for scripts and servers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import build_desk, organisation_key_files
from anchordesk.commands.organisation_recovery import tell_whose
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask_new_passphrase,
    say,
    tell,
)
from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import FirstRun

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("create", help="make a new encrypted vault")
    add_vault_option(parser)
    parser.add_argument("--name", required=True, help="your name, as colleagues know it")
    parser.add_argument("--organisation", required=True, help="your organisation's name")
    parser.add_argument(
        "--role",
        choices=[DeskRole.WORKER.value, DeskRole.LEAD.value],
        default=DeskRole.LEAD.value,
        help="lead also if you work on your own",
    )
    parser.add_argument(
        "--organisation-recovery",
        type=Path,
        help="organisation-recovery.json, from the lead (default: the one that IT has preset)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the vault; the passphrase is asked for twice."""
    desk = build_desk(arguments.vault)
    if not desk.has_keyring():
        tell("This computer has no password store that works, so a longer passphrase is needed.")
    key = (
        desk.preset_organisation_key()
        if arguments.organisation_recovery is None
        else organisation_key_files().read_public(arguments.organisation_recovery)
    )
    if key is not None:
        tell_whose(key)
    passphrase = ask_new_passphrase()
    if passphrase is None:
        return REFUSED
    answers = FirstRun(
        worker_name=arguments.name,
        organisation_name=arguments.organisation,
        role=DeskRole(arguments.role),
        passphrase=passphrase,
        organisation_key=key,
    )
    desk.first_run(answers).lock()
    say(f"Made an encrypted vault in {desk.vault_folder}.")
    tell("Nobody can reset a forgotten passphrase. Keep it somewhere safe.")
    return DONE
