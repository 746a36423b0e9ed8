"""`anchordesk recovery-kit|recover`: makes a recovery code, and opens a vault by one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import build_desk, recovery_sheets
from anchordesk.commands.opening import add_organisation_options, ask_recovering_key
from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, ask, opened, say, tell
from anchordesk.services import recovery, taking_over
from anchordesk.services.recovery import RecoveryKit, RecoveryNotConfirmedError
from anchordesk.services.vault_care import ByOrganisationKey
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

TRIES = 3


def add_commands(subparsers: Subparsers) -> None:
    """Add the commands."""
    making = subparsers.add_parser("recovery-kit", help="make a new recovery code, to be printed")
    add_vault_option(making)
    making.add_argument("--out", type=Path, required=True, help="the sheet, a new .pdf file")
    making.set_defaults(run=run_kit)
    recovering = subparsers.add_parser(
        "recover", help="set a new passphrase by recovery code or organisation's key"
    )
    add_vault_option(recovering)
    add_organisation_options(recovering)
    recovering.add_argument(
        "--take-over-as",
        metavar="NAME",
        help="with the organisation's key: go on in your name in the vault of somebody who left",
    )
    recovering.set_defaults(run=run_recover)


def run_kit(arguments: argparse.Namespace) -> int:
    """Write the sheet, and make its code count once two groups are typed back."""
    with opened(arguments) as workspace:
        kit = recovery.make_recovery_code(workspace)
        profile = workspace.profile
        made_for = f"{profile.worker_name}, {profile.organisation_name}"
        recovery_sheets().write(kit.code, made_for, workspace.clock.today(), arguments.out)
        confirmed = False
        try:
            confirmed = _confirm(workspace, kit, arguments.out)
        finally:
            if not confirmed:
                # A sheet whose code opens nothing would be taken for one that does.
                arguments.out.unlink(missing_ok=True)
    if not confirmed:
        tell(f"The new code opens nothing, and {arguments.out} was taken away. Try again.")
        return REFUSED
    say("The recovery code opens this vault now; an earlier one does not.")
    tell(f"Print {arguments.out}, put it away from this computer, then delete the file.")
    return DONE


def run_recover(arguments: argparse.Namespace) -> int:
    """Open the vault by its recovery code or its organisation's key; set a new passphrase."""
    desk = build_desk(arguments.vault)
    name = arguments.take_over_as
    if name is not None:
        tell(taking_over.WHAT_TAKING_OVER_DOES)
        taking_over.name_of(name)
    key = ask_recovering_key(arguments)
    if key is None:
        return REFUSED
    if isinstance(key, ByOrganisationKey) and name is not None:
        taking_over.take_over(desk, key, name).lock()
    elif name is not None:
        tell("Taking a vault over needs the organisation's key: see --organisation-code.")
        return REFUSED
    elif isinstance(key, ByOrganisationKey):
        desk.unlock_with_organisation_key(key).lock()
    else:
        desk.unlock_with_recovery_code(key).lock()
    say("The new passphrase opens this vault now. All other keys stay as they are.")
    return DONE


def _confirm(workspace: Workspace, kit: RecoveryKit, sheet: Path) -> bool:
    tell(f"Wrote {sheet}. Open and print it, then type back two of its groups.")
    for _ in range(TRIES):
        typed = {number: ask(f"Group {number}:") for number in kit.ask_for}
        try:
            recovery.confirm(workspace, kit, typed)
        except RecoveryNotConfirmedError as problem:
            tell(problem.in_plain_words)
        else:
            return True
    return False
