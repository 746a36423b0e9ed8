"""`anchordesk practise`: a window with made-up residents that leaves nothing behind."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "practise", help="open a window on made-up residents; all of it is deleted at the end"
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Open the practice; touches no vault of anybody."""
    from anchordesk.practice.window import run_practice  # noqa: PLC0415 - Qt, for this alone

    return run_practice()
