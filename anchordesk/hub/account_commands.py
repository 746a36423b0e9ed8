"""The commands `anchordesk hub add-account|close-account|accounts`: who may read the pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection

from anchordesk.hub.accounts import Role, add_account, all_accounts, close_account
from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.errors import AccountError, HubError
from anchordesk.hub.faults import plain_faults
from anchordesk.hub.identity import database_of, load_identity
from anchordesk.wire.fields import Title

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

DONE = 0
REFUSED = 1


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
    adding.set_defaults(run=_reporting(_add))

    closing = commands.add_parser("close-account", help="end somebody's account and sessions")
    closing.add_argument("folder", type=Path, help="the hub's data folder")
    closing.add_argument("--name", required=True, help="their account")
    closing.set_defaults(run=_reporting(_close))

    listing = commands.add_parser("accounts", help="say who can sign in")
    listing.add_argument("folder", type=Path, help="the hub's data folder")
    listing.set_defaults(run=_reporting(_list))


def _reporting(
    answer: Callable[[argparse.Namespace], str],
) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        try:
            sys.stdout.write(answer(arguments) + "\n")
        except HubError as error:
            sys.stderr.write(f"{error}\n")
            return REFUSED
        return DONE

    return run


def _add(arguments: argparse.Namespace) -> str:
    name = arguments.name.strip()
    try:
        msgspec.convert(name, type=Title)
    except msgspec.ValidationError as problem:
        raise AccountError("An account's name is one line of 1 to 160 characters.") from problem
    hub_name = load_identity(arguments.folder).name
    with _opened(arguments.folder, Use.WRITING) as connection:
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
    with _opened(arguments.folder, Use.WRITING) as connection:
        close_account(connection, arguments.name)
    return f"Closed the account {arguments.name}. Its sessions have ended."


def _list(arguments: argparse.Namespace) -> str:
    load_identity(arguments.folder)
    with _opened(arguments.folder, Use.READING) as connection:
        found = all_accounts(connection)
    return "\n".join(f"{account.name}: {account.role.value}" for account in found) or "None yet."


@contextmanager
def _opened(folder: Path, use: Use) -> Iterator[Connection]:
    engine = open_engine(database_of(folder), use)
    try:
        with plain_faults(folder), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
