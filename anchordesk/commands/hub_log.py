"""`anchordesk hub-log`: any member's check that the hub's log is whole and holds what we sent."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    checking = subparsers.add_parser(
        "hub-log", help="check that the hub's log is whole and holds what this desk sent"
    )
    add_vault_option(checking)
    checking.add_argument("--json", action="store_true", help="answer for machines")
    checking.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, and say what was found. 0 if all is well, 1 if something does not fit."""
    from anchordesk.adapters.carriers import HubCarrier  # noqa: PLC0415 - loaded when asked for
    from anchordesk.services.hub_log import check_hub_log  # noqa: PLC0415

    with opened(arguments) as workspace:
        found = check_hub_log(workspace, HubCarrier())
    if arguments.json:
        told = {"entries": found.entries, "head": found.head, "receipts": found.receipts}
        say(json.dumps({**told, "faults": found.faults}))
        return REFUSED if found.faults else DONE
    for fault in found.faults:
        say(fault)
    if found.faults:
        say("Keep this desk's receipts, and tell the network's co-ordinator and another member.")
        return REFUSED
    held = "1 receipt" if found.receipts == 1 else f"{found.receipts} receipts"
    say(f"The hub's log is whole: {found.entries} entries, with all of this desk's {held} in it.")
    say(f"Its head is {found.head}. Another member who checks now sees the same.")
    return DONE
