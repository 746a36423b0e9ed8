"""The organisation's own letters, pathways and rates: packed by its lead, taken in by its desks.

A desk believes the organisation's key alone, which it knows from its team. What it takes in stays
in the vault as signed bytes, since enrolments need their pathway wherever the vault goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.library import Library
from anchordesk.services.network_records import OWN_PACK, StoredPack
from anchordesk.services.own_documents import lines_of_own, with_own_documents
from anchordesk.services.pack_contents import PackRefusedError, library_with_packs
from anchordesk.services.records import RecordsReading
from anchordesk.services.roster import require_organisation_key
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.errors import SignatureRefusedError, WireError
from anchordesk.wire.organisation_packs import (
    LARGEST_ORGANISATION_PACK,
    MOST_DOCUMENTS,
    OrganisationPack,
    OwnDocument,
    OwnKind,
    open_organisation_pack,
    sign_organisation_pack,
)
from anchordesk.wire.packs import LONGEST_DOCUMENT

SAFE = "Nothing was changed. What your organisation sent before is still in use."
ASK = "Ask your lead for a new file."


@dataclass(frozen=True, slots=True)
class OwnPackSeen:
    """A pack that can be made, or taken in.

    Attributes:
        replaces_version: The version in use on this desk; None before the first.
        lines: What it brings, a line each.
        content: Its signed bytes.
    """

    organisation: str
    version: int
    issued_on: date
    replaces_version: int | None
    lines: tuple[str, ...]
    content: bytes


@door(UseCase.CHANGE_TEAM)
def look_at_folder(workspace: Workspace, folder: Path) -> OwnPackSeen:
    """Read the files in the folders of a folder, one for each sort, and sign a pack of them.

    Nothing is written. The version is one more than the one in use here.

    Raises:
        PackRefusedError: naming the file that cannot go in, the line, and why.
        TeamRefusedError: if this desk does not hold the organisation's key.
        NotFoundError: if a file cannot be read.
    """
    documents = _documents_in(folder)
    if not documents:
        raise _refused(
            "There are no files to pack in this folder.",
            f"It needs folders called {', '.join(get_args(OwnKind))}, with files in them.",
        )
    with workspace.records.reading() as reading:
        _, key, roster = require_organisation_key(reading)
        newest = reading.network.newest_pack(OWN_PACK)
    pack = OrganisationPack(
        organisation=roster.organisation,
        organisation_name=roster.organisation_name,
        version=1 if newest is None else newest.version + 1,
        issued_on=workspace.clock.today(),
        documents=documents,
    )
    lines = _lines(workspace.library, documents)
    return _seen(pack, newest, lines, sign_organisation_pack(pack, key))


@door(UseCase.CHANGE_TEAM)
def save(workspace: Workspace, seen: OwnPackSeen, path: Path) -> Workspace:
    """Write a pack that was shown, and take it into use here; return the workspace to go on with.

    Raises:
        PackRefusedError: if another version came into use meanwhile.
        StorageError: if the file cannot be written.
    """
    write_whole_file(path, seen.content)
    return _take(workspace, seen.content)


@door(UseCase.TAKE_PACKS)
def look_at_file(workspace: Workspace, path: Path) -> OwnPackSeen:
    """Check a pack as taking it in would, and say what it brings.

    Raises:
        PackRefusedError: if it is not in the organisation's hand, or older, or wrong.
        TeamRefusedError: if this desk is in no team.
        NotFoundError: if the file cannot be read.
    """
    content = read_small_file(path, LARGEST_ORGANISATION_PACK)
    with workspace.records.reading() as reading:
        pack, newest = _checked(reading, content)
    return _seen(pack, newest, _lines(workspace.library, pack.documents), content)


@door(UseCase.TAKE_PACKS)
def take(workspace: Workspace, seen: OwnPackSeen) -> Workspace:
    """Take a pack that was shown into use; return the workspace to go on with.

    Raises:
        PackRefusedError: if it is older than what came into use meanwhile.
    """
    return _take(workspace, seen.content)


def library_at_opening(library: Library, reading: RecordsReading) -> Library:
    """Return the library with the network's packs, and the organisation's own.

    A pack that this AnchorDesk can no longer read is passed over: the vault must open.
    """
    network, kept = reading.network, reading.team.organisation()
    packs = network.packs()
    others = [one for one in packs if one.contents != OWN_PACK]
    library = library_with_packs(library, network.trusted(), others)
    own = [one for one in packs if one.contents == OWN_PACK]
    if kept is None or not own:
        return library
    # The newest counts; of earlier ones pathways stay, since enrolments keep their version.
    for one in own:
        try:
            pack = open_organisation_pack(one.body, kept.public_key)
            documents = pack.documents
            if one is not own[-1]:
                documents = tuple(each for each in documents if each.sort == "pathways")
            library = with_own_documents(library, documents)
        except (WireError, DefinitionFileError, PackRefusedError):
            continue
    return library


def _take(workspace: Workspace, content: bytes) -> Workspace:
    with workspace.records.changing() as change:
        pack, _ = _checked(change, content)
        library = _with(workspace.library, pack.documents)
        change.network.add_pack(
            StoredPack(
                contents=OWN_PACK,
                version=pack.version,
                digest=digest_of(content),
                body=content,
                accepted_at=workspace.now(),
                worker=workspace.worker,
            )
        )
    return replace(workspace, library=library)


def _checked(reading: RecordsReading, content: bytes) -> tuple[OrganisationPack, StoredPack | None]:
    kept = reading.team.organisation()
    if kept is None:
        raise TeamRefusedError(
            "This desk is in no team yet, so it cannot tell whose pack this is.",
            what_to_do="Join your organisation's team first, under Team.",
        )
    try:
        pack = open_organisation_pack(content, kept.public_key)
    except SignatureRefusedError as problem:
        raise _refused("This pack is not from your organisation, or was changed.") from problem
    except WireError as problem:
        raise _refused(f"This file is no pack. {problem.sentence}") from problem
    newest = reading.network.newest_pack(OWN_PACK)
    if newest is not None and pack.version <= newest.version:
        raise _refused(
            f"This pack is version {pack.version}; version {newest.version} is in use already."
        )
    return pack, newest


def _lines(library: Library, documents: tuple[OwnDocument, ...]) -> tuple[str, ...]:
    try:
        return lines_of_own(library, documents)
    except DefinitionFileError as problem:
        raise _refused(problem.what_happened, "Mend that file, then try again.") from problem


def _with(library: Library, documents: tuple[OwnDocument, ...]) -> Library:
    try:
        return with_own_documents(library, documents)
    except DefinitionFileError as problem:
        raise _refused(problem.what_happened) from problem


def _seen(
    pack: OrganisationPack, newest: StoredPack | None, lines: tuple[str, ...], content: bytes
) -> OwnPackSeen:
    before = None if newest is None else newest.version
    return OwnPackSeen(pack.organisation_name, pack.version, pack.issued_on, before, lines, content)


def _documents_in(folder: Path) -> tuple[OwnDocument, ...]:
    documents = []
    for sort in get_args(OwnKind):
        for path in sorted((*folder.glob(f"{sort}/*.toml"), *folder.glob(f"{sort}/*/*.toml"))):
            language = "" if path.parent.name == sort else path.parent.name
            content = read_small_file(path, LONGEST_DOCUMENT)
            try:
                documents.append(OwnDocument(sort, language, path.name, content.decode("utf-8")))
            except UnicodeDecodeError:
                raise _refused(f"The file “{path.name}” is not written in UTF-8.") from None
    if len(documents) > MOST_DOCUMENTS:
        raise _refused(f"A pack holds at most {MOST_DOCUMENTS} files.", "Take some away.")
    return tuple(documents)


def _refused(words: str, what_to_do: str = ASK) -> PackRefusedError:
    return PackRefusedError(words, what_is_safe=SAFE, what_to_do=what_to_do)
