"""`anchordesk sync|join|tally|receive`: what goes between desks and the hub."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say, tell
from anchordesk.domain.period import read_period
from anchordesk.services import exchange, inbox, network_joining, sync, tallies
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.inbox import Reading

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LOOK_AGAIN_SECONDS = 2.0


def add_commands(subparsers: Subparsers) -> None:
    """Add the commands."""
    syncing = subparsers.add_parser("sync", help="fetch and send what waits, by the hub")
    add_vault_option(syncing)
    syncing.add_argument("--wait", action="store_true", help="go on until everything is received")
    syncing.set_defaults(run=run_sync)
    _with_file(subparsers, "join", "take a network's invitation", run_join)
    _with_file(subparsers, "receive", "read what colleagues put in a folder", run_receive)
    tallying = _with_file(subparsers, "tally", "put this desk's tally into a folder", run_tally)
    tallying.add_argument("--template", default="caseload-summary", help="for which return")
    tallying.add_argument("--period", required=True, help="like 2026-Q3, 2026-H1 or 2026-27")


def _with_file(
    subparsers: Subparsers, name: str, words: str, run: object
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(name, help=words)
    add_vault_option(parser)
    parser.add_argument("file", type=Path, help="a file, or a folder for tallies")
    parser.set_defaults(run=run)
    return parser


def run_sync(arguments: argparse.Namespace) -> int:
    """Fetch and send once, or send until nothing waits any more."""
    with opened(arguments) as workspace:
        pause = threading.Event()
        went = exchange.go_round(workspace, fetch=True, now_please=True)
        here, delivery = went.workspace, went.delivery
        _tell_opened_to(went.reading)
        found = went.packs
        problems = (went.reading.problem, found.problem)
        for sentence in dict.fromkeys((*went.reading.refused, *problems, *found.refused.values())):
            if sentence:
                tell(sentence)
        for pack in found.taken:
            say(f"From {pack.network}: {pack.contents}, version {pack.version}")
            for line in pack.lines:
                say(f"  {line}")
        while arguments.wait and any(i.state is OutboxState.WAITING for i in delivery.not_yet):
            pause.wait(LOOK_AGAIN_SECONDS)
            delivery = sync.send_to_hub(here)
        status = sync.status(here)
        for item in status.items:
            say(f"{item.state.value}: {item.title}. {item.problem}".rstrip())
        say(status.headline)
        return DONE if not status.waiting and not status.needs_you else REFUSED


def run_join(arguments: argparse.Namespace) -> int:
    """Pin the hub of an invitation and queue the request to join."""
    with opened(arguments) as workspace:
        hub = network_joining.join_network(workspace, arguments.file)
    say(f"The request to join waits for the hub at {hub.url}.")
    return DONE


def run_receive(arguments: argparse.Namespace) -> int:
    """Take in everything in a folder that is sealed to this desk."""
    with opened(arguments) as workspace:
        received = inbox.read_folder(workspace, arguments.file)
    others = f", {received.for_others} for other desks" if received.for_others else ""
    new = sum(one.is_new for one in received.received)
    say(f"{new} new, {received.known} known already{others}.")
    _tell_opened_to(received)
    for sentence in received.refused:
        tell(sentence)
    return REFUSED if received.refused else DONE


def run_tally(arguments: argparse.Namespace) -> int:
    """Count, seal and put a tally into a folder."""
    with opened(arguments) as workspace:
        tallies.queue_tally(workspace, arguments.template, read_period(arguments.period))
        written = sync.put_in_folder(workspace, arguments.file)
    things = "1 sealed tally" if len(written) == 1 else f"{len(written)} sealed tallies"
    say(f"Put {things} into {arguments.file}.")
    return DONE


def _tell_opened_to(reading: Reading) -> None:
    key = reading.opened_to
    if key is not None:
        tell(
            f"{key.organisation} can open this vault with its recovery key from now on, if you "
            f"leave or lose your passphrase. The key's fingerprint: {key.fingerprint}"
        )
