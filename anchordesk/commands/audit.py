"""`anchordesk audit verify|export`: whether the audit trail is whole, and a copy for an auditor."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say, tell
from anchordesk.services import audit_copies
from anchordesk.services.audit_copies import AuditCheck

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    trail = subparsers.add_parser("audit", help="check the audit trail, or copy it for an auditor")
    commands = trail.add_subparsers(metavar="COMMAND", required=True)
    verifying = commands.add_parser("verify", help="find what was changed, taken out or cut off")
    add_vault_option(verifying)
    verifying.add_argument("--json", action="store_true", help="answer for machines")
    verifying.add_argument(
        "--copy",
        type=Path,
        action="append",
        default=[],
        help="an earlier copy: the vault's trail must go through its end",
    )
    verifying.add_argument(
        "--only-copy", type=Path, help="check a copy by itself, without any vault"
    )
    verifying.set_defaults(run=run_verify)
    exporting = commands.add_parser("export", help="write a signed copy: codes, no residents")
    add_vault_option(exporting)
    exporting.add_argument("file", type=Path, help="where to write it, such as audit.jsonl")
    exporting.set_defaults(run=run_export)


def run_verify(arguments: argparse.Namespace) -> int:
    """Check a trail; exit 1 if anything is not as it was written."""
    if arguments.only_copy is not None:
        found = audit_copies.verify_copy(audit_copies.read_copy(arguments.only_copy))
    else:
        copies = [audit_copies.read_copy(path) for path in arguments.copy]
        with opened(arguments) as workspace:
            found = audit_copies.verify(workspace, copies)
    if arguments.json:
        say(json.dumps(_as_json(found)))
    else:
        say(f"Events: {found.head.events}. The last one's digest: {found.head.digest}.")
        if found.desk:
            say(f"Signed by the desk with the key {found.desk}.")
        say("Every event is as it was written." if not found.faults else "Not as it was written:")
    for fault in found.faults:
        tell(f"Event {fault.number}: {fault.words}.")
    return REFUSED if found.faults else DONE


def run_export(arguments: argparse.Namespace) -> int:
    """Write a signed copy of the trail."""
    with opened(arguments) as workspace:
        head = audit_copies.export(workspace, arguments.file)
    say(f"Wrote {head.events} events to {arguments.file}.")
    tell(
        "No resident's name is in it; your name is. Keep it away from this computer: only with an "
        "earlier copy can it be seen that the end of the trail was rewritten."
    )
    return DONE


def _as_json(found: AuditCheck) -> dict[str, object]:
    return {
        "events": found.head.events,
        "digest": found.head.digest,
        "desk": found.desk,
        "faults": [{"event": one.number, "words": one.words} for one in found.faults],
    }
