"""The directory of other members: whose keys a passport can be sealed to, and whose hand is known.

A card is a small public file. It is believed once two people compared its fingerprint on the
telephone: a card that came by email alone may be anybody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.key_fingerprint import fingerprint_of, same_fingerprint
from anchordesk.domain.passport import PassportRefusedError
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.network_records import KnownMember
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.passports import LARGEST_MEMBER_CARD, MemberCard, read_card

CARD_PURPOSE = b"member"


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card, before anybody believes it.

    Attributes:
        replaces: Whether a card of the same name with other keys is known already.
    """

    organisation: str
    replaces: bool


@dataclass(frozen=True, slots=True)
class OwnCard:
    """This desk's card, and what to read out when somebody rings."""

    card: MemberCard
    fingerprint: str


@door(UseCase.READ_RECORDS)
def own_card(workspace: Workspace) -> MemberCard:
    """Return this desk's card."""
    keys = own_keys(workspace)
    return MemberCard(workspace.profile.organisation_name, keys.signing_public, keys.sealing_public)


@door(UseCase.READ_RECORDS)
def own_with_fingerprint(workspace: Workspace) -> OwnCard:
    """Return this desk's card with the fingerprint to read out."""
    card = own_card(workspace)
    return OwnCard(card, fingerprint_of(card.covered, CARD_PURPOSE))


@door(UseCase.READ_RECORDS)
def write_own(workspace: Workspace, path: Path) -> Path:
    """Write this desk's card; it holds the organisation's name and public keys, and no secret.

    Raises:
        StorageError: if it cannot be written.
    """
    write_whole_file(path, encode(own_card(workspace)))
    return path


@door(UseCase.READ_RECORDS)
def listed(workspace: Workspace) -> tuple[KnownMember, ...]:
    """Return the members whose cards are believed, by name."""
    with workspace.records.reading() as reading:
        return reading.network.members()


@door(UseCase.READ_RECORDS)
def look(workspace: Workspace, path: Path) -> CardSeen:
    """Read a card, without its fingerprint: that is what somebody has to be rung for.

    Raises:
        PassportRefusedError: if the file is no card, or is this desk's own.
        NotFoundError: if it cannot be read.
    """
    card = _read(workspace, path)
    with workspace.records.reading() as reading:
        known = [one for one in reading.network.members() if one.organisation == card.organisation]
    return CardSeen(card.organisation, any(not _same(one, card) for one in known))


@door(UseCase.CHANGE_RECORDS)
def trust(workspace: Workspace, path: Path, fingerprint: str) -> KnownMember:
    """Believe a card from now on; it takes the place of an earlier one of the same name.

    Raises:
        PassportRefusedError: if the file is no card, or its fingerprint is another.
        NotFoundError: if it cannot be read.
    """
    card = _read(workspace, path)
    if not same_fingerprint(fingerprint_of(card.covered, CARD_PURPOSE), fingerprint):
        raise PassportRefusedError(
            "The fingerprint is not that of this card.",
            what_to_do="Ask them to read it out again. If it still differs, do not use this file: "
            "it may be somebody else's.",
        )
    member = KnownMember(
        card.organisation, card.signing_public_key, card.sealing_public_key, workspace.now()
    )
    with workspace.records.changing() as change:
        change.network.keep_member(member)
        note(workspace, change, AuditAction.MEMBER_CARD_ADDED)
    return member


@door(UseCase.CHANGE_RECORDS)
def forget(workspace: Workspace, member: KnownMember) -> None:
    """Take a card away; nothing new is sealed to it."""
    with workspace.records.changing() as change:
        change.network.forget_member(member.organisation)
        note(workspace, change, AuditAction.MEMBER_CARD_GONE)


@door(UseCase.CHANGE_RECORDS)
def put_back(workspace: Workspace, member: KnownMember) -> None:
    """Have a card again that was taken away by mistake."""
    with workspace.records.changing() as change:
        change.network.keep_member(member)
        note(workspace, change, AuditAction.MEMBER_CARD_ADDED)


def _same(member: KnownMember, card: MemberCard) -> bool:
    keys = (member.signing_key, member.sealing_key)
    return keys == (card.signing_public_key, card.sealing_public_key)


def _read(workspace: Workspace, path: Path) -> MemberCard:
    try:
        card = read_card(read_small_file(path, LARGEST_MEMBER_CARD))
    except WireError as problem:
        raise PassportRefusedError(
            f"This file is not a member's card. {problem.sentence}",
            what_to_do="Ask them to save their card under Referrals and to send it again.",
        ) from problem
    if card == own_card(workspace):
        raise PassportRefusedError(
            "This is your own card.", what_to_do="Choose the card that the other member sent."
        )
    return card
