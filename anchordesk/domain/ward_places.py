"""Where electoral wards are and how deprived, from a list that names its sources.

Distances can be told without a map or a network, and returns can count by deprivation. A decile is
1 for the most deprived tenth of the country's places and 10 for the least; the two most deprived
count as disadvantaged. England's indices tell deciles of smaller areas than wards, so a list says
how it made them of wards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)

EARTH_RADIUS_MILES = 3958.8
KILOMETRES_IN_A_MILE = 1.609344
DECILES = 10
DISADVANTAGED_DECILES = 2
NOT_ON_A_LIST = "not_known"
"""The category in returns of those of whom no listed ward, or other listed name, is known."""

SUM_MARK = ":"
"""Stands in the code of a printed sum of listed places, and in no code made of a name."""


class WardFileError(DefinitionFileError):
    """A list of wards cannot be used."""

    code = "ward-file"


@dataclass(frozen=True, slots=True)
class WardPlace:
    """A ward and the middle of it.

    Attributes:
        district: The city, or another local authority, that the ward is a part of.
        latitude, longitude: In degrees (WGS 84), north and east positive.
        disadvantaged: Whether the network counts it so, or its decile is one of the two most
            deprived; None where its list does not say.
        decile: Of deprivation, 1 the most deprived; None where the list does not say.
        constituency: Of Parliament; empty where the list does not say.
    """

    name: str
    district: str
    latitude: float
    longitude: float
    disadvantaged: bool | None = None
    decile: int | None = None
    constituency: str = ""


@dataclass(frozen=True, slots=True)
class Sourced:
    """Whom a table is from, as of which day, and under which licence.

    Attributes:
        as_of: None where the list does not say.
    """

    source: str
    licence: str
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class WardList:
    """A list of wards with the sources of what it says.

    Attributes:
        deciles: Where the deciles are from; None where it tells none.
        constituencies: Where it is from which constituency a ward is in; None where it tells none.
    """

    wards: tuple[WardPlace, ...]
    places: Sourced
    deciles: Sourced | None = None
    constituencies: Sourced | None = None


Wards = Mapping[str, WardPlace]
"""Wards by their name, case folded."""


def by_name(wards: Iterable[WardPlace]) -> Wards:
    """Return wards to look up by `ward_key`."""
    return {ward_key(ward.name): ward for ward in wards}


def ward_key(name: str) -> str:
    """Return the form of a ward's name under which it is found."""
    return " ".join(name.split()).casefold()


def is_sum_of_listed(code: str) -> bool:
    """Whether a category of a return is the sum of some of a list, as a constituency of wards."""
    return SUM_MARK in code


def miles_between(one: WardPlace, other: WardPlace) -> float:
    """Return the distance between the middles of two wards, as the crow flies (haversine)."""
    latitudes = radians(one.latitude), radians(other.latitude)
    up = sin((latitudes[1] - latitudes[0]) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    inner = min(1.0, up + cos(latitudes[0]) * cos(latitudes[1]) * along)
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(inner))


def read_wards(text: str, file_name: str) -> tuple[WardPlace, ...]:
    """Read the wards of a list from its TOML text.

    Raises:
        WardFileError: naming the file and the place, if the text is no such list.
    """
    return read_ward_list(text, file_name).wards


def read_ward_list(text: str, file_name: str) -> WardList:
    """Read a list of wards, with its sources, from its TOML text.

    Raises:
        WardFileError: naming the file and the place, if the text is no such list.
    """
    top = read_definition(text, file_name, WardFileError)
    top.refuse_unknown(
        *("source", "licence", "as_of", "wards"),
        *("decile_source", "decile_licence", "decile_as_of"),
        *("constituency_source", "constituency_licence", "constituency_as_of"),
    )
    wards = tuple(_read(table) for table in top.tables("wards", "ward"))
    if len({ward_key(ward.name) for ward in wards}) < len(wards):
        raise WardFileError(f"In {file_name}, a ward is there twice.")
    place = Sourced(
        top.words("source"),
        top.words("licence"),
        top.day("as_of") if "as_of" in top.values else None,
    )
    return WardList(
        wards,
        place,
        _sourced(top, "decile") if any(ward.decile is not None for ward in wards) else None,
        _sourced(top, "constituency") if any(ward.constituency for ward in wards) else None,
    )


def _sourced(top: DefinitionTable, what: str) -> Sourced:
    return Sourced(
        top.words(f"{what}_source"), top.words(f"{what}_licence"), top.day(f"{what}_as_of")
    )


def _read(table: DefinitionTable) -> WardPlace:
    table.refuse_unknown(
        *("name", "district", "constituency", "latitude", "longitude", "disadvantaged", "decile")
    )
    decile = table.whole_number("decile", 1, DECILES) if "decile" in table.values else None
    flag = table.flag("disadvantaged") if "disadvantaged" in table.values else None
    if decile is not None and flag is not None:
        raise table.wrong(
            "leave “disadvantaged” out where “decile” tells it: the two most deprived tenths count",
            "disadvantaged",
        )
    return WardPlace(
        name=table.words("name"),
        district=table.words("district"),
        latitude=_degrees(table, "latitude", 90),
        longitude=_degrees(table, "longitude", 180),
        disadvantaged=flag if decile is None else decile <= DISADVANTAGED_DECILES,
        decile=decile,
        constituency=table.words("constituency") if "constituency" in table.values else "",
    )


def _degrees(table: DefinitionTable, key: str, most: int) -> float:
    value = table.values.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not -most <= value <= most:
        raise WardFileError(
            f"In {table.file_name}, {table.place}, “{key}” must be degrees from -{most} to {most}."
        )
    return float(value)
