"""`anchordesk consent list|record|withdraw`: what residents agreed to. Nobody's name is printed."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, add_vault_option, opened, say, tell
from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentWay
from anchordesk.domain.dates import long_date
from anchordesk.services import consents
from anchordesk.services.consents import Answer, ConsentsOf, PurposeNow, referrals_to_tell

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

YES, NO = "yes", "no"


def add_command(subparsers: Subparsers) -> None:
    """Add the commands."""
    consent = subparsers.add_parser("consent", help="what residents agreed to, by purpose")
    commands = consent.add_subparsers(metavar="COMMAND", required=True)
    listing = commands.add_parser("list", help="how things stand for each purpose")
    listing.add_argument("--words", action="store_true", help="with the words to ask")
    listing.set_defaults(run=run_list)
    recording = commands.add_parser("record", help="write down what a resident answered")
    recording.set_defaults(run=run_record)
    withdrawing = commands.add_parser("withdraw", help="write down that a consent was withdrawn")
    withdrawing.add_argument("--reason", default="", help="nobody has to give one")
    withdrawing.set_defaults(run=run_withdraw)
    for parser in (listing, recording, withdrawing):
        parser.add_argument("reference", help="of the resident, such as AD-10001")
        add_vault_option(parser)
        parser.add_argument("--json", action="store_true", help="answer for machines")
    for parser in (recording, withdrawing):
        parser.add_argument("purpose", choices=[one.value for one in ConsentPurpose])
        parser.add_argument("--on", type=date.fromisoformat, help="the day (default: today)")
    recording.add_argument("answer", choices=(YES, NO))
    recording.add_argument(
        "--way", choices=[one.value for one in ConsentWay], default=ConsentWay.SPOKEN.value
    )
    recording.add_argument(
        "--language", default="en", help="code of the language of the words that were asked"
    )
    recording.add_argument("--note", default="", help="in a few words, such as who was there")


def run_list(arguments: argparse.Namespace) -> int:
    """Say how things stand, and what was answered before."""
    with opened(arguments) as workspace:
        found = consents.consents_of(workspace, arguments.reference)
    if arguments.json:
        say(json.dumps(_as_json(found)))
        return DONE
    for now in found.purposes:
        say(f"{now.text.purpose.value}: {_standing(now)}")
        if arguments.words:
            say(f"  Version {now.text.version}: {now.text.wording().words}")
        for answer in found.answers_to(now.text.purpose):
            say(f"  {_answer(answer)}")
    return DONE


def run_record(arguments: argparse.Namespace) -> int:
    """Keep an answer to the words in force on its day, and say what follows from a no."""
    purpose = ConsentPurpose.of(arguments.purpose)
    with opened(arguments) as workspace:
        before = consents.consents_of(workspace, arguments.reference)
        answer = Answer(
            purpose=purpose,
            given=arguments.answer == YES,
            way=ConsentWay.of(arguments.way),
            on=arguments.on or workspace.clock.today(),
            language=arguments.language,
            note=arguments.note,
        )
        consents.record_answer(workspace, before.resident_id, answer)
        after = consents.consents_of(workspace, arguments.reference)
    _say_outcome(arguments, before, after, purpose)
    return DONE


def run_withdraw(arguments: argparse.Namespace) -> int:
    """Keep a withdrawal, and say what follows."""
    purpose = ConsentPurpose.of(arguments.purpose)
    with opened(arguments) as workspace:
        before = consents.consents_of(workspace, arguments.reference)
        on = arguments.on or workspace.clock.today()
        consents.withdraw(workspace, before.standing_yes(purpose), on, arguments.reason)
        after = consents.consents_of(workspace, arguments.reference)
    _say_outcome(arguments, before, after, purpose)
    return DONE


def _say_outcome(
    arguments: argparse.Namespace, before: ConsentsOf, after: ConsentsOf, purpose: ConsentPurpose
) -> None:
    now = after.now(purpose)
    if arguments.json:
        say(json.dumps(_as_json(after)))
    else:
        say(f"{purpose.value}: {_standing(now)}")
    if before.now(purpose).is_allowed and not now.is_allowed:
        tell(now.text.wording().if_withdrawn)
        if purpose is ConsentPurpose.PARTNERS:
            for referral in referrals_to_tell(after.referrals):
                tell(f"To be told: {referral.to_whom}.")


def _standing(now: PurposeNow) -> str:
    may = "it may be done" if now.is_allowed else "it may not be done"
    return f"{now.standing.title_text}, {may}"


def _answer(answer: Consent) -> str:
    said = "Agreed" if answer.given else "Said no"
    words = f"{said} on {long_date(answer.on)} to version {answer.text_version}"
    words += f", {answer.way.title_text.lower()}"
    if answer.withdrawn_on is not None:
        words += f"; withdrawn on {long_date(answer.withdrawn_on)}"
    return f"{words}."


def _as_json(found: ConsentsOf) -> dict[str, object]:
    return {
        "reference": found.reference,
        "purposes": [
            {
                "purpose": now.text.purpose.value,
                "standing": now.standing.value,
                "allowed": now.is_allowed,
                "version_in_force": now.text.version,
                "answers": [
                    {
                        "given": answer.given,
                        "on": answer.on.isoformat(),
                        "version": answer.text_version,
                        "language": answer.language,
                        "way": answer.way.value,
                        "withdrawn_on": None
                        if answer.withdrawn_on is None
                        else answer.withdrawn_on.isoformat(),
                    }
                    for answer in found.answers_to(now.text.purpose)
                ],
            }
            for now in found.purposes
        ],
    }
