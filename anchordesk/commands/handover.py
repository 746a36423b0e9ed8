"""`anchordesk handover`: cases that pass between colleagues, told by their references alone."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from anchordesk.commands.team import one_desk
from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, ask, opened, say, tell
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import handover, handover_checklist
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover import HandoverShown
from anchordesk.services.handover_records import Direction
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]

YES = ("y", "yes")
SHOWN_OF_ID = 13
"""As much of an identifier as tells two that were made in one second apart, mostly."""


def add_commands(subparsers: Actions) -> None:
    """Add the commands."""
    parser = subparsers.add_parser("handover", help="hand cases over, and answer what is offered")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _action(actions, "list", "every handover, newest first", run_list)
    offering = _action(actions, "offer", "offer one case or several to a colleague", run_offer)
    offering.add_argument("references", nargs="+", metavar="REFERENCE", help="of the residents")
    offering.add_argument("--to", required=True, metavar="DESK", help="the colleague's desk")
    offering.add_argument("--note", default="", help="for the colleague to read")
    offering.add_argument("--yes", action="store_true", help="do not ask after the checklist")
    for name, words, run in (
        ("accept", "say yes to a case", run_accept),
        ("decline", "say no to a case", run_decline),
        ("take-back", "let an offer stand no more", run_take_back),
    ):
        action = _action(actions, name, words, run)
        action.add_argument("handover", help="as anchordesk handover list has it")
        if name == "decline":
            action.add_argument("--reason", default="", help="for the colleague to read")


def _action(actions: Actions, name: str, words: str, run: object) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words)
    add_vault_option(parser)
    parser.set_defaults(run=run)
    return parser


def run_list(arguments: argparse.Namespace) -> int:
    """Say how far each handover has come."""
    with opened(arguments) as workspace:
        shown = handover.listed(workspace)
    if not shown:
        say("No case has been offered yet.")
    for one in shown:
        kept = one.handover
        reference = one.offer.reference if one.offer is not None else "settled"
        way = "to" if kept.direction is Direction.GOING else "from"
        say(f"{kept.id}  {kept.state.value}: {reference}, {way} {one.colleague_name}")
    return DONE


def run_offer(arguments: argparse.Namespace) -> int:
    """Show what to look through first, then offer."""
    with opened(arguments) as workspace:
        colleague = one_desk(workspace, arguments.to)
        residents = _residents(workspace, arguments.references)
        for reference, resident_id in zip(arguments.references, residents, strict=True):
            tell(_checklist(workspace, reference, resident_id))
        question = f"Offer to {colleague.name}? yes or no:"
        if not arguments.yes and ask(question).casefold() not in YES:
            tell("Nothing was offered.")
            return REFUSED
        made = handover.offer(workspace, residents, colleague.key_id, arguments.note)
    for one in made:
        say(f"{one.id}  offered to {colleague.name}")
    return DONE


def _checklist(workspace: Workspace, reference: str, resident_id: ResidentId) -> str:
    found = handover_checklist.checklist(workspace, resident_id)
    told = (
        f"{reference}: notes {found.notes}, open actions {found.open_actions}, alerts "
        f"{found.alerts}, attachments {found.attachments}, consents {found.consents}, jobs "
        f"{found.jobs}."
    )
    return f"{told} Something half typed does not go along." if found.half_typed else told


def run_accept(arguments: argparse.Namespace) -> int:
    """Say yes."""
    with opened(arguments) as workspace:
        handover.accept(workspace, _chosen(workspace, arguments.handover).handover.id)
    say("Accepted. The case comes once your colleague's desk has this answer.")
    return DONE


def run_decline(arguments: argparse.Namespace) -> int:
    """Say no."""
    with opened(arguments) as workspace:
        chosen = _chosen(workspace, arguments.handover)
        handover.decline(workspace, chosen.handover.id, arguments.reason)
    say("Declined. The case stays with your colleague.")
    return DONE


def run_take_back(arguments: argparse.Namespace) -> int:
    """Let an offer stand no more."""
    with opened(arguments) as workspace:
        handover.take_back(workspace, _chosen(workspace, arguments.handover).handover.id)
    say("Taken back. The case is in your caseload.")
    return DONE


def _chosen(workspace: Workspace, told: str) -> HandoverShown:
    found = [
        one
        for one in handover.listed(workspace)
        if len(told) >= SHOWN_OF_ID and str(one.handover.id).startswith(told)
    ]
    if len(found) != 1:
        raise HandoverRefusedError(
            f"“{told}” is not one handover of this desk.",
            what_to_do="Copy its number from anchordesk handover list.",
        )
    return found[0]


def _residents(workspace: Workspace, references: Sequence[str]) -> list[ResidentId]:
    with workspace.records.reading() as reading:
        known = {row.reference: row.resident_id for row in reading.caseload()}
    missing = [reference for reference in references if reference not in known]
    if missing:
        raise HandoverRefusedError(
            f"No resident of yours has the reference {missing[0]}. Nothing was offered.",
            what_to_do="Write it as the caseload shows it.",
        )
    return [known[reference] for reference in references]
