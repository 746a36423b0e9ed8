"""Which visits nobody can keep both of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.appointment import TimeOfVisit, are_too_close

EIGHT = datetime(2026, 11, 23, 8, tzinfo=UTC)
visits = st.builds(
    lambda after, minutes, travel: TimeOfVisit(EIGHT + timedelta(minutes=after), minutes, travel),
    st.integers(0, 600),
    st.integers(1, 240),
    st.integers(0, 120),
)


@given(visits, visits)
def test_two_visits_are_apart_if_all_minutes_of_both_and_of_the_way_to_the_later_are(
    one: TimeOfVisit, other: TimeOfVisit
) -> None:
    def minutes(of: TimeOfVisit, way: int) -> set[int]:
        begins = int((of.starts_at - EIGHT).total_seconds()) // 60
        return set(range(begins - way, begins + of.minutes))

    earlier, later = sorted((one, other), key=lambda visit: visit.starts_at)
    taken = minutes(earlier, 0) & minutes(later, later.travel_minutes)
    # Who must set out before the first even begins can keep it neither.
    set_out_before = later.leave_at < earlier.starts_at
    assert are_too_close(one, other) == bool(taken or set_out_before)
    assert are_too_close(one, other) == are_too_close(other, one)
