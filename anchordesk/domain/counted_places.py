"""What people can be counted by of where they live: the ward, how deprived it is, the landlord.

The network's list puts each ward in a constituency, a city and a tenth of deprivation. Tenths
always tell fifths, and fifths whether a ward is disadvantaged (`broader_groups`): lists that say no
more than the last have groups of their own in both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anchordesk.domain.agreed_lists import AgreedLists, code_of_name
from anchordesk.domain.ward_places import DECILES, NOT_ON_A_LIST, SUM_MARK, WardPlace, Wards

Groups = tuple[tuple[str, str], ...]

_NOT_ON_THE_LIST = (NOT_ON_A_LIST, "Not known, or not on the network's list")
_DECILE_NOT_TOLD = (
    ("yes", "Disadvantaged, tenth not known"),
    ("no", "Another ward, tenth not known"),
    _NOT_ON_THE_LIST,
)

BY_DEPRIVATION: Mapping[str, tuple[str, Groups]] = {
    "deprived": ("Ward", (("yes", "Disadvantaged ward"), ("no", "Another ward"), _NOT_ON_THE_LIST)),
    "deprivation_fifth": (
        "Deprivation of the ward, in fifths",
        (
            ("fifth_1", "The most deprived fifth"),
            *((f"fifth_{fifth}", f"Fifth {fifth}") for fifth in range(2, DECILES // 2)),
            ("fifth_5", "The least deprived fifth"),
            *_DECILE_NOT_TOLD,
        ),
    ),
    "deprivation_decile": (
        "Deprivation of the ward, in tenths",
        (
            ("1", "Tenth 1, the most deprived"),
            *((str(tenth), f"Tenth {tenth}") for tenth in range(2, DECILES)),
            (str(DECILES), f"Tenth {DECILES}, the least deprived"),
            *_DECILE_NOT_TOLD,
        ),
    ),
}
"""By the name of the dimension: its title, and the codes and titles of its groups."""

NOT_KNOWN_CODE, NOT_KNOWN_TITLE = _NOT_ON_THE_LIST
ANOTHER_LANDLORD = "Another landlord, or not known"


@dataclass(frozen=True, slots=True)
class PlaceSum:
    """A printed sum of wards: a constituency or a city."""

    code: str
    title: str
    wards: tuple[str, ...]


def decile_of(ward: WardPlace | None) -> str:
    """The category of deprivation of a ward, in tenths as far as the list tells them."""
    if ward is None or ward.disadvantaged is None:
        return NOT_KNOWN_CODE
    if ward.decile is not None:
        return str(ward.decile)
    return "yes" if ward.disadvantaged else "no"


def ward_of(lists: AgreedLists, name: str) -> str:
    """The category of a ward as somebody typed its name."""
    found = lists.ward(name)
    return NOT_KNOWN_CODE if found is None else code_of_name(found.name)


def ward_with_code(lists: AgreedLists, code: str) -> WardPlace | None:
    """The ward that travels under a code; None if the list does not have it."""
    return next((one for one in lists.wards.values() if code_of_name(one.name) == code), None)


def ward_groups(lists: AgreedLists) -> Groups:
    """Every ward of the list, those of a constituency together, and those that are not on it."""
    listed = ((code_of_name(ward.name), ward.name) for ward in _in_order(lists.wards))
    return (*listed, _NOT_ON_THE_LIST)


def ward_sums(lists: AgreedLists) -> tuple[PlaceSum, ...]:
    """The constituencies and cities of the list, each a sum of its wards."""
    return (
        *_sums(lists.wards, "constituency", lambda ward: ward.constituency),
        *_sums(lists.wards, "city", lambda ward: ward.district),
    )


def landlord_groups(lists: AgreedLists) -> Groups:
    """Every landlord of the list, and all others."""
    names = sorted({one.name for one in lists.landlords.values()}, key=str.casefold)
    return (*((code_of_name(name), name) for name in names), (NOT_KNOWN_CODE, ANOTHER_LANDLORD))


def wards_by_decile(lists: AgreedLists) -> Mapping[str, tuple[str, ...]]:
    """Which wards make up each tenth, so that whoever sees them all adds up; empty without a list.

    A tenth that no ward is in is left out.
    """
    parts: dict[str, tuple[str, ...]] = {}
    for ward in _in_order(lists.wards):
        decile = decile_of(ward)
        parts[decile] = (*parts.get(decile, ()), code_of_name(ward.name))
    if parts:
        parts[NOT_KNOWN_CODE] = (*parts.get(NOT_KNOWN_CODE, ()), NOT_KNOWN_CODE)
    return parts


def _in_order(wards: Wards) -> list[WardPlace]:
    return sorted(
        wards.values(),
        key=lambda ward: (
            ward.district.casefold(),
            not ward.constituency,
            ward.constituency.casefold(),
            ward.name.casefold(),
        ),
    )


def _sums(wards: Wards, kind: str, whole: Callable[[WardPlace], str]) -> tuple[PlaceSum, ...]:
    titles: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for ward in _in_order(wards):
        if whole(ward):
            code = f"{kind}{SUM_MARK}{code_of_name(whole(ward))}"
            titles.setdefault(code, f"{' '.join(whole(ward).split())} ({kind})")
            parts.setdefault(code, []).append(code_of_name(ward.name))
    return tuple(PlaceSum(code, titles[code], tuple(codes)) for code, codes in parts.items())
