"""Dimensions that exist in fewer, broader groups as well, and which groups make one of those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anchordesk.domain.categories import AgeBand, EthnicityGroup
from anchordesk.domain.counted_dimensions import MINORITY, NOT_KNOWN, NOT_STATED, WHITE
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
"""By the narrower dimension; what is broader may be the narrower one of a later line."""

_PARTS = {
    (broader.name, code): (name, parts)
    for name, broader in BROADER.items()
    for code, parts in broader.parts.items()
}


def narrower_places(place: Mapping[str, str]) -> tuple[tuple[dict[str, str], ...], ...]:
    """The places that make up one of broader groups: one set for each way to divide it once."""
    found = []
    for pair in place.items():
        divided = _PARTS.get(pair)
        if divided is not None:
            name, codes = divided
            rest = {other: code for other, code in place.items() if other != pair[0]}
            found.append(tuple({**rest, name: code} for code in codes))
    return tuple(found)


def with_broader(places: Iterable[Dims]) -> tuple[Dims, ...]:
    """Places, and those of broader groups that they add up to, each once."""
    known = dict.fromkeys(places)
    for name, broader in BROADER.items():
        for place in tuple(known):
            pairs = dict(place)
            narrow = pairs.pop(name, None)
            if narrow is None:
                continue
            code = broader.code_of(narrow)
            parts = (place_of({**pairs, name: part}) for part in broader.parts[code])
            if all(part in known for part in parts):
                known.setdefault(place_of({**pairs, broader.name: code}))
    return tuple(known)
