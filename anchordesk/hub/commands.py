"""The commands `anchordesk hub create|serve|invite|check|backup|restore`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.hub.account_commands import add_account_commands
from anchordesk.hub.administration import check, create_hub, invite
from anchordesk.hub.backup import back_up, restore
from anchordesk.hub.errors import HubError
from anchordesk.hub.journal import write_journal
from anchordesk.hub.network_commands import add_network_commands
from anchordesk.hub.server import DEFAULT_PORT, RunningHub, require_loopback, serve
from anchordesk.hub.service import Options
from anchordesk.wire.codec import encode

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

DONE = 0
NEW_NAME = "Our network"
REFUSED = 1


def add_hub_commands(subparsers: Subparsers) -> None:
    """Add `hub` and its own commands to the program's; each sets `run(arguments) -> int`.

    Exit codes: 0 done, 1 refused with a reason. argparse itself answers 2 for wrong usage.
    """
    hub = subparsers.add_parser("hub", help="run and look after a network hub")
    commands = hub.add_subparsers(dest="hub_command", required=True)

    creating = commands.add_parser("create", help="make a new hub in a folder")
    _add_folder(creating)
    creating.add_argument("--name", required=True, help="what the network is called")
    _add_database(creating)
    creating.set_defaults(run=_run_create)

    serving = commands.add_parser(
        "serve", help="run the hub until it is stopped; a new folder gets a new hub"
    )
    _add_folder(serving)
    serving.add_argument("--name", default=NEW_NAME, help="what a new hub's network is called")
    serving.add_argument("--host", default="127.0.0.1", help="an address of this computer")
    serving.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 for any free port")
    serving.add_argument(
        "--log-addresses", action="store_true", help="write clients' addresses into the journal"
    )
    serving.add_argument(
        "--public-url",
        default="",
        metavar="ADDRESS",
        help="the https address of a proxy on this computer that does TLS for the hub",
    )
    serving.set_defaults(run=_run_serve)

    inviting = commands.add_parser("invite", help="invite an organisation to the network")
    _add_folder(inviting)
    inviting.add_argument("--organisation", required=True, help="its name on the pages")
    inviting.add_argument("--url", required=True, help="where its desks reach the hub")
    inviting.add_argument("--out", type=Path, required=True, help="the invitation file to write")
    inviting.set_defaults(run=_run_invite)

    checking = commands.add_parser("check", help="check that the hub's log is as it was written")
    _add_folder(checking)
    checking.add_argument("--json", action="store_true", help="answer for machines")
    checking.set_defaults(run=_run_check)

    add_account_commands(commands)
    add_network_commands(commands)
    backing_up = commands.add_parser(
        "backup", help="copy the hub, also while it runs, and check it"
    )
    _add_folder(backing_up)
    backing_up.add_argument("--to", type=Path, required=True, help="the new folder of the backup")
    backing_up.set_defaults(run=_run_backup)

    restoring = commands.add_parser("restore", help="make a hub from a backup")
    restoring.add_argument("backup", type=Path, help="the folder of the backup")
    restoring.add_argument("--to", type=Path, required=True, help="the new folder of the hub")
    _add_database(restoring)
    restoring.set_defaults(run=_run_restore)


def _add_database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        metavar="ADDRESS",
        help="keep its records in an empty PostgreSQL database, postgresql://USER@HOST/NAME",
    )


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the hub's data folder")


def _run_create(arguments: argparse.Namespace) -> int:
    try:
        identity = create_hub(arguments.folder, arguments.name, arguments.database)
    except HubError as error:
        return _refuse(str(error))
    _say(f"Made the hub “{identity.name}” in {arguments.folder}.")
    return DONE


def _run_serve(arguments: argparse.Namespace) -> int:
    def on_ready(hub: RunningHub) -> None:
        _say(f"The hub runs at {hub.url}. Press Ctrl+C to stop it.")

    try:
        require_loopback(arguments.host)
        if not arguments.folder.exists():
            _say(f"Made the hub “{create_hub(arguments.folder, arguments.name).name}”.")
        write_journal()
        options = Options(
            tells_addresses=arguments.log_addresses, public_url=arguments.public_url.rstrip("/")
        )
        serve(arguments.folder, arguments.host, arguments.port, on_ready, options)
    except HubError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        _say("The hub has stopped.")
    return DONE


def _run_invite(arguments: argparse.Namespace) -> int:
    out: Path = arguments.out
    try:
        # Made first: an invitation that cannot be written anywhere is not made at all.
        out.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return _refuse(f"{out} exists already. Nothing was changed. Choose another file.")
    except OSError:
        return _refuse(f"{out} cannot be written. Nothing was changed. Choose another place.")
    try:
        invitation = invite(arguments.folder, arguments.organisation, arguments.url)
        out.write_bytes(encode(invitation))
    except HubError as error:
        out.unlink(missing_ok=True)
        return _refuse(str(error))
    except OSError:
        return _refuse(f"{out} cannot be written. Choose another place and invite again.")
    _say(
        f"Wrote {out}. It works once, until {invitation.expires:%d %B %Y}. "
        "Hand it over in person or by a safe way: whoever holds it can join in that name."
    )
    return DONE


def _run_check(arguments: argparse.Namespace) -> int:
    try:
        found = check(arguments.folder)
    except HubError as error:
        return _refuse(str(error))
    if arguments.json:
        _say(json.dumps({"entries": found.entries, "head": found.head, "faults": found.faults}))
    elif found.faults:
        _say("\n".join(found.faults))
        _say("The hub's log was changed. Stop the hub, keep this folder, restore a backup.")
    else:
        _say(f"The log is sound: {found.entries} entries, head {found.head}.")
    return REFUSED if found.faults else DONE


def _run_backup(arguments: argparse.Namespace) -> int:
    try:
        found = back_up(arguments.folder, arguments.to)
    except HubError as error:
        return _refuse(str(error))
    _say(
        f"Backed the hub up to {arguments.to} and checked it: {found.entries} entries, head "
        f"{found.head}. It holds the hub's key: keep it as safe as the hub."
    )
    return DONE


def _run_restore(arguments: argparse.Namespace) -> int:
    try:
        found = restore(arguments.backup, arguments.to, arguments.database)
    except HubError as error:
        return _refuse(str(error))
    _say(
        f"Restored the hub to {arguments.to}: {found.entries} entries, head {found.head}. "
        "Ask members to send again what it stored after the backup."
    )
    return DONE


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _refuse(reason: str) -> int:
    sys.stderr.write(reason + "\n")
    return REFUSED
