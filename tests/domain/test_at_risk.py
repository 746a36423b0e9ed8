from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.at_risk import (
    CHECK_NEAR_DAYS,
    Risk,
    RiskKind,
    action_is_overdue,
    check_is_near,
    in_order,
    silence_is_long,
)

TODAY = date(2026, 11, 23)


def test_a_silence_counts_from_the_day_after_those_allowed() -> None:
    allowed = TODAY - timedelta(days=28)
    assert silence_is_long(allowed, date(2020, 1, 1), 28, TODAY) is None
    longer = silence_is_long(allowed - timedelta(days=1), date(2020, 1, 1), 28, TODAY)
    assert longer == Risk(RiskKind.NO_CONTACT, date(2026, 10, 25))


def test_who_was_never_spoken_to_counts_from_joining() -> None:
    joined = TODAY - timedelta(days=40)
    found = silence_is_long(None, joined, 28, TODAY)
    assert found == Risk(RiskKind.NO_CONTACT, joined, never=True)
    assert silence_is_long(None, TODAY, 28, TODAY) is None


def test_a_pathway_that_asks_for_no_contact_brings_nobody_up() -> None:
    assert silence_is_long(None, date(2000, 1, 1), 0, TODAY) is None


@given(st.integers(-40, 40))
def test_what_is_due_today_is_not_overdue_and_checks_are_told_two_weeks_before(days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert (action_is_overdue("Call", day, TODAY) is not None) == (days < 0)
    assert (check_is_near("13-week check", day, TODAY) is not None) == (days <= CHECK_NEAR_DAYS)


def test_reasons_are_told_in_one_order() -> None:
    late = Risk(RiskKind.OVERDUE, TODAY, "b")
    later = Risk(RiskKind.OVERDUE, TODAY - timedelta(days=3), "c")
    silent = Risk(RiskKind.NO_CONTACT, TODAY)
    assert in_order([late, silent, later]) == (silent, later, late)
