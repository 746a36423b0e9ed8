"""The commands `anchordesk hub wards|ward-changes|card`: what a network tells its hub."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from anchordesk.hub.command_answers import opened_records, reporting
from anchordesk.hub.database import Use
from anchordesk.hub.identity import load_identity
from anchordesk.hub.packs import pin_card
from anchordesk.hub.ward_list import load_changes, load_wards

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

Load = Callable[[Connection, Path, datetime], str]


def add_network_commands(commands: Subparsers) -> None:
    """Add them to `anchordesk hub`."""
    for name, words, file, load in (
        (
            "wards",
            "load the network's list of where wards are",
            "the list (TOML), with its source and licence",
            _load_wards,
        ),
        (
            "ward-changes",
            "load what became of wards when borders moved",
            "the list (TOML), with its source and licence",
            _load_changes,
        ),
        (
            "card",
            "take packs in this network's hand, and no other's",
            "the co-ordinator's network-card.json",
            _pin_card,
        ),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("folder", type=Path, help="the hub's data folder")
        command.add_argument("file", type=Path, help=file)
        command.set_defaults(run=reporting(_loading(load)))


def _loading(load: Load) -> Callable[[argparse.Namespace], str]:
    def run(arguments: argparse.Namespace) -> str:
        load_identity(arguments.folder)
        with opened_records(arguments.folder, Use.WRITING) as connection:
            return load(connection, arguments.file, datetime.now(UTC))

    return run


def _load_wards(connection: Connection, path: Path, now: datetime) -> str:
    return f"{load_wards(connection, path, now)} wards are known now, in place of those before."


def _load_changes(connection: Connection, path: Path, now: datetime) -> str:
    return f"{load_changes(connection, path, now)} changes of wards are known now."


def _pin_card(connection: Connection, path: Path, now: datetime) -> str:
    card = pin_card(connection, path, now)
    return f"Packs in the hand of {card.network} are taken and given to desks from now on."
