"""`anchordesk backup|restore|check`: copies of the vault, and whether it would survive a loss."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import build_desk
from anchordesk.commands.opening import add_organisation_options, ask_opening_key
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    opened,
    say,
    tell,
)
from anchordesk.domain.dates import long_date
from anchordesk.services import backup, vault_check
from anchordesk.services.vault_care import OrganisationKeyFound
from anchordesk.services.vault_check import VaultCheck

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

MEGABYTE = 1024 * 1024
NOT_IN_IT = (
    "Work, tallies and returns that came after this backup are not in it. Do not go on working in "
    "both vaults. On a lead's desk this version makes no return from a restored vault: one that "
    "was approved after the backup could be subtracted from it."
)


def add_commands(subparsers: Subparsers) -> None:
    """Add the commands."""
    backing = subparsers.add_parser("backup", help="make an encrypted, checked backup")
    add_vault_option(backing)
    backing.add_argument("folder", type=Path, help="a folder on another disk, a stick or a share")
    backing.set_defaults(run=run_backup)
    restoring = subparsers.add_parser("restore", help="make a new vault from a backup")
    add_vault_option(restoring)
    restoring.add_argument("backup", type=Path, help="a folder named anchordesk-backup-…")
    restoring.add_argument(
        "--recovery-code", action="store_true", help="open it by the code on the recovery sheet"
    )
    add_organisation_options(restoring)
    restoring.set_defaults(run=run_restore)
    checking = subparsers.add_parser("check", help="check records, backups, keys and room")
    add_vault_option(checking)
    checking.add_argument("--json", action="store_true", help="answer for machines")
    checking.add_argument(
        "--seen", action="store_true", help="do not tell again of saved work that is missing"
    )
    checking.set_defaults(run=run_check)


def run_backup(arguments: argparse.Namespace) -> int:
    """Make a backup and let surplus old ones go."""
    with opened(arguments) as workspace:
        report = backup.back_up(workspace, arguments.folder)
    say(f"Made and checked {report.made.path}.")
    say(f"It holds {report.made.residents} residents and {report.made.contacts} contacts.")
    if report.removed:
        say(f"Old backups that went: {len(report.removed)}.")
    if report.kept_copies_left:
        tell("The copy from before the last upgrade could not be taken away.")
    if not report.written_down:
        tell("The disk of the vault has no room to write down that this backup was made.")
    for name in report.left:
        tell(f"An old backup could not be taken away, or holds other files: {name.text}.")
    return DONE


def run_restore(arguments: argparse.Namespace) -> int:
    """Make a new vault from a backup; never over another."""
    desk = build_desk(arguments.vault)
    key = ask_opening_key(arguments)
    if key is None:
        return REFUSED
    desk.restore(arguments.backup, key).lock()
    say(f"Restored the backup into {desk.vault_folder}.")
    tell(NOT_IN_IT)
    return DONE


def run_check(arguments: argparse.Namespace) -> int:
    """Say how the vault is; exit 1 if something needs doing."""
    with opened(arguments) as workspace:
        found = vault_check.check(workspace)
        if arguments.seen:
            vault_check.missing_work_seen(workspace)
    if arguments.json:
        say(json.dumps(_as_json(found)))
    else:
        for line in _as_lines(found):
            say(line)
    for reason in found.reasons:
        tell(f"To do: {reason}")
    return REFUSED if found.reasons else DONE


def _as_lines(found: VaultCheck) -> tuple[str, ...]:
    last, slots = found.last_backup, found.key_slots
    made_on = slots.recovery_code_made_on
    passphrase = "with this computer's password store" if slots.needs_keyring else "on its own"
    return (
        *(found.damage or ("Records: every page is whole.",)),
        "Newest backup: none."
        if last is None
        else f"Newest backup: {long_date(last.made_at.date())} (UTC), {last.path}.",
        f"Passphrase: opens the vault {passphrase}.",
        "Recovery code: none." if made_on is None else f"Recovery code: made {long_date(made_on)}.",
        _organisation_line(slots.organisation_key),
        f"Copies of the key file that are whole: {slots.whole_copies} of {vault_check.COPIES}.",
        *(
            f"Kept from before an upgrade on {long_date(copy.made_at.date())} (UTC), until the "
            f"next backup: {copy.path}."
            for copy in found.kept_copies
        ),
        f"Free room on this disk: {found.free_bytes // MEGABYTE} MB.",
    )


def _organisation_line(key: OrganisationKeyFound | None) -> str:
    if key is None:
        return "Organisation's recovery key: none."
    day = long_date(key.added_on)
    return f"Organisation's recovery key: {key.organisation}, {key.fingerprint}, added {day}."


def _as_json(found: VaultCheck) -> dict[str, object]:
    last, made_on = found.last_backup, found.key_slots.recovery_code_made_on
    return {
        "damage": found.damage,
        "backup_made_at": None if last is None else last.made_at.isoformat(),
        "backup_path": None if last is None else str(last.path),
        "needs_keyring": found.key_slots.needs_keyring,
        "recovery_code_made_on": None if made_on is None else made_on.isoformat(),
        "organisation_key": None
        if found.key_slots.organisation_key is None
        else {
            "organisation": found.key_slots.organisation_key.organisation,
            "fingerprint": found.key_slots.organisation_key.fingerprint,
            "added_on": found.key_slots.organisation_key.added_on.isoformat(),
        },
        "key_file_copies": found.key_slots.whole_copies,
        "kept_copies": [str(copy.path) for copy in found.kept_copies],
        "free_bytes": found.free_bytes,
        "missing_changes": 0 if found.missing is None else found.missing.changes,
        "signed_in_another_copy": found.missing is not None and found.missing.other_copy,
        "reasons": found.reasons,
    }
