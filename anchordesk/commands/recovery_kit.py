"""`anchordesk recovery-kit|recover`: makes a recovery code, and opens a vault by one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import build_desk, recovery_sheets
from anchordesk.commands.opening import add_organisation_options, ask_recovering_key
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask,
    ask_passphrase,
    opened,
    say,
    tell,
)
from anchordesk.domain.dates import long_date
from anchordesk.services import recovery, recovery_parts, taking_over
from anchordesk.services.recovery import RecoveryKit, RecoveryNotConfirmedError
from anchordesk.services.recovery_parts import PartsKit
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
    parting = subparsers.add_parser(
        "recovery-parts", help="make a new recovery code on three sheets, two of which open it"
    )
    add_vault_option(parting)
    parting.add_argument("--out", type=Path, required=True, help="a folder for three .pdf files")
    parting.add_argument("--holder", action="append", default=[], help="who keeps it; three times")
    parting.set_defaults(run=run_parts)
    drilling = subparsers.add_parser(
        "recovery-drill", help="prove that two sheets, or a whole one, open a scratch copy"
    )
    add_vault_option(drilling)
    drilling.set_defaults(run=run_drill)
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


def run_parts(arguments: argparse.Namespace) -> int:
    """Write three sheets, and make them count once a group of each is typed back."""
    with opened(arguments) as workspace:
        kit = recovery_parts.write_part_sheets(
            workspace, recovery_sheets(), arguments.out, arguments.holder
        )
        confirmed = False
        try:
            confirmed = _confirm_parts(workspace, kit)
        finally:
            if not confirmed:
                for sheet in kit.sheets:
                    recovery.take_sheet_away(sheet)
    if not confirmed:
        tell("The new sheets open nothing, and their files were taken away. Try again.")
        return REFUSED
    say("Any two of the three sheets open this vault now; an earlier code does not.")
    tell("Print them, hand them out, delete the files. Then do: anchordesk recovery-drill")
    return DONE


def run_drill(arguments: argparse.Namespace) -> int:
    """Open a scratch copy by what is typed; nothing changes but the trail."""
    with opened(arguments) as workspace:
        before = recovery_parts.last_drill(workspace)
        typed = ask_passphrase("Two sheets one after the other, or a whole one: ")
        done = recovery_parts.drill(workspace, typed)
    say(f"A scratch copy with {done.residents} residents was opened and taken away.")
    if before is not None:
        tell(f"The drill before was on {long_date(before.astimezone().date())}.")
    return DONE


def _confirm_parts(workspace: Workspace, kit: PartsKit) -> bool:
    for sheet in kit.sheets:
        tell(f"Wrote {sheet}.")
    tell("Open and print them, then type back one group of each.")
    for _ in range(TRIES):
        typed = {at: ask(f"Sheet {at}, group {group}:") for at, group in kit.ask_for.items()}
        try:
            recovery_parts.confirm_parts(workspace, kit, typed)
        except RecoveryNotConfirmedError as problem:
            tell(problem.in_plain_words)
        else:
            return True
    return False


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
