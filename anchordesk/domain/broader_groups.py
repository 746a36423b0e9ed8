"""Dimensions that exist in fewer, broader groups as well, and which groups make one of those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.categories import AgeBand, EthnicityGroup
from anchordesk.domain.counted_dimensions import MINORITY, NOT_KNOWN, NOT_STATED, WHITE
from anchordesk.domain.counted_places import ward_sums, wards_by_decile
from anchordesk.domain.disclosure.published_cells import Dims, place_of
from anchordesk.domain.ward_places import DECILES


@dataclass(frozen=True, slots=True)
class BroaderDimension:
    """The same people in fewer groups.

    Attributes:
        name: The broader dimension.
        parts: For each of its categories those of the narrower dimension, in their order.
    """

    name: str
    parts: Mapping[str, tuple[str, ...]]

    def code_of(self, narrow: str) -> str:
        """The broader category of a narrower one."""
        return next(code for code, parts in self.parts.items() if narrow in parts)


WARD = "ward"
PLACES = (WARD, "deprivation_decile", "deprivation_fifth", "deprived")
"""What a list of wards says of where people live, from the narrowest on."""

BROADER = {
    "age_band": BroaderDimension(
        "age_three",
        {
            "to_30": (AgeBand.TO_24.value, AgeBand.TO_30.value),
            "31_49": ("31_49",),
            "50_plus": ("50_plus",),
            "not_known": (AgeBand.NOT_KNOWN.value,),
        },
    ),
    "ethnicity_group": BroaderDimension(
        "ethnicity_broad",
        {
            MINORITY: ("asian", "black", "mixed", "other"),
            WHITE: (EthnicityGroup.WHITE.value,),
            NOT_STATED: (
                EthnicityGroup.PREFER_NOT_TO_SAY.value,
                EthnicityGroup.NOT_KNOWN.value,
            ),
        },
    ),
    "deprivation_decile": BroaderDimension(
        "deprivation_fifth",
        {
            **{f"fifth_{n}": (str(2 * n - 1), str(2 * n)) for n in range(1, DECILES // 2 + 1)},
            **{code: (code,) for code in ("yes", "no", NOT_KNOWN)},
        },
    ),
    # The two most deprived tenths count as disadvantaged (`ward_places`).
    "deprivation_fifth": BroaderDimension(
        "deprived",
        {
            "yes": ("fifth_1", "yes"),
            "no": (*(f"fifth_{n}" for n in range(2, DECILES // 2 + 1)), "no"),
            NOT_KNOWN: (NOT_KNOWN,),
        },
    ),
}
"""By the narrower dimension; what is broader may be the narrower one of a later line.

Wards are narrower than tenths as the network's list says: `groupings`.
"""


@dataclass(frozen=True, slots=True)
class Groupings:
    """Every way in which groups make up broader ones, over any number of steps.

    Who sees tenths and disadvantaged wards adds up although nobody printed fifths.

    Attributes:
        direct: The next broader dimension, by the narrower one.
        steps: Each dimension with every one that is broader.
        ways: For a broader category, the narrower dimensions with the categories that make it up.
        sums: The wards of each constituency and city.
    """

    direct: Mapping[str, BroaderDimension]
    steps: tuple[tuple[str, BroaderDimension], ...]
    ways: Mapping[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]]
    sums: Mapping[str, tuple[str, ...]]

    def wards_of(self, name: str, code: str) -> frozenset[str] | None:
        """The wards that make up a category of places; None if it is none, or no list says."""
        if name == WARD:
            return frozenset(self.sums.get(code, (code,)))
        wards = [parts for narrow, parts in self.ways.get((name, code), ()) if narrow == WARD]
        listed = WARD in self.direct and name in PLACES
        return frozenset(part for parts in wards for part in parts) if listed else None


def groupings(lists: AgreedLists = NO_LISTS) -> Groupings:
    """The groupings that everybody knows, with what the network's list makes of single wards."""
    return groupings_of(wards_by_decile(lists), {one.code: one.wards for one in ward_sums(lists)})


def groupings_of(
    wards: Mapping[str, tuple[str, ...]], sums: Mapping[str, tuple[str, ...]]
) -> Groupings:
    """The groupings that everybody knows, by a list that has these wards in each tenth.

    Args:
        wards: By the code of the tenth; empty without a list.
        sums: The wards of each constituency and city.
    """
    direct = dict(BROADER)
    if wards:
        direct = {WARD: BroaderDimension("deprivation_decile", wards), **direct}
    steps = tuple(_steps(direct))
    ways: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for name, one in steps:
        for code, parts in one.parts.items():
            key = (one.name, code)
            ways[key] = (*ways.get(key, ()), (name, parts))
    return Groupings(direct, steps, ways, sums)


def _steps(direct: Mapping[str, BroaderDimension]) -> Iterator[tuple[str, BroaderDimension]]:
    for name, first in direct.items():
        one: BroaderDimension | None = first
        while one is not None:
            yield name, one
            further = direct.get(one.name)
            if further is None:
                break
            made = {
                code: tuple(part for between in parts for part in one.parts.get(between, ()))
                for code, parts in further.parts.items()
            }
            # A tenth in which the network has no ward is made up of none.
            one = BroaderDimension(further.name, {code: of for code, of in made.items() if of})


KNOWN_TO_ALL = groupings()
"""The groupings that need no list of the network."""


def mean_the_same(place: Iterable[tuple[str, str]], one: Groupings, other: Groupings) -> bool:
    """Whether the places that a cell names have the same wards by two lists, as far as they say."""
    for name, code in place:
        here, there = one.wards_of(name, code), other.wards_of(name, code)
        if here is not None and there is not None and here != there:
            return False
    return True


def narrower_places(
    place: Mapping[str, str], known: Groupings = KNOWN_TO_ALL
) -> tuple[tuple[dict[str, str], ...], ...]:
    """The places that make up one of broader groups: one set for each way to divide it."""
    found = []
    for pair in place.items():
        for name, codes in known.ways.get(pair, ()):
            rest = {other: code for other, code in place.items() if other != pair[0]}
            found.append(tuple({**rest, name: code} for code in codes))
    return tuple(found)


def with_broader(places: Iterable[Dims], known: Groupings = KNOWN_TO_ALL) -> tuple[Dims, ...]:
    """Places, and those of broader groups that they add up to, each once."""
    made = dict.fromkeys(places)
    for name, broader in known.steps:
        codes = {part: code for code, parts in broader.parts.items() for part in parts}
        for place in tuple(made):
            pairs = dict(place)
            code = codes.get(pairs.pop(name, ""))
            if code is None:
                continue
            parts = (place_of({**pairs, name: part}) for part in broader.parts[code])
            if all(part in made for part in parts):
                made.setdefault(place_of({**pairs, broader.name: code}))
    return tuple(made)
