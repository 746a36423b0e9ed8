"""`anchordesk rights holds|hold|lift`: what keeps a record from being erased, until when."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say, tell
from anchordesk.domain.dates import long_date
from anchordesk.services import legal_holds

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Subparsers) -> None:
    """Add the commands under `rights`."""
    listing = commands.add_parser("holds", help="list what is on hold; exit code 1 if one is due")
    listing.set_defaults(run=run_holds)
    placing = commands.add_parser("hold", help="keep a record from being erased")
    placing.add_argument("reference", help="of the resident, such as AD-10001")
    placing.add_argument("--reason", required=True, help="the claim, the inquiry or the deed")
    placing.add_argument(
        "--review", type=date.fromisoformat, required=True, help="day to look again, 2027-05-14"
    )
    placing.set_defaults(run=run_hold)
    lifting = commands.add_parser("lift", help="let a record be erased again")
    lifting.add_argument("reference")
    lifting.add_argument("--why", required=True, help="why the hold is not needed any more")
    lifting.set_defaults(run=run_lift)
    for parser in (listing, placing, lifting):
        add_vault_option(parser)


def run_holds(arguments: argparse.Namespace) -> int:
    """List the holds by reference; why each is held stands in the window."""
    with opened(arguments) as workspace:
        held = legal_holds.held_records(workspace)
        today = workspace.clock.today()
    for one in held:
        since, until = long_date(one.hold.placed_on), long_date(one.hold.review_on)
        say(f"{one.reference}: on hold since {since}, to be looked at again on {until}.")
    if not held:
        say("Nothing is on hold.")
    due = [one for one in held if one.hold.review_on <= today]
    for one in due:
        tell(f"Look at the hold on {one.reference} again.")
    return REFUSED if due else DONE


def run_hold(arguments: argparse.Namespace) -> int:
    """Place a hold."""
    with opened(arguments) as workspace:
        made = legal_holds.place(workspace, arguments.reference, arguments.reason, arguments.review)
    say(f"On hold. To be looked at again on {long_date(made.review_on)}.")
    return DONE


def run_lift(arguments: argparse.Namespace) -> int:
    """Lift the hold on a record."""
    wanted = arguments.reference.strip().casefold()
    with opened(arguments) as workspace:
        held = legal_holds.held_records(workspace)
        found = next((one for one in held if one.reference.casefold() == wanted), None)
        if found is None:
            tell("No record of that reference is on hold. Nothing was changed.")
            return REFUSED
        legal_holds.lift(workspace, found.hold, arguments.why)
    say("The hold is lifted. It stays in the record.")
    return DONE
