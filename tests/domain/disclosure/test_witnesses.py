"""Possible tables found while protecting: how far each count goes, and which ones stay."""

from __future__ import annotations

import numpy as np

from anchordesk.domain.disclosure.witnesses import Witnesses

COUNTS = np.array([4, 6, 0, 9])


def kept() -> Witnesses:
    """Three from the second count to the first; then two from the first to the third."""
    found = Witnesses(COUNTS)
    found.keep(np.array([3, -3, 0, 0]), presumed=True)
    found.keep(np.array([-2, 0, 2, 0]), presumed=False)
    return found


def test_each_count_goes_as_far_as_the_tables_that_were_found() -> None:
    found = kept()
    assert len(found) == 2
    least, most = found.widest
    assert (list(least), list(most)) == ([2, 3, 0, 9], [7, 6, 2, 9])
    assert (list(found.least), list(found.most)) == ([4, 3, 0, 9], [7, 6, 0, 9])
    assert list(COUNTS) == [4, 6, 0, 9]


def test_without_a_count_only_tables_that_leave_it_as_it_is_stay() -> None:
    without_third = kept().without(2)
    assert len(without_third) == 1
    assert (list(without_third.least), list(without_third.most)) == ([4, 3, 0, 9], [7, 6, 0, 9])
    without_second = kept().without(1)
    assert [list(end) for end in without_second.widest] == [[2, 6, 0, 9], [4, 6, 2, 9]]
    assert list(without_second.most) == list(COUNTS)
    assert len(kept().without(0)) == 0
    assert len(kept().without(3)) == 2


def test_only_what_others_found_since_is_learnt() -> None:
    others = kept()
    found = Witnesses(COUNTS)
    found.learn(others, 1)
    assert len(found) == 1
    assert [list(end) for end in found.widest] == [[2, 6, 0, 9], [4, 6, 2, 9]]
    found.learn(others, 2)
    assert len(found) == 1
