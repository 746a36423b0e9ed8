"""`anchordesk return-requests`: what waits for a second lead, and answers to colleagues."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from anchordesk.commands.make_return import APPROVAL, show_bytes, show_tables
from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, ask, opened, say, tell
from anchordesk.services import second_approval
from anchordesk.services.return_reopening import as_asked
from anchordesk.services.second_approval import RequestStanding
from anchordesk.services.second_approval_answering import decide

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

SHOWN = 12


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "return-requests", help="returns that a second lead approves: list, look, answer"
    )
    add_vault_option(parser)
    parser.add_argument("--look", metavar="NUMBER", help="show one, as it was sent")
    parser.add_argument("--approve", metavar="NUMBER", help="approve a colleague's return")
    parser.add_argument("--refuse", metavar="NUMBER", help="do not approve a colleague's return")
    parser.add_argument("--reason", default="", help="why not, without names of residents")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the returns, or show one of them, or answer about it after showing its exact bytes."""
    number = arguments.look or arguments.approve or arguments.refuse
    if arguments.refuse and not arguments.reason.strip():
        tell("Say why with --reason, so that your colleague can mend it.")
        return REFUSED
    with opened(arguments) as workspace:
        listed = second_approval.requests(workspace)
        if not number:
            for one in listed:
                say(_line(one))
            if not listed:
                say("No return waits for a second lead.")
            return DONE
        standing = _found(listed, number)
        if standing is None:
            tell("There is no such return. Run the command alone to see their numbers.")
            return REFUSED
        shown = as_asked(workspace, standing)
        show_tables(shown)
        if arguments.look:
            return DONE
        if arguments.approve:
            show_bytes(shown)
            if ask(f"Type {APPROVAL} to approve this. Anything else leaves all as it is.") != (
                APPROVAL
            ):
                tell("Nothing was answered.")
                return REFUSED
        decide(workspace, standing.request.digest, reason=arguments.reason.strip())
        tell(f"Your answer to {standing.colleague} waits in the outbox.")
        return DONE


def _found(listed: tuple[RequestStanding, ...], number: str) -> RequestStanding | None:
    found = [one for one in listed if one.request.digest.startswith(number)]
    return found[0] if len(found) == 1 else None


def _line(standing: RequestStanding) -> str:
    message, said = standing.message, standing.decided
    if standing.own:
        state = f"waits for {standing.colleague}"
        if said is not None:
            state = f"not approved by {said.by}: {said.reason}"
            if not said.reason:
                state = f"approved by {said.by}; sign it with: anchordesk return --approve"
    else:
        state = f"{standing.colleague} asks you to approve it"
        if said is not None:
            state = "you did not approve it" if said.reason else "you approved it"
    title = f"{message.template_title}, {message.period_title}"
    return f"{standing.request.digest[:SHOWN]}  {title}: {state}"
