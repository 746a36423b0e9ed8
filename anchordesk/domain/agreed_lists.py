"""Lists that a network agreed on, by which returns count: wards, and landlords.

Everybody counts in one category of each; who is in none of the list counts as not known. The
lists are public, so whoever reads a return knows which wards make up a constituency.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.ward_places import (
    NOT_ON_A_LIST,
    Sourced,
    WardPlace,
    Wards,
    ward_key,
)

LONGEST_CODE = 48
LENGTH_OF_MARK = 8
MOST_SHOWN_SINGLY = 300


class LandlordFileError(DefinitionFileError):
    """A list of landlords cannot be used."""

    code = "landlord-file"


@dataclass(frozen=True, slots=True)
class Landlord:
    """A landlord of residents, such as a housing association.

    Attributes:
        other_names: What else it is called in records: an abbreviation, a name of before.
    """

    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LandlordList:
    """The landlords by which a network counts, with the source of the list."""

    landlords: tuple[Landlord, ...]
    source: Sourced


Landlords = Mapping[str, Landlord]
"""Landlords by each of their names, as `ward_key` writes it."""


@dataclass(frozen=True, slots=True)
class AgreedLists:
    """What a desk has of the network's lists; empty before a pack brought them."""

    wards: Wards = field(default_factory=dict)
    landlords: Landlords = field(default_factory=dict)

    def ward(self, name: str) -> WardPlace | None:
        """The ward of this name, however it was typed; None if the list does not know it."""
        return self.wards.get(ward_key(name))

    def landlord_code(self, name: str) -> str:
        """The category of somebody whose landlord is called this."""
        found = self.landlords.get(ward_key(name))
        return NOT_ON_A_LIST if found is None else code_of_name(found.name)

    def landlord_of(self, code: str) -> Landlord | None:
        """The landlord that travels under a code; None if the list does not have it."""
        return next((o for o in self.landlords.values() if code_of_name(o.name) == code), None)


NO_LISTS = AgreedLists()


def code_of_name(name: str) -> str:
    """Return the code under which something with a name travels, in letters and figures of ASCII.

    Two names have two codes: where signs or accents are lost, a part of the name's hash is added.
    """
    key = ward_key(name)
    letters = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode("ascii")
    code = re.sub("[^a-z0-9]+", "_", letters).strip("_")
    is_plain = code.replace("_", " ") == key and code != NOT_ON_A_LIST
    if is_plain and len(code) <= LONGEST_CODE:
        return code
    mark = sha256(key.encode("utf-8")).hexdigest()[:LENGTH_OF_MARK]
    return "_".join(part for part in (code[: LONGEST_CODE - LENGTH_OF_MARK - 1], mark) if part)


def landlords_by_name(landlords: Iterable[Landlord]) -> Landlords:
    """Return landlords to look up by any of their names."""
    return {ward_key(name): one for one in landlords for name in (one.name, *one.other_names)}


def read_landlord_list(text: str, file_name: str) -> LandlordList:
    """Read a list of landlords, with its source, from its TOML text.

    Raises:
        LandlordFileError: naming the file and the place, if the text is no such list.
    """
    top = read_definition(text, file_name, LandlordFileError)
    top.refuse_unknown("source", "licence", "as_of", "landlords")
    landlords = tuple(_read(table) for table in top.tables("landlords", "landlord"))
    names = [ward_key(name) for one in landlords for name in (one.name, *one.other_names)]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise top.wrong(f"two landlords are called “{twice}”", "landlords")
    source = Sourced(top.words("source"), top.words("licence"), top.day("as_of"))
    return LandlordList(landlords, source)


def _read(table: DefinitionTable) -> Landlord:
    table.refuse_unknown("name", "other_names")
    others = table.values.get("other_names", [])
    if not isinstance(others, list) or not all(isinstance(o, str) and o.strip() for o in others):
        raise table.wrong("“other_names” must be a list of names", "other_names")
    return Landlord(table.words("name"), tuple(" ".join(other.split()) for other in others))
