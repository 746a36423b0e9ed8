"""The commands `anchordesk hub add-account|close-account|accounts`: who may read the pages."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from anchordesk.hub.accounts import Role, add_account, all_accounts, close_account
from anchordesk.hub.command_answers import opened_records, reporting
from anchordesk.hub.database import Use
from anchordesk.hub.errors import AccountError
from anchordesk.hub.identity import load_identity
from anchordesk.wire.fields import Title

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_account_commands(commands: Subparsers) -> None:
    """Add them to `anchordesk hub`."""
    adding = commands.add_parser("add-account", help="let somebody sign in to the pages")
    adding.add_argument("folder", type=Path, help="the hub's data folder")
    adding.add_argument("--name", required=True, help="what they type as their account")
    adding.add_argument(
        "--role",
        choices=[role.value for role in Role],
        required=True,
        help="a coordinator reads everything, a member the sums and their own returns",
    )
    adding.add_argument("--organisation", help="a member's organisation, as on the pages")
    adding.set_defaults(run=reporting(_add))

    closing = commands.add_parser("close-account", help="end somebody's account and sessions")
    closing.add_argument("folder", type=Path, help="the hub's data folder")
    closing.add_argument("--name", required=True, help="their account")
    closing.set_defaults(run=reporting(_close))

    listing = commands.add_parser("accounts", help="say who can sign in")
    listing.add_argument("folder", type=Path, help="the hub's data folder")
    listing.set_defaults(run=reporting(_list))


def _add(arguments: argparse.Namespace) -> str:
    name = arguments.name.strip()
    try:
        msgspec.convert(name, type=Title)
    except msgspec.ValidationError as problem:
        raise AccountError("An account's name is one line of 1 to 160 characters.") from problem
    hub_name = load_identity(arguments.folder).name
    with opened_records(arguments.folder, Use.WRITING) as connection:
        made = add_account(
            connection,
            name,
            Role(arguments.role),
            hub_name=hub_name,
            organisation_name=arguments.organisation,
            now=datetime.now(UTC),
        )
    return (
        f"Made the account {made.name}. Hand this over in person; it is shown once:\n"
        f"  Sign-in key        {made.sign_in_key}  (for a password manager)\n"
        f"  Authenticator key  {made.code_secret}\n"
        f"  or as an address   {made.code_address}"
    )


def _close(arguments: argparse.Namespace) -> str:
    load_identity(arguments.folder)
    with opened_records(arguments.folder, Use.WRITING) as connection:
        close_account(connection, arguments.name)
    return f"Closed the account {arguments.name}. Its sessions have ended."


def _list(arguments: argparse.Namespace) -> str:
    load_identity(arguments.folder)
    with opened_records(arguments.folder, Use.READING) as connection:
        found = all_accounts(connection)
    return "\n".join(f"{account.name}: {account.role.value}" for account in found) or "None yet."
