"""Packs from the network on a desk: believed in one hand only, checked whole, never an older one.

A pack that is refused changes nothing. One that is accepted stays in the vault as its signed
bytes, and is read again from them at each unlock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.key_fingerprint import fingerprint_of, same_fingerprint
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.files import read_small_file
from anchordesk.services.library import Library
from anchordesk.services.network_records import StoredPack, TrustedNetwork
from anchordesk.services.pack_contents import (
    Brought,
    PackRefusedError,
    lines_of,
    read_contents,
    with_contents,
)
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import SignatureRefusedError, WireError
from anchordesk.wire.packs import (
    LARGEST_NETWORK_CARD,
    LARGEST_PACK,
    NetworkCard,
    Pack,
    PackContents,
    open_pack,
)

NETWORK_KEY = b"network"
OPPORTUNITIES: PackContents = "opportunities"


@dataclass(frozen=True, slots=True)
class NetworkCardSeen:
    """A network's card, before anybody believes it.

    Attributes:
        replaces: The network whose packs would be forgotten; None if it is the first, or the same.
    """

    name: str
    fingerprint: str
    replaces: str | None


@dataclass(frozen=True, slots=True)
class PackSeen:
    """A pack that may be accepted.

    Attributes:
        replaces_version: The version in use now; None before the first.
        lines: What it brings, a line each.
    """

    network: str
    contents: PackContents
    version: int
    issued_on: date
    replaces_version: int | None
    lines: tuple[str, ...]


@door(UseCase.TAKE_PACKS)
def look_at_card(workspace: Workspace, path: Path) -> NetworkCardSeen:
    """Read a network's card, to compare its fingerprint with the co-ordinator.

    Raises:
        PackRefusedError: if the file is none.
        NotFoundError: if it cannot be read.
    """
    card = _read_card(path)
    with workspace.records.reading() as reading:
        trusted = reading.network.trusted()
    other = trusted is not None and trusted.public_key != card.public_key
    return NetworkCardSeen(
        name=card.network,
        fingerprint=fingerprint_of(card.public_key, NETWORK_KEY),
        replaces=trusted.name if trusted is not None and other else None,
    )


@door(UseCase.TAKE_PACKS)
def trust_card(workspace: Workspace, path: Path, fingerprint: str) -> None:
    """Believe packs in this network's hand from now on; packs in another's are forgotten.

    Args:
        fingerprint: What the co-ordinator read out.

    Raises:
        PackRefusedError: if the file is no card, or its fingerprint is another.
        NotFoundError: if it cannot be read.
    """
    card = _read_card(path)
    if not same_fingerprint(fingerprint_of(card.public_key, NETWORK_KEY), fingerprint):
        raise PackRefusedError(
            "The fingerprint is not that of this card.",
            what_to_do="Ask the network's co-ordinator to read it out again. If it still differs, "
            "do not use this file: it may be somebody else's.",
        )
    trusted = TrustedNetwork(card.network, card.public_key, workspace.now(), workspace.worker)
    with workspace.records.changing() as change:
        known = change.network.trusted()
        if known is not None and known.public_key != card.public_key:
            change.network.forget_packs()
        change.network.trust(trusted)


@door(UseCase.TAKE_PACKS)
def look_at_pack(workspace: Workspace, path: Path) -> PackSeen:
    """Check a pack as accepting would, and say what it brings.

    Raises:
        PackRefusedError: if it is not the network's, or is older than what is in use, or wrong.
        NotFoundError: if the file cannot be read.
    """
    content = read_small_file(path, LARGEST_PACK)
    with workspace.records.reading() as reading:
        pack, brought = _checked(content, reading.network.trusted(), workspace.library)
        newest = reading.network.newest_pack(pack.contents)
    _refuse_older(pack, newest)
    return _seen(pack, brought, newest)


@door(UseCase.TAKE_PACKS)
def accept_pack(workspace: Workspace, path: Path) -> Workspace:
    """Take a pack from a file into use; the same pack twice is one.

    Return the workspace to go on with: it has the pack's pathways, returns and wards.

    Raises:
        PackRefusedError: if it is not the network's, or is older than what is in use, or wrong.
        NotFoundError: if the file cannot be read.
    """
    return take_pack(workspace, read_small_file(path, LARGEST_PACK))[0]


@door(UseCase.TAKE_PACKS)
def take_pack(workspace: Workspace, content: bytes) -> tuple[Workspace, PackSeen | None]:
    """Take the signed bytes of a pack into use, whatever carried them here.

    Return the workspace to go on with, and what the pack brings; None if it is in use already.

    Raises:
        PackRefusedError: if it is not the network's, or is older than what is in use, or wrong.
    """
    with workspace.records.changing() as change:
        pack, brought = _checked(content, change.network.trusted(), workspace.library)
        newest = change.network.newest_pack(pack.contents)
        if newest is not None and newest.digest == digest_of(content):
            return workspace, None
        _refuse_older(pack, newest)
        change.network.add_pack(
            StoredPack(
                contents=pack.contents,
                version=pack.version,
                digest=digest_of(content),
                body=content,
                accepted_at=workspace.now(),
                worker=workspace.worker,
            )
        )
    library = with_contents(workspace.library, brought)
    return replace(workspace, library=library), _seen(pack, brought, newest)


def _seen(pack: Pack, brought: Brought, newest: StoredPack | None) -> PackSeen:
    return PackSeen(
        network=pack.network,
        contents=pack.contents,
        version=pack.version,
        issued_on=pack.issued_on,
        replaces_version=None if newest is None else newest.version,
        lines=lines_of(brought),
    )


def _read_card(path: Path) -> NetworkCard:
    content = read_small_file(path, LARGEST_NETWORK_CARD)
    try:
        return decode(content, NetworkCard, largest=LARGEST_NETWORK_CARD)
    except WireError as problem:
        raise PackRefusedError(
            f"This file is not a network's card. {problem.sentence}"
        ) from problem


def _checked(
    content: bytes, trusted: TrustedNetwork | None, library: Library
) -> tuple[Pack, Brought]:
    if trusted is None:
        raise PackRefusedError(
            "This desk does not know the network's hand yet, so it cannot tell whose pack this is.",
            what_to_do="Add the network's card first, and compare its fingerprint with the "
            "co-ordinator.",
        )
    try:
        pack = open_pack(content, trusted.public_key)
    except SignatureRefusedError as problem:
        raise PackRefusedError(
            f"This pack is not in the hand of {trusted.name}, or was changed on its way.",
        ) from problem
    except WireError as problem:
        raise PackRefusedError(f"This file is not a pack. {problem.sentence}") from problem
    try:
        brought = read_contents(pack.contents, pack.documents)
        with_contents(library, brought)
    except DefinitionFileError as problem:
        raise PackRefusedError(problem.what_happened) from problem
    return pack, brought


def _refuse_older(pack: Pack, newest: StoredPack | None) -> None:
    if newest is not None and pack.version <= newest.version:
        raise PackRefusedError(
            f"This pack is version {pack.version}; version {newest.version} is in use already.",
            what_to_do="Nothing needs doing, unless the co-ordinator says that theirs is newer: "
            "then ask for that file.",
        )


def trusted_network(workspace: Workspace) -> TrustedNetwork | None:
    """Return whose packs this desk believes; None before anybody's are."""
    with workspace.records.reading() as reading:
        return reading.network.trusted()
