"""`anchordesk passphrase|revoke|rotate-key`: changes what opens a vault, and its data key."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from anchordesk.app import build_desk
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask_new_passphrase,
    ask_passphrase,
    opened,
    say,
    tell,
)
from anchordesk.services import keys

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

OLD_COPIES = (
    "Backups keep the keys that they were made with, and so does a copy of the vault's folder. If "
    "somebody may have one, run anchordesk rotate-key as well, and destroy old backups."
)


def add_commands(subparsers: Subparsers) -> None:
    """Add the commands."""
    changing = subparsers.add_parser("passphrase", help="change the passphrase")
    add_vault_option(changing)
    changing.set_defaults(run=run_passphrase)
    revoking = subparsers.add_parser("revoke", help="take a key away, so that it opens no more")
    add_vault_option(revoking)
    revoking.add_argument("key", choices=["recovery-code", "organisation-key"])
    revoking.set_defaults(run=run_revoke)
    rotating = subparsers.add_parser("rotate-key", help="encrypt all records under a new key")
    add_vault_option(rotating)
    rotating.set_defaults(run=run_rotate)


def run_passphrase(arguments: argparse.Namespace) -> int:
    """Ask for the present passphrase and twice for a new one, and change it."""
    present = ask_passphrase("Present passphrase: ")
    workspace = build_desk(arguments.vault).unlock(present)
    try:
        new = ask_new_passphrase()
        if new is None:
            return REFUSED
        keys.change_passphrase(workspace, present, new)
    finally:
        workspace.lock()
    say("The new passphrase opens this vault now; the old one does not.")
    tell(OLD_COPIES)
    return DONE


def run_revoke(arguments: argparse.Namespace) -> int:
    """Take the recovery code or the organisation's key away."""
    with opened(arguments) as workspace:
        if arguments.key == "recovery-code":
            keys.revoke_recovery_code(workspace)
            say("The recovery code does not open this vault any more.")
        else:
            keys.revoke_organisation_key(workspace)
            say("The organisation's recovery key does not open this vault any more.")
    tell(OLD_COPIES)
    return DONE


def run_rotate(arguments: argparse.Namespace) -> int:
    """Copy the records under a new key, check the copy, and put it in their place."""
    build_desk(arguments.vault).rotate_key(ask_passphrase())
    say("All records are encrypted under a new key. What opened this vault opens it as before.")
    tell(
        "Old backups and copies keep the old key, and open as before. Make a new backup. If "
        "somebody may know the passphrase or the recovery sheet, change those as well."
    )
    return DONE
