"""What people can be counted by of the ward where they live: how deprived it is.

Tenths always tell fifths, and fifths whether a ward is disadvantaged (`broader_groups`): lists that
say no more than the last have groups of their own in both.
"""

from __future__ import annotations

from collections.abc import Mapping

from anchordesk.domain.ward_places import DECILES

Groups = tuple[tuple[str, str], ...]

_NOT_ON_THE_LIST = ("not_known", "Not known, or not on the network's list")
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
