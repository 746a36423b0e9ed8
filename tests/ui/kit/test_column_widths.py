"""Columns share a table's width: nothing is cut while there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.ui.kit.column_widths import share_width

LEAST = 130
wanted_widths = st.lists(st.integers(30, 420), min_size=3, max_size=8)


@given(wanted_widths, st.integers(0, 3000))
def test_with_enough_room_every_word_is_whole_and_the_table_is_filled(
    wanted: list[int], spare: int
) -> None:
    widths = share_width(wanted, sum(wanted) + spare, (2, 0), LEAST)
    assert all(width >= want for width, want in zip(widths, wanted, strict=True))
    assert sum(widths) == sum(wanted) + spare


@given(wanted_widths, st.integers(1, 3000))
def test_too_little_room_is_taken_from_the_giving_columns_only(
    wanted: list[int], lacking: int
) -> None:
    room = sum(wanted) - lacking
    widths = share_width(wanted, room, (2, 0), LEAST)
    for column, (width, want) in enumerate(zip(widths, wanted, strict=True)):
        assert width == want if column not in (2, 0) else width >= min(want, LEAST)
    can_give = sum(max(0, wanted[column] - LEAST) for column in (2, 0))
    assert sum(widths) == max(room, sum(wanted) - can_give)
    # Who was cut is not much narrower than the other one: the wider gives first.
    for one, other in ((0, 2), (2, 0)):
        if widths[one] < wanted[one]:
            assert widths[other] <= max(widths[one] + 1, LEAST)


def test_a_short_name_stays_whole_beside_long_words() -> None:
    assert share_width([90, 160, 400], 500, (2, 1), LEAST) == (90, 160, 250)
