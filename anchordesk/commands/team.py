"""`anchordesk team`: who belongs to the team, without the window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.app import build_desk, organisation_key_files, recovery_sheets
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask,
    ask_new_passphrase,
    ask_passphrase,
    opened,
    say,
    tell,
)
from anchordesk.domain.roles import DeskRole
from anchordesk.services import membership, sync, team_answering, team_joining, team_recovery
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.lease import lease_of
from anchordesk.services.team_joining import PendingDesk
from anchordesk.services.workspace import Workspace
from anchordesk.wire.team import Roster, RosterMember

if TYPE_CHECKING:
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]

SHOWN_OF_KEY = 8
YES = ("y", "yes")


def add_commands(subparsers: Actions) -> None:
    """Add the commands."""
    parser = subparsers.add_parser("team", help="the desks of the team: invite, let in, end, lease")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _action(actions, "show", "who is in the team", run_show)
    creating = _action(actions, "create", "make the organisation (on a lead's desk)", run_create)
    creating.add_argument("folder", type=Path, help="an empty folder for the recovery files")
    inviting = _action(actions, "invite", "make an invitation for one colleague", run_invite)
    inviting.add_argument("name", help="the colleague's name")
    inviting.add_argument("file", type=Path, help="where to write the invitation")
    inviting.add_argument(
        "--role",
        choices=[role.value for role in DeskRole],
        default=DeskRole.WORKER.value,
        help="what the desk is for (a support worker's, if you do not say)",
    )
    answering = _action(actions, "answer", "answer an invitation on a new desk", run_answer)
    answering.add_argument("file", type=Path, help="the invitation's file")
    answering.add_argument("--yes", action="store_true", help="do not ask")
    letting = _action(actions, "let-in", "let in a desk by the six words you heard", run_let_in)
    letting.add_argument("name", help="whom you invited")
    letting.add_argument("--words", help="the six words, instead of a question")
    letting.add_argument("--in-place-of", metavar="DESK", help="the desk that it replaces")
    turning = _action(actions, "turn-away", "turn a request to join away", run_turn_away)
    turning.add_argument("name", help="whom you invited")
    ending = _action(actions, "end", "end a desk's membership at once", run_end)
    ending.add_argument("desk", help="its name, or the first signs of its key")
    ending.add_argument("--yes", action="store_true", help="do not ask")
    returning = _action(actions, "makes-returns", "name the desk that makes returns", run_returns)
    returning.add_argument("desk", help="its name, or the first signs of its key")
    leasing = _action(actions, "lease", "for how long a desk opens without news", run_lease)
    leasing.add_argument("days", type=int, help="from 7 to 366; 0 for no limit")
    putting = _action(actions, "put", "put all messages for colleagues into a folder", run_put)
    putting.add_argument("folder", type=Path, help="a folder or a stick")
    renewing = _action(actions, "renew", "open a desk again whose lease is over", run_renew)
    renewing.add_argument("folder", type=Path, help="the folder with the lead's files")


def _action(actions: Actions, name: str, words: str, run: object) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words)
    add_vault_option(parser)
    parser.set_defaults(run=run)
    return parser


def run_show(arguments: argparse.Namespace) -> int:
    """Say who is in the team, who asks to join, and what this desk waits upon."""
    with opened(arguments) as workspace:
        waiting = team_answering.waiting_for_lead(workspace)
        if waiting is not None:
            say(f"Waiting for {waiting.lead_name}. Ring and read out: {waiting.words}")
        current = membership.team(workspace)
        if current is None:
            say("This desk belongs to no team yet.")
            return DONE
        own = own_keys(workspace).key_id
        say(f"{current.organisation_name}, list {current.version}")
        for member in current.members:
            say(_line(member, current, own))
        if current.lease_days:
            say(f"A desk without news stays locked after {current.lease_days} days.")
        lease = lease_of(workspace)
        if lease is not None:
            say(f"This desk opens without news until {lease.ends.astimezone():%d %B %Y}.")
        for desk in team_joining.pending(workspace):
            say(f"{desk.name} asks to join: anchordesk team let-in “{desk.name}”")
    return DONE


def _line(member: RosterMember, current: Roster, own: str) -> str:
    notes: list[str] = [member.role, member.status]
    if member.key_id == own:
        notes.append("this desk")
    if member.key_id == current.returns_by:
        notes.append("makes the returns")
    return f"{member.key_id[:SHOWN_OF_KEY]}  {member.name}: {', '.join(notes)}"


def run_create(arguments: argparse.Namespace) -> int:
    """Make the organisation's key with its recovery files."""
    with opened(arguments) as workspace:
        tell("Choose a passphrase for the private recovery file. Make it long.")
        passphrase = ask_new_passphrase()
        if passphrase is None:
            return REFUSED
        made = membership.create_organisation(
            workspace,
            organisation_key_files(),
            recovery_sheets(),
            passphrase=passphrase,
            folder=arguments.folder,
        )
    say(f"Fingerprint: {made.recovery.key.fingerprint}")
    tell(f"Print {made.recovery.sheet}, lock it away, then delete the file.")
    return DONE


def run_invite(arguments: argparse.Namespace) -> int:
    """Write an invitation."""
    role = DeskRole(arguments.role)
    with opened(arguments) as workspace:
        invitation = team_joining.invite(workspace, arguments.name, role)
        team_joining.write_invitation(invitation, arguments.file)
    say(f"Wrote {arguments.file}. Whoever has it can ask to join, once, for seven days.")
    return DONE


def run_answer(arguments: argparse.Namespace) -> int:
    """Say what joining does; then answer an invitation and show the six words."""
    invitation = team_answering.read_invitation(arguments.file)
    with opened(arguments) as workspace:
        told = team_recovery.what_joining_does(invitation)
        if told:
            tell(told)
        question = f"Join the team of {invitation.organisation_name}? yes or no:"
        if not arguments.yes and ask(question).casefold() not in YES:
            tell("Nothing was changed, and this desk has not joined.")
            return REFUSED
        waiting = team_answering.answer(workspace, invitation)
    say(f"Ring {waiting.lead_name} and read out: {waiting.words}")
    return DONE


def run_let_in(arguments: argparse.Namespace) -> int:
    """Take a desk in by the words that its person read out."""
    with opened(arguments) as workspace:
        desk = _pending(workspace, arguments.name)
        words = arguments.words or ask(f"Type the six words that {desk.name} reads out:")
        replaced = arguments.in_place_of and one_desk(workspace, arguments.in_place_of).key_id
        member = team_joining.let_in(
            workspace, desk.invitation, " ".join(words.split()), in_place_of=replaced
        )
    say(f"{member.name} is in your team now.")
    return DONE


def run_turn_away(arguments: argparse.Namespace) -> int:
    """Destroy a request to join."""
    with opened(arguments) as workspace:
        team_joining.turn_away(workspace, _pending(workspace, arguments.name).invitation)
    say("That desk was not taken in, and its invitation works no more.")
    return DONE


def run_end(arguments: argparse.Namespace) -> int:
    """End a membership, once a person has read what that can and cannot do."""
    with opened(arguments) as workspace:
        member = one_desk(workspace, arguments.desk)
        tell(membership.WHAT_REVOKING_DOES)
        if not arguments.yes and ask(f"End {member.name}'s desk? yes or no:").casefold() not in YES:
            tell("Nothing was changed.")
            return REFUSED
        membership.revoke(workspace, member.key_id)
    say(f"{member.name}'s desk is not in the team any more.")
    return DONE


def run_returns(arguments: argparse.Namespace) -> int:
    """Name the one desk that makes returns."""
    with opened(arguments) as workspace:
        member = one_desk(workspace, arguments.desk)
        membership.let_make_returns(workspace, member.key_id)
    say(f"{member.name}'s desk makes the returns from now on.")
    return DONE


def run_lease(arguments: argparse.Namespace) -> int:
    """Change how long a desk opens without news of the team."""
    with opened(arguments) as workspace:
        membership.set_lease(workspace, arguments.days)
    say("Changed. Each desk keeps to it once it has this news.")
    return DONE


def run_put(arguments: argparse.Namespace) -> int:
    """Write every waiting message to a folder."""
    with opened(arguments) as workspace:
        membership.renew_if_due(workspace)
        written = sync.put_in_folder(workspace, arguments.folder)
    say(f"Sealed messages put into {arguments.folder}: {len(written)}")
    return DONE


def run_renew(arguments: argparse.Namespace) -> int:
    """Open a desk with its lead's files, so that it opens by itself from then on."""
    desk = build_desk(arguments.vault)
    desk.unlock_with_files(ask_passphrase(), arguments.folder).lock()
    say("This desk opens again.")
    return DONE


def _pending(workspace: Workspace, name: str) -> PendingDesk:
    found = [desk for desk in team_joining.pending(workspace) if desk.name == name]
    if len(found) != 1:
        raise TeamRefusedError(
            f"No single desk of “{name}” asks to join.",
            what_to_do="See who does with: anchordesk team show",
        )
    return found[0]


def one_desk(workspace: Workspace, told: str) -> RosterMember:
    """Return the active desk of a name, or of the first signs of a key.

    Raises:
        TeamRefusedError: if none fits, or several do.
    """
    current = membership.team(workspace)
    active = () if current is None else current.active
    found = [one for one in active if told in (one.name, one.key_id)] or [
        one for one in active if len(told) >= SHOWN_OF_KEY and one.key_id.startswith(told)
    ]
    if len(found) != 1:
        raise TeamRefusedError(
            f"“{told}” is not one desk of your team.",
            what_to_do="Write the first signs of its key, as anchordesk team show has them.",
        )
    return found[0]
