"""Groups are compared with the best of their own characteristic, and small ones not at all."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.even_handedness import GroupShare, ProtectedGroup, compare_groups

WOMEN, MEN = ProtectedGroup("Sex", "Female"), ProtectedGroup("Sex", "Male")
DISABLED = ProtectedGroup("Disability", "Yes")


def people(
    group: ProtectedGroup, able: int, unable: int
) -> list[tuple[tuple[ProtectedGroup, ...], bool]]:
    member: tuple[ProtectedGroup, ...] = (group,)
    return [(member, True)] * able + [(member, False)] * unable


def by_group(shares: Iterable[GroupShare]) -> dict[ProtectedGroup, GroupShare]:
    return {share.group: share for share in shares}


def test_less_than_four_fifths_of_the_best_is_marked() -> None:
    shares = by_group(compare_groups([*people(MEN, 10, 0), *people(WOMEN, 7, 3)]))
    assert (shares[WOMEN].could_apply, shares[WOMEN].people) == (7, 10)
    assert shares[WOMEN].is_far_below
    assert not shares[MEN].is_far_below


def test_exactly_four_fifths_is_not_marked() -> None:
    shares = by_group(compare_groups([*people(MEN, 10, 0), *people(WOMEN, 8, 2)]))
    assert not shares[WOMEN].is_far_below


def test_groups_of_different_characteristics_are_not_compared() -> None:
    shares = by_group(compare_groups([*people(MEN, 10, 0), *people(DISABLED, 1, 9)]))
    assert not shares[DISABLED].is_far_below


def test_four_people_are_no_group_to_compare() -> None:
    assert compare_groups(people(WOMEN, 0, 4)) == ()


def test_nobody_could_apply_marks_nobody() -> None:
    shares = compare_groups([*people(MEN, 0, 6), *people(WOMEN, 0, 6)])
    assert [share.is_far_below for share in shares] == [False, False]


counts = st.tuples(st.integers(0, 20), st.integers(0, 20))


@given(men=counts, women=counts)
def test_the_best_of_a_characteristic_is_never_marked(
    men: tuple[int, int], women: tuple[int, int]
) -> None:
    shares = compare_groups([*people(MEN, *men), *people(WOMEN, *women)])
    if shares:
        best = max(shares, key=lambda share: share.share)
        assert not best.is_far_below
    assert all(share.people >= 5 and share.could_apply <= share.people for share in shares)
