"""`anchordesk passport`: cards of members, and sealed files of residents; it prints no contents."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import (
    DONE,
    add_vault_option,
    ask_passphrase,
    opened,
    say,
    tell,
)
from anchordesk.domain.consent import ConsentWay
from anchordesk.domain.passport import PassportSection
from anchordesk.services import member_cards, passport_receiving, passports
from anchordesk.services.errors import NotFoundError
from anchordesk.services.network_records import KnownMember
from anchordesk.services.passports import Agreement, PassportChoice, PassportSource

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command with what it can do."""
    parser = subparsers.add_parser("passport", help="details that residents carry to a member")
    commands = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    card = commands.add_parser("card", help="save this desk's card, and say its fingerprint")
    card.add_argument("file", type=Path)
    card.set_defaults(run=save_card)
    trust = commands.add_parser("trust", help="believe a member's card")
    trust.add_argument("file", type=Path)
    trust.add_argument("fingerprint", help="what they read out on the telephone")
    trust.set_defaults(run=trust_card)
    listing = commands.add_parser("members", help="list the members whose cards are believed")
    listing.set_defaults(run=list_members)
    seal = commands.add_parser("seal", help="seal what a resident agreed to")
    seal.add_argument("reference", help="the resident's")
    seal.add_argument("file", type=Path)
    seal.add_argument("--to", help="a member; without one, a printed code opens the file")
    seal.add_argument(
        "--part",
        action="append",
        default=[],
        choices=[one.value for one in PassportSection],
        help="what they agreed to beside name and date of birth, given once for each",
    )
    seal.add_argument("--why", default="", help="what they want there")
    seal.add_argument(
        "--agreed",
        required=True,
        choices=[one.value for one in ConsentWay],
        help="how they agreed to exactly these parts",
    )
    seal.set_defaults(run=seal_file)
    take = commands.add_parser("take", help="open a sealed file, and put it in the inbox")
    take.add_argument("file", type=Path)
    take.add_argument("--look", action="store_true", help="only say whose it is and what it has")
    take.set_defaults(run=take_file)
    for one in (card, trust, listing, seal, take):
        add_vault_option(one)
        one.add_argument("--json", action="store_true", help="answer for machines")


def save_card(arguments: argparse.Namespace) -> int:
    """Write the card, and say what to read out."""
    with opened(arguments) as workspace:
        path = member_cards.write_own(workspace, arguments.file)
        told = member_cards.own_with_fingerprint(workspace).fingerprint
    _answer(arguments, {"file": str(path), "fingerprint": told}, f"Saved: {path}\n{told}")
    return DONE


def trust_card(arguments: argparse.Namespace) -> int:
    """Believe a card whose fingerprint was read out."""
    with opened(arguments) as workspace:
        member = member_cards.trust(workspace, arguments.file, arguments.fingerprint)
    _answer(arguments, {"member": member.organisation}, f"Added: {member.organisation}")
    return DONE


def list_members(arguments: argparse.Namespace) -> int:
    """List the directory."""
    with opened(arguments) as workspace:
        names = [one.organisation for one in member_cards.listed(workspace)]
    _answer(arguments, {"members": names}, "\n".join(names) or "None yet.")
    return DONE


def seal_file(arguments: argparse.Namespace) -> int:
    """Seal what was agreed to; the consent is written down."""
    with opened(arguments) as workspace:
        with workspace.records.reading() as reading:
            who = reading.resident_called(arguments.reference).id
        source = passports.gather(workspace, who)
        parts = frozenset(PassportSection.of(code) for code in arguments.part)
        choice = PassportChoice(_member(source, arguments.to), parts, arguments.why)
        agreed = Agreement(ConsentWay.of(arguments.agreed))
        made = passports.write(workspace, source, choice, agreed, arguments.file)
    sheet = "" if made.code_sheet is None else str(made.code_sheet)
    words = f"Saved: {made.path}" + (f"\nPrint and delete: {sheet}" if sheet else "")
    _answer(arguments, {"file": str(made.path), "code_sheet": sheet}, words)
    return DONE


def take_file(arguments: argparse.Namespace) -> int:
    """Open a sealed file and say whose hand it is in; put it in the inbox unless only looked at."""
    with opened(arguments) as workspace:
        by_code = passport_receiving.is_for_code(workspace, arguments.file)
        code = ask_passphrase("Code on the resident's paper: ") if by_code else ""
        seen = passport_receiving.look(workspace, arguments.file, code)
        if not arguments.look:
            passport_receiving.take_in(workspace, seen)
    if not seen.sender_known:
        tell(passport_receiving.NOT_KNOWN)
    sender, titles = seen.passport.sender.organisation, [one.title for one in seen.passport.parts]
    done = "Opened." if arguments.look else "It waits in the inbox of referrals."
    words = f"From {sender}: {', '.join(titles) or 'name and date of birth'}. {done}"
    told = {"sender": sender, "sender_known": seen.sender_known, "parts": titles}
    _answer(arguments, {**told, "taken": not arguments.look}, words)
    return DONE


def _member(source: PassportSource, name: str | None) -> KnownMember | None:
    if name is None:
        return None
    wanted = name.casefold()
    found = next((one for one in source.members if one.organisation.casefold() == wanted), None)
    if found is None:
        raise NotFoundError(
            f"There is no card of a member called “{name}”.",
            what_to_do="Add it: `anchordesk passport trust FILE FINGERPRINT`.",
        )
    return found


def _answer(arguments: argparse.Namespace, told: dict[str, object], words: str) -> None:
    say(json.dumps(told, ensure_ascii=False) if arguments.json else words)
