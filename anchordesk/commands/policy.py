"""`anchordesk policy check`: what IT has settled for this computer, and whether it can be used."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from anchordesk.app import policy_of_this_computer
from anchordesk.commands.terminal import DONE, say
from anchordesk.services.policy import settled_lines

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    policy = subparsers.add_parser("policy", help="what IT has settled for this computer")
    commands = policy.add_subparsers(metavar="COMMAND", required=True)
    checking = commands.add_parser("check", help="say what is settled, and where")
    checking.add_argument("--json", action="store_true", help="answer for machines")
    checking.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Say what is settled; exit 1 if something is that cannot be used."""
    policy = policy_of_this_computer()
    if arguments.json:
        found = {
            "hub_url": policy.hub_url,
            "organisation": policy.organisation,
            "idle_minutes": policy.idle_minutes,
            "emergency_minutes": policy.emergency_minutes,
            "lease_days": policy.lease_days,
            "passphrase_characters": policy.passphrase_characters,
            "keyring_required": policy.keyring_required,
            "exports_allowed": None if policy.exports is None else sorted(policy.exports),
            "backup_folder": policy.backup_folder,
            "proxy": policy.proxy,
            "recovery_key": policy.recovery_key,
            "two_people_for_returns": policy.two_people_for_returns,
            "source": policy.source,
        }
        say(json.dumps(found))
        return DONE
    if not policy.source:
        say("Nothing is settled for this computer.")
        return DONE
    say(f"Settled in {policy.source}:")
    for title, answer in settled_lines(policy):
        say(f"  {title}: {answer}")
    return DONE
