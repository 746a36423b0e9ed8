"""Landlords all of whose people live in one place: their cells are parts of that place's.

Neighbours know that all homes of a landlord stand in one ward. So whoever reads of the ward and of
the landlord subtracts, and what is left counts people of whom no table speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from anchordesk.domain.broader_groups import PLACES, WARD, Groupings
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    cell_name,
    place_of,
)
from anchordesk.domain.ward_places import NOT_ON_A_LIST

LANDLORD = "landlord"
Place = tuple[str, str]


def in_one_place(people: Iterable[Mapping[str, str]], known: Groupings) -> dict[str, set[Place]]:
    """For each landlord the places in which all of these people of theirs live.

    Args:
        people: The category of each in the dimensions of places, and the landlord's.
        known: Which wards a constituency or city has.
    """
    found: dict[str, set[Place]] = {}
    for person in people:
        landlord = person[LANDLORD]
        if landlord != NOT_ON_A_LIST:
            places = set(_places_of(person, known))
            found[landlord] = found.get(landlord, places) & places
    return found


def _places_of(person: Mapping[str, str], known: Groupings) -> Iterator[Place]:
    ward = person[WARD]
    if ward == NOT_ON_A_LIST:
        return
    yield from ((name, person[name]) for name in PLACES)
    yield from ((WARD, code) for code, wards in known.sums.items() if ward in wards)


def parts_of_places(
    landlords: Mapping[str, Iterable[Place]], counts: Mapping[Dims, int], context: Dims
) -> tuple[PublicConstraint, ...]:
    """What a neighbour knows: a place's people are those of the landlord, and the rest of them.

    Where more live with a landlord than in the place, others of theirs live elsewhere.

    Args:
        landlords: For each the places in which all of their people may live.
        counts: True counts of the return's cells.
        context: (dimension, category) pairs that all its cells carry.
    """
    found: list[PublicConstraint] = []
    for landlord, places in landlords.items():
        own = [place for place in counts if (LANDLORD, landlord) in place]
        for name, code in sorted(places):
            pairs = [(_instead(cell, name, code), cell) for cell in own]
            there = [(whole, part) for whole, part in pairs if whole in counts]
            if all(counts[whole] >= counts[part] for whole, part in there):
                found += [_and_the_rest(whole, part, context) for whole, part in there]
    return tuple(found)


def _instead(cell: Dims, name: str, code: str) -> Dims:
    return place_of({**{n: c for n, c in cell if n != LANDLORD}, name: code})


def _and_the_rest(whole: Dims, part: Dims, context: Dims) -> PublicConstraint:
    """The rest has a measure of its own, so that no total ties it to counts."""
    (name, code), *others = context
    rest: Dims = ((name, f"{code}: {cell_name(whole)} without {cell_name(part)}"), *others)
    return PublicConstraint(((1, whole), (-1, part), (-1, rest)), "==", 0)
