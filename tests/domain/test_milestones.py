"""Checks that fall due by themselves: which comes next, on which day, and after which moves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import EnrolmentId, StageMoveId
from anchordesk.domain.milestones import due_day, latest_start, next_check, next_milestone
from anchordesk.domain.pathway import Pathway, StageMove
from anchordesk.domain.pathway_file import PathwayFileError, read_pathway
from anchordesk.settings import resource_path

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STARTED = date(2026, 8, 24)


def shipped() -> Pathway:
    path = resource_path("pathways", "hospitality-to-health.toml")
    return read_pathway(path.read_text("utf-8"), path.name)


CODES = [stage.code for stage in shipped().stages]
CHECKS = shipped().milestones


def moves(*steps: tuple[str, date | None]) -> list[StageMove]:
    found: list[StageMove] = []
    before: str | None = None
    for number, (stage, day) in enumerate(steps):
        identifier = StageMoveId(UUID(int=number))
        enrolment = EnrolmentId(UUID(int=99))
        found.append(StageMove(identifier, enrolment, before, stage, day, "", NOON, "S"))
        before = stage
    return found


def due(stage: str, *steps: tuple[str, date | None]) -> tuple[str, date] | None:
    found = next_check(shipped(), stage, moves(*steps))
    return None if found is None else (found.milestone.title, found.due_on)


def test_nothing_falls_due_before_work_and_after_the_last_check() -> None:
    assert due("referral", ("referral", STARTED)) is None
    assert due("offer", ("referral", STARTED), ("offer", STARTED)) is None
    assert due("weeks_52", ("started", STARTED), ("weeks_52", STARTED)) is None


def test_each_check_is_followed_by_the_next_counted_from_the_start() -> None:
    history = [("offer", date(2026, 8, 1)), ("started", STARTED)]
    assert due("started", *history) == ("4-week check", date(2026, 9, 21))
    history.append(("weeks_4", date(2026, 9, 25)))
    assert due("weeks_4", *history) == ("13-week check", date(2026, 11, 23))
    history.append(("weeks_13", date(2026, 11, 24)))
    assert due("weeks_13", *history) == ("26-week check", date(2027, 2, 22))


def test_who_stops_and_starts_again_is_counted_from_the_new_start() -> None:
    again = date(2026, 10, 5)
    history = [("started", STARTED), ("weeks_4", date(2026, 9, 21)), ("application", again)]
    assert due("application", *history) is None
    assert due("started", *history, ("started", again)) == ("4-week check", date(2026, 11, 2))


def test_who_came_past_the_start_is_counted_from_there() -> None:
    assert due("weeks_4", ("offer", None), ("weeks_4", STARTED)) == (
        "13-week check",
        date(2026, 11, 23),
    )


def test_without_the_day_of_the_start_no_day_is_made_up() -> None:
    assert due("started", ("started", None)) is None


@pytest.mark.parametrize(
    ("start", "weeks", "day"),
    [
        (date(2027, 12, 2), 13, date(2028, 3, 2)),  # over 29 February
        (date(2026, 12, 2), 13, date(2027, 3, 3)),
        (date(2028, 2, 29), 52, date(2029, 2, 27)),
        (date(2026, 8, 31), 26, date(2027, 3, 1)),  # from the end of a month
        (date(2026, 10, 24), 4, date(2026, 11, 21)),  # the clocks go back on the 25th
        (date(2027, 3, 27), 4, date(2027, 4, 24)),  # and forward on the 28th
    ],
)
def test_weeks_are_seven_days_over_leap_days_months_and_clock_changes(
    start: date, weeks: int, day: date
) -> None:
    milestone = next(found for found in CHECKS if found.weeks == weeks)
    assert due_day(milestone, start) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(CHECKS))
def test_a_check_is_due_by_a_day_exactly_for_those_who_began_early_enough(
    day: date, milestone: object
) -> None:
    check = next(found for found in CHECKS if found is milestone)
    last = latest_start(check, day)
    assert due_day(check, last) == day
    assert due_day(check, last + timedelta(days=1)) > day


@given(st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 400)), min_size=1, max_size=9))
def test_a_check_counts_from_the_last_unbroken_time_in_work(
    steps: list[tuple[str, int]],
) -> None:
    pathway = shipped()
    history = [("referral", STARTED)]
    history += [(stage, STARTED + timedelta(days=days)) for stage, days in steps]
    found = next_check(pathway, history[-1][0], moves(*history))
    unbroken = []
    for stage, day in reversed(history):
        if not pathway.stage(stage).in_work:
            break
        unbroken.append(day)
    if found is None:
        assert not unbroken or history[-1][0] == "weeks_52"
    else:
        assert found.counted_from == unbroken[-1]
        assert found.milestone is next_milestone(pathway, history[-1][0])


GOOD = """
code = "p"
title = "P"
version = 1
summary = "S"
[[groups]]
code = "g"
title = "G"
[[stages]]
code = "a"
title = "A"
group = "g"
[[stages]]
code = "b"
title = "B"
group = "g"
[[stages]]
code = "c"
title = "C"
group = "g"
[[milestones]]
title = "First look"
stage = "b"
after = "a"
weeks = 4
[[milestones]]
title = "Second look"
stage = "c"
after = "a"
weeks = 13
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('after = "a"', 'after = "x"'), "“x”, which is not there"),
        (('stage = "b"', 'stage = "y"'), "“y”, which is not there"),
        (('after = "a"', 'after = "b"'), "does not come before"),
        (("weeks = 4", "weeks = 0"), "weeks"),
        (("weeks = 13", "weeks = 4"), "later than the one before"),
        (('stage = "c"', 'stage = "b"'), "later than the one before"),
        (("weeks = 4", 'weeks = 4\nkind = "z"'), "“kind”"),
        (("version = 1", "version = 1\nquiet_after_days = 400"), "quiet_after_days"),
    ],
)
def test_a_wrong_milestone_is_named_with_its_file(change: tuple[str, str], told: str) -> None:
    assert len(read_pathway(GOOD, "good.toml").milestones) == 2
    with pytest.raises(PathwayFileError, match=told) as refused:
        read_pathway(GOOD.replace(*change, 1), "mine.toml")
    assert "mine.toml" in str(refused.value)
