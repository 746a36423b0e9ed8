"""Whether matching treats people of all groups alike, as far as counting can tell.

Matching looks at no protected characteristic. A condition may still keep one group out more often
than another, which is seen only by comparing how often people of each group could apply.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

SMALLEST_GROUP_COMPARED = 5
FOUR_FIFTHS = Fraction(4, 5)


@dataclass(frozen=True, slots=True, order=True)
class ProtectedGroup:
    """A group of one protected characteristic, such as "Sex" and "Female"."""

    characteristic: str
    title: str


@dataclass(frozen=True, slots=True)
class GroupShare:
    """How often people of one group are among those who could apply.

    Attributes:
        people: How many there are of the group; 5 or more.
        could_apply: How many of them could apply now to at least one open vacancy.
        is_far_below: Whether that is less than four fifths of the share of the group of the same
            characteristic that comes out best. The four-fifths rule of the US Uniform Guidelines
            on Employee Selection Procedures (1978), 29 CFR 1607.4 D: a sign to look closer, not a
            finding; British law sets no figure.
    """

    group: ProtectedGroup
    people: int
    could_apply: int
    is_far_below: bool = False

    @property
    def share(self) -> Fraction:
        """The part of the group that could apply, from 0 to 1."""
        return Fraction(self.could_apply, self.people)


def compare_groups(
    seekers: Iterable[tuple[Iterable[ProtectedGroup], bool]],
) -> tuple[GroupShare, ...]:
    """Compare the groups of seekers, each with whether they could apply to anything, in order.

    Groups of fewer than five are left out: their shares would be chance, and about somebody.
    """
    people: Counter[ProtectedGroup] = Counter()
    could_apply: Counter[ProtectedGroup] = Counter()
    for groups, able in seekers:
        members = tuple(groups)
        people.update(members)
        could_apply.update(members if able else ())
    shares = [
        GroupShare(group, number, could_apply[group])
        for group, number in sorted(people.items())
        if number >= SMALLEST_GROUP_COMPARED
    ]
    best: dict[str, Fraction] = {}
    for one in shares:
        characteristic = one.group.characteristic
        best[characteristic] = max(best.get(characteristic, Fraction(0)), one.share)
    return tuple(
        replace(one, is_far_below=one.share < FOUR_FIFTHS * best[one.group.characteristic])
        for one in shares
    )
