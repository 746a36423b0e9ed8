"""Where electoral wards are, so that the way to a job can be told without a map or a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)

EARTH_RADIUS_MILES = 3958.8


class WardFileError(DefinitionFileError):
    """A list of wards cannot be used."""

    code = "ward-file"


@dataclass(frozen=True, slots=True)
class WardPlace:
    """A ward and the middle of it.

    Attributes:
        latitude, longitude: In degrees (WGS 84), north and east positive.
        disadvantaged: Whether the network counts it so, such as the most deprived tenth of
            England's; None where its list does not say.
    """

    name: str
    district: str
    latitude: float
    longitude: float
    disadvantaged: bool | None = None


Wards = Mapping[str, WardPlace]
"""Wards by their name, case folded."""


def by_name(wards: Iterable[WardPlace]) -> Wards:
    """Return wards to look up by `ward_key`."""
    return {ward_key(ward.name): ward for ward in wards}


def ward_key(name: str) -> str:
    """Return the form of a ward's name under which it is found."""
    return " ".join(name.split()).casefold()


def miles_between(one: WardPlace, other: WardPlace) -> float:
    """Return the distance between the middles of two wards, as the crow flies (haversine)."""
    latitudes = radians(one.latitude), radians(other.latitude)
    up = sin((latitudes[1] - latitudes[0]) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    inner = min(1.0, up + cos(latitudes[0]) * cos(latitudes[1]) * along)
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(inner))


def read_wards(text: str, file_name: str) -> tuple[WardPlace, ...]:
    """Read a list of wards from its TOML text.

    Raises:
        WardFileError: naming the file and the place, if the text is no such list.
    """
    top = read_definition(text, file_name, WardFileError)
    top.refuse_unknown("source", "licence", "wards")
    top.words("source")
    top.words("licence")
    wards = tuple(_read(table) for table in top.tables("wards", "ward"))
    if len({ward_key(ward.name) for ward in wards}) < len(wards):
        raise WardFileError(f"In {file_name}, a ward is there twice.")
    return wards


def _read(table: DefinitionTable) -> WardPlace:
    table.refuse_unknown("name", "district", "latitude", "longitude", "disadvantaged")
    return WardPlace(
        name=table.words("name"),
        district=table.words("district"),
        latitude=_degrees(table, "latitude", 90),
        longitude=_degrees(table, "longitude", 180),
        disadvantaged=table.flag("disadvantaged") if "disadvantaged" in table.values else None,
    )


def _degrees(table: DefinitionTable, key: str, most: int) -> float:
    value = table.values.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not -most <= value <= most:
        raise WardFileError(
            f"In {table.file_name}, {table.place}, “{key}” must be degrees from -{most} to {most}."
        )
    return float(value)
