"""`anchordesk organisation-recovery`: a key by which the lead can open the vault of a desk."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.app import organisation_key_files, recovery_sheets
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask,
    ask_new_passphrase,
    opened,
    say,
    tell,
)
from anchordesk.domain.key_fingerprint import same_fingerprint
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services import keys, organisation_recovery

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

YES = ("y", "yes")


def add_commands(subparsers: Subparsers) -> None:
    """Add the commands."""
    parser = subparsers.add_parser(
        "organisation-recovery", help="let the organisation open a vault when all else is lost"
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    creating = actions.add_parser("create", help="make the organisation's recovery key")
    creating.add_argument("folder", type=Path, help="an empty folder, for instance on a stick")
    creating.add_argument("--organisation", required=True, help="the organisation's name")
    creating.set_defaults(run=run_create)
    adding = actions.add_parser("add", help="let the key open this desk's vault")
    add_vault_option(adding)
    adding.add_argument("file", type=Path, help="organisation-recovery.json, from the lead")
    adding.add_argument("--fingerprint", help="the lead's fingerprint, instead of a question")
    adding.set_defaults(run=run_add)


def run_create(arguments: argparse.Namespace) -> int:
    """Make the key pair: a file for desks, a private file, and a sheet to print."""
    tell("Choose a passphrase for the private file. It works on any computer, so make it long.")
    passphrase = ask_new_passphrase()
    if passphrase is None:
        return REFUSED
    made = organisation_recovery.create(
        organisation_key_files(),
        recovery_sheets(),
        SystemIdentifiers(),
        organisation=arguments.organisation,
        passphrase=passphrase,
        folder=arguments.folder,
        made_on=SystemClock().today(),
    )
    say(f"Fingerprint: {made.key.fingerprint}")
    say(f"For every desk: {made.public}")
    say(f"For you alone: {made.private}")
    tell(f"Print {made.sheet}, put it into a safe, then delete the file.")
    return DONE


def run_add(arguments: argparse.Namespace) -> int:
    """Show whose key it is, and let it open the vault once a person, or a script, agrees."""
    key = organisation_key_files().read_public(arguments.file)
    with opened(arguments) as workspace:
        if not _agreed(key, arguments.fingerprint):
            return REFUSED
        keys.add_organisation_key(workspace, key)
    say(f"{key.organisation} can open this vault now, with the key {key.fingerprint}.")
    return DONE


def tell_whose(key: OrganisationKey) -> None:
    """Say what adding a key means, and how to tell that it is the right one."""
    tell(
        f"The key says that it belongs to {key.organisation}. Its fingerprint is {key.fingerprint}."
    )
    tell("Whoever holds its private half can open this vault. Compare it with your lead's.")


def _agreed(key: OrganisationKey, expected: str | None) -> bool:
    tell_whose(key)
    if expected is not None:
        agreed = same_fingerprint(key.fingerprint, expected)
        reason = "That is not the fingerprint that was expected."
    else:
        agreed = ask("Is it the same as your lead's? Type yes or no:").casefold() in YES
        reason = "The key was not added."
    if not agreed:
        tell(f"{reason} Nothing was changed.")
    return agreed
