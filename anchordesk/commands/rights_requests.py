"""`anchordesk rights requests|record|settle|pack|erase|retention`: what people ask for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask,
    opened,
    say,
    tell,
)
from anchordesk.domain.dates import long_date
from anchordesk.domain.rights_request import RequestState, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import access_pack, erasure, erasure_paper, rights
from anchordesk.services.access_pack import Review

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

OLDER_BACKUPS = (
    "Backups made before hold this person still, encrypted. Make a new one and delete the older "
    "ones. If an older one is ever restored, erase again by the number above."
)


def add_commands(commands: Subparsers) -> None:
    """Add the commands under `rights`."""
    listing = commands.add_parser("requests", help="list requests with their last day")
    listing.set_defaults(run=run_requests)
    recording = commands.add_parser("record", help="write down a request")
    recording.add_argument("reference", help="of the resident, such as AD-10001")
    recording.add_argument("right", choices=[one.code for one in Right])
    recording.add_argument("--received", type=date.fromisoformat, help="the day it came")
    recording.add_argument(
        "--nation", choices=[one.code for one in Nation], default="england_and_wales"
    )
    recording.set_defaults(run=run_record)
    settling = commands.add_parser("settle", help="keep that a request was answered or refused")
    settling.add_argument("number", type=UUID, help="as `rights requests` says")
    settling.add_argument("--refused", action="store_true")
    settling.set_defaults(run=run_settle)
    packing = commands.add_parser("pack", help="everything kept of somebody, as PDF and JSON")
    packing.add_argument("reference")
    packing.add_argument("--out", type=Path, help="the PDF; without it, what to review is printed")
    packing.add_argument("--withhold", type=int, nargs="*", default=[], metavar="NUMBER")
    packing.add_argument("--blacken", nargs="*", default=[], metavar="WORDS")
    packing.add_argument(
        "--concerns-decided",
        action="store_true",
        help="you decided with your safeguarding lead on each concern that is not withheld",
    )
    packing.set_defaults(run=run_pack)
    erasing = commands.add_parser("erase", help="erase somebody for good")
    erasing.add_argument("reference", help="or the number of an earlier proof, after a restore")
    erasing.add_argument("--proof", type=Path, help="save the proof here, as .pdf or .json")
    erasing.set_defaults(run=run_erase)
    keeping = commands.add_parser("retention", help="list what is kept longer than it should be")
    keeping.set_defaults(run=run_retention)
    for parser in (listing, recording, settling, packing, erasing, keeping):
        add_vault_option(parser)


def run_requests(arguments: argparse.Namespace) -> int:
    """List the requests; nobody's name is printed."""
    with opened(arguments) as workspace:
        timed = rights.requests(workspace)
    for one in timed:
        asked, by = one.request, long_date(one.limit.answer_by)
        state = f"answer by {by}" if asked.state is RequestState.OPEN else asked.state.title
        say(f"{asked.id}  {asked.reference or 'erased'}  {asked.right.title}: {state}")
    if not timed:
        say("There is no request.")
    overdue = [one for one in timed if one.days_left < 0 and one.request.settled_on is None]
    for one in overdue:
        tell(f"Overdue by {-one.days_left} days: {one.request.reference}.")
    return REFUSED if overdue else DONE


def run_record(arguments: argparse.Namespace) -> int:
    """Write a request down."""
    right, nation = Right.of(arguments.right), Nation.of(arguments.nation)
    with opened(arguments) as workspace:
        received_on = arguments.received or workspace.clock.today()
        made = rights.record(workspace, arguments.reference, right, received_on, nation)
        limit = made.time_limit(workspace.library.read_holidays())
    say(f"Request {made.id}. Answer by {long_date(limit.answer_by)}.")
    if not limit.surely:
        tell("Bank holidays around that day are not known yet; one may allow a day more.")
    return DONE


def run_settle(arguments: argparse.Namespace) -> int:
    """Settle a request."""
    state = RequestState.REFUSED if arguments.refused else RequestState.DONE
    with opened(arguments) as workspace:
        rights.settle(workspace, arguments.number, state)
    say(f"{state.title}.")
    return DONE


def run_pack(arguments: argparse.Namespace) -> int:
    """Print what may name others, or write the reviewed pack."""
    with opened(arguments) as workspace:
        resident = erasure.find(workspace, arguments.reference)
        pack = access_pack.build(workspace, resident.id)
        if arguments.out is None:
            for entry in pack.to_review:
                say(f"{entry.number}: {entry.words}")
            tell(f"Names of other residents in it: {', '.join(pack.others) or 'none found'}.")
            tell("Look through these. Then write it with --out, --withhold and --blacken.")
            return DONE
        review = Review(
            frozenset(arguments.withhold), tuple(arguments.blacken), arguments.concerns_decided
        )
        for path in access_pack.write(workspace, pack, review, arguments.out):
            say(f"Wrote {path}.")
    return DONE


def run_erase(arguments: argparse.Namespace) -> int:
    """Erase somebody, once the reference was typed again."""
    with opened(arguments) as workspace:
        resident = erasure.find(workspace, arguments.reference)
        typed = ask("Everything kept of this person goes for good. Type their reference to go on:")
        if typed.casefold() != resident.reference.casefold():
            tell("That is another reference. Nothing was erased.")
            return REFUSED
        proof = erasure.erase(workspace, resident.id)
        # Said first: the person is erased, whether or not the file can be written.
        say(proof.as_json)
        if arguments.proof is not None:
            say(f"Wrote {erasure_paper.write(workspace, proof, arguments.proof)}.")
    tell(OLDER_BACKUPS)
    return DONE


def run_retention(arguments: argparse.Namespace) -> int:
    """List references and what is due; nobody's name is printed."""
    with opened(arguments) as workspace:
        due = rights.retention_review(workspace)
    for one in due:
        last = long_date(one.case.last_entry.astimezone().date())
        what = "everything" if one.everything else ", ".join(group.title for group in one.groups)
        say(f"{one.case.reference}: last entry {last}. Kept too long: {what}.")
        for longer in one.kept_for:
            say(f"  The rest is kept longer for {longer.title}: {longer.why}")
        if one.hold is not None:
            say(f"  On hold, to be looked at again on {long_date(one.hold.review_on)}.")
    if not due:
        say("Nothing is kept longer than the register says.")
    return DONE
