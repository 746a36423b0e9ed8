"""Making packs, as the network's co-ordinator does: checked as every desk will check them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.text import tidy_line
from anchordesk.services.files import read_small_file
from anchordesk.services.pack_contents import PackRefusedError, read_contents
from anchordesk.wire.fields import is_title
from anchordesk.wire.packs import (
    LONGEST_DOCUMENT,
    MOST_DOCUMENTS,
    Pack,
    PackContents,
    PackDocument,
)

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
LARGEST_VERSION = 1_000_000


@dataclass(frozen=True, slots=True)
class NewPack:
    """What a pack is made of."""

    network: str
    contents: PackContents
    version: int
    issued_on: date
    documents: tuple[PackDocument, ...]


def network_name(name: str) -> str:
    """Return a network's name, tidied.

    Raises:
        PackRefusedError: if it is missing, too long, or cannot be printed.
    """
    tidied = tidy_line(name)
    if not tidied or not is_title(tidied):
        raise PackRefusedError(
            "The network's name is missing, too long, or cannot be printed.",
            what_is_safe="Nothing was written.",
            what_to_do="Use at most 160 letters, figures and signs.",
        )
    return tidied


def read_documents(paths: Sequence[Path], contents: PackContents) -> tuple[PackDocument, ...]:
    """Read the files of a pack, and check each as desks will.

    Raises:
        PackRefusedError: naming the file that cannot go into a pack, and why.
        NotFoundError: if one cannot be read.
    """
    if len(paths) > MOST_DOCUMENTS:
        raise _refused(f"A pack holds at most {MOST_DOCUMENTS} files.")
    documents = []
    for path in paths:
        if _NAME.fullmatch(path.name) is None:
            raise _refused(
                f"The file “{path.name}” needs a name of small letters, figures, dots and dashes."
            )
        content = read_small_file(path, LONGEST_DOCUMENT)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            raise _refused(f"The file “{path.name}” is not written in UTF-8.") from None
        if len(content) > LONGEST_DOCUMENT:
            raise _refused(f"The file “{path.name}” is larger than a megabyte.")
        documents.append(PackDocument(path.name, text))
    try:
        read_contents(contents, documents)
    except DefinitionFileError as problem:
        raise _refused(problem.what_happened) from problem
    return tuple(documents)


def make_pack(new: NewPack) -> Pack:
    """Return a pack, for the co-ordinator's key to sign.

    Raises:
        PackRefusedError: if the version is none.
    """
    if not 1 <= new.version <= LARGEST_VERSION:
        raise _refused(f"The version must be from 1 to {LARGEST_VERSION}.")
    return Pack(new.network, new.contents, new.version, new.issued_on, new.documents)


def _refused(words: str) -> PackRefusedError:
    return PackRefusedError(
        words,
        what_is_safe="Nothing was written.",
        what_to_do="Mend the file, then make the pack again.",
    )
