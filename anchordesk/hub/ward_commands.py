"""The command `anchordesk hub wards`: where wards are, so that distances can be told."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.hub.command_answers import opened_records, reporting
from anchordesk.hub.database import Use
from anchordesk.hub.identity import load_identity
from anchordesk.hub.ward_list import load_wards

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_ward_command(commands: Subparsers) -> None:
    """Add it to `anchordesk hub`."""
    loading = commands.add_parser("wards", help="load the network's list of where wards are")
    loading.add_argument("folder", type=Path, help="the hub's data folder")
    loading.add_argument("file", type=Path, help="the list (TOML), with its source and licence")
    loading.set_defaults(run=reporting(_load))


def _load(arguments: argparse.Namespace) -> str:
    load_identity(arguments.folder)
    with opened_records(arguments.folder, Use.WRITING) as connection:
        number = load_wards(connection, arguments.file, datetime.now(UTC))
    return f"{number} wards are known now, in place of those before."
