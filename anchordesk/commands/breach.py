"""`anchordesk breach` and `anchordesk lost-laptop`: the log of breaches, and what a laptop held."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say, tell
from anchordesk.domain.breach import BreachKind, BreachRisk
from anchordesk.domain.dates import long_date
from anchordesk.domain.local_time import NoSuchTimeError, local_moment
from anchordesk.services import breach_letters, breaches, lost_laptop
from anchordesk.services.breaches import NewBreach, TimedBreach

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the commands."""
    breach = subparsers.add_parser("breach", help="the log of personal data breaches (for leads)")
    commands = breach.add_subparsers(metavar="COMMAND", required=True)
    listing = commands.add_parser("list", help="every breach, with the hour to report it by")
    listing.set_defaults(run=run_list)
    recording = commands.add_parser("record", help="write a breach down; 72 hours begin to run")
    recording.add_argument("kind", choices=[one.code for one in BreachKind])
    recording.add_argument("happened", help="what happened, without anybody's name")
    recording.add_argument("--aware", type=_moment, help="since when it is known (default: now)")
    recording.add_argument("--people", type=int, help="about how many people it concerns")
    recording.set_defaults(run=run_record)
    judging = commands.add_parser("judge", help="keep how likely harm to people is, and why")
    judging.add_argument("number", type=UUID, help="as `breach list` says")
    judging.add_argument(
        "risk", choices=[one.code for one in BreachRisk if one is not BreachRisk.NOT_JUDGED]
    )
    judging.add_argument("reason")
    judging.add_argument("--people", type=int)
    judging.add_argument("--done", default="", help="what was done about it")
    judging.set_defaults(run=run_judge)
    telling = commands.add_parser("told", help="keep that the commissioner or people were told")
    telling.add_argument("number", type=UUID)
    telling.add_argument("--commissioner", type=_moment, metavar="WHEN")
    telling.add_argument("--people", type=date.fromisoformat, metavar="DAY")
    telling.set_defaults(run=run_told)
    closing = commands.add_parser("close", help="keep that nothing more is to be done")
    closing.add_argument("number", type=UUID)
    closing.set_defaults(run=run_close)
    writing = commands.add_parser("letters", help="write drafts of the letters into a folder")
    writing.add_argument("number", type=UUID)
    writing.add_argument("folder", type=Path)
    writing.set_defaults(run=run_letters)
    exporting = commands.add_parser("export", help="write the log as JSON for an auditor")
    exporting.add_argument("file", type=Path)
    exporting.set_defaults(run=run_export)
    losing = subparsers.add_parser(
        "lost-laptop", help="what a colleague's laptop held, what opens it, what to revoke"
    )
    losing.add_argument("desk", help="its name, or the first signs of its key")
    losing.add_argument(
        "--drill", action="store_true", help="only practise: no breach is written down"
    )
    losing.add_argument(
        "--could",
        type=int,
        metavar="NUMBER",
        help="keep a rehearsal: how many steps you could do today; no breach is written down",
    )
    losing.set_defaults(run=run_lost)
    for parser in (listing, recording, judging, telling, closing, writing, exporting, losing):
        add_vault_option(parser)


def run_list(arguments: argparse.Namespace) -> int:
    """List the breaches; refused where one is overdue, so that a script notices."""
    with opened(arguments) as workspace:
        timed = breaches.log(workspace)
    for one in timed:
        say(f"{one.breach.id}  {one.breach.kind.title}: {_state(one)}")
    if not timed:
        say("No breach was written down.")
    return REFUSED if any(one.clock.overdue for one in timed) else DONE


def run_record(arguments: argparse.Namespace) -> int:
    """Write a breach down."""
    kind = BreachKind.of(arguments.kind)
    told = NewBreach(kind, arguments.happened, arguments.aware, arguments.people)
    with opened(arguments) as workspace:
        made = breaches.record(workspace, told)
    _say_recorded(made)
    return DONE


def run_judge(arguments: argparse.Namespace) -> int:
    """Keep how likely harm is."""
    with opened(arguments) as workspace:
        one = breaches.judge(
            workspace,
            arguments.number,
            BreachRisk.of(arguments.risk),
            arguments.reason,
            people=arguments.people,
            done=arguments.done,
        )
    say(f"{one.breach.risk.title}: {_state(one)}")
    return DONE


def run_told(arguments: argparse.Namespace) -> int:
    """Keep who was told."""
    with opened(arguments) as workspace:
        one = breaches.note_told(
            workspace,
            arguments.number,
            commissioner_at=arguments.commissioner,
            people_on=arguments.people,
        )
    say(_state(one))
    return DONE


def run_close(arguments: argparse.Namespace) -> int:
    """Close a breach."""
    with opened(arguments) as workspace:
        breaches.close(workspace, arguments.number)
    say("Closed. It stays in the log.")
    return DONE


def run_letters(arguments: argparse.Namespace) -> int:
    """Write the drafts."""
    with opened(arguments) as workspace:
        paths = breach_letters.write(workspace, arguments.number, arguments.folder)
    for path in paths:
        say(f"Wrote {path}.")
    tell("Fill in what stands in square brackets before you send anything.")
    return DONE


def run_export(arguments: argparse.Namespace) -> int:
    """Write the log."""
    with opened(arguments) as workspace:
        number = breaches.export(workspace, arguments.file)
    say(f"Wrote {arguments.file}: {number} in the log.")
    return DONE


def run_lost(arguments: argparse.Namespace) -> int:
    """Say what a laptop held; write the breach down unless it is a drill."""
    with opened(arguments) as workspace:
        found = lost_laptop.look_up(workspace, arguments.desk)
        made = None
        if arguments.could is not None:
            lost_laptop.keep_rehearsal(workspace, found, arguments.could)
        if not arguments.drill and arguments.could is None:
            told = NewBreach(
                BreachKind.LOST_LAPTOP,
                "A laptop with AnchorDesk was lost or stolen.",
                people=found.people,
                desk=found.key_id,
            )
            made = breaches.record(workspace, told)
    people = "not known: this desk never reported" if found.people is None else str(found.people)
    say(f"Residents on it: {people}.")
    if found.as_of is not None:
        say(f"Counted {long_date(found.as_of.astimezone().date())}.")
    for heading, lines in (
        ("Kinds of data", found.holds),
        ("Special categories among them", found.special),
        ("What opens it", found.opens),
        ("What to revoke", found.revoke),
        ("What to do, in order", found.next_steps),
    ):
        say(f"\n{heading}:")
        for line in lines:
            say(f"- {line}")
    if made is not None:
        say("")
        _say_recorded(made)
    return DONE


def _say_recorded(made: TimedBreach) -> None:
    say(f"Breach {made.breach.id}. {_state(made)}")


def _state(one: TimedBreach) -> str:
    if one.breach.closed_on is not None:
        return f"closed {long_date(one.breach.closed_on)}."
    parts = []
    if one.clock.runs:
        by = one.clock.report_by.astimezone()
        words = "should have been told by" if one.clock.overdue else "is to be told by"
        parts.append(f"The commissioner {words} {long_date(by.date())}, {by:%H:%M}.")
    elif one.breach.reported_at is not None:
        parts.append("The commissioner was told.")
    if one.clock.must_tell_people:
        parts.append("The people concerned are to be told.")
    return " ".join(parts) or "Nobody has to be told; close it with its reason."


def _moment(text: str) -> datetime:
    """Read a moment; one without a zone is this computer's time."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return moment
    try:
        return local_moment(moment.date(), moment.time())
    except NoSuchTimeError as refused:
        raise argparse.ArgumentTypeError(refused.what_happened) from None
