"""Asks at a terminal for the key that opens a vault or a backup, as the command's options say."""

from __future__ import annotations

import argparse
from pathlib import Path

from anchordesk.app import organisation_key_files
from anchordesk.commands.terminal import ask_new_passphrase, ask_passphrase
from anchordesk.domain.emergency import GIVEN, EmergencyReason
from anchordesk.domain.recovery_code import RecoveryCode, read_recovery_code
from anchordesk.domain.recovery_parts import read_typed_code
from anchordesk.services.vault_care import (
    ByOrganisationKey,
    ByPassphrase,
    ByRecoveryCode,
    OpeningKey,
    RecoveringKey,
)


def add_organisation_options(parser: argparse.ArgumentParser) -> None:
    """Let a vault be opened by its organisation's key, from its file or its sheet."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--organisation-key",
        type=Path,
        metavar="FILE",
        help="open it by the organisation's private recovery key",
    )
    ways.add_argument(
        "--organisation-code",
        action="store_true",
        help="open it by the code on the organisation's recovery sheet",
    )
    parser.add_argument(
        "--reason",
        choices=[one.code for one in GIVEN],
        help="why you use the organisation's key; it is written into that vault's trail",
    )


def ask_opening_key(arguments: argparse.Namespace) -> OpeningKey | None:
    """Ask for the key that the options name, the passphrase without any; None as below.

    Raises:
        MistypedRecoveryCodeError, WrongPassphraseError, OrganisationKeyFileError: as below.
    """
    if arguments.recovery_code or arguments.organisation_code or arguments.organisation_key:
        return ask_recovering_key(arguments)
    return ByPassphrase(ask_passphrase())


def ask_recovering_key(arguments: argparse.Namespace) -> RecoveringKey | None:
    """Ask for the organisation's key or a code, and for a new passphrase; None if that differs.

    Raises:
        MistypedRecoveryCodeError: naming the groups to look at, before a passphrase is asked for.
        WrongPassphraseError, OrganisationKeyFileError: if the organisation's file does not open.
    """
    if arguments.organisation_key is not None:
        of_file = ask_passphrase("Passphrase of the organisation's key: ")
        code = organisation_key_files().read_private(arguments.organisation_key, of_file)
        return _by_organisation(code, arguments.reason)
    if arguments.organisation_code:
        code = read_recovery_code(ask_passphrase("Organisation's code: "))
        return _by_organisation(code, arguments.reason)
    return ask_recovery_key()


def ask_recovery_key() -> ByRecoveryCode | None:
    """Ask for the code and twice for a new passphrase; None if those two differ.

    Raises:
        MistypedRecoveryCodeError: as above.
        PartsRefusedError: if two sheets do not belong together.
    """
    code = read_typed_code(ask_passphrase("Recovery code, or two sheets one after the other: "))
    passphrase = ask_new_passphrase()
    return None if passphrase is None else ByRecoveryCode(code, passphrase)


def _by_organisation(code: RecoveryCode, why: str | None) -> ByOrganisationKey | None:
    passphrase, reason = ask_new_passphrase(), EmergencyReason.of(why or "")
    return None if passphrase is None else ByOrganisationKey(code, passphrase, reason)
