"""How far a cohort has come: nobody is lost between stages, and time is told by medians alone."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median_low
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.case_history import DatedStage
from anchordesk.domain.even_handedness import ProtectedGroup
from anchordesk.domain.funnel import (
    FunnelStage,
    Journey,
    by_group,
    funnel,
    median_days,
    periods_with,
    travelled,
)
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.period import FinancialYear, Quarter
from anchordesk.settings import resource_path

FILE = resource_path() / "pathways" / "hospitality-to-health.toml"
PATHWAY: Pathway = read_pathway(FILE.read_text("utf-8"), FILE.name)
STAGES = [stage.code for stage in PATHWAY.stages]
REASONS = frozenset(reason.code for reason in PATHWAY.exits)
JOINED = date(2026, 4, 6)


def journey(*came_to: tuple[str, int | None], who: int = 1, now: str = "") -> Journey:
    """An enrolment that came to stages so many days after it began; None is a day not known."""
    stages = tuple(
        DatedStage(stage, None if days is None else JOINED + timedelta(days=days))
        for stage, days in ((STAGES[0], 0), *came_to)
    )
    return Journey(ResidentId(UUID(int=who)), 1, JOINED, now or stages[-1].stage, stages)


def stages_of(made: list[Journey]) -> tuple[FunnelStage, ...]:
    return funnel(travelled(made, PATHWAY, REASONS), PATHWAY)


def test_who_skips_a_stage_has_passed_it_and_who_goes_back_has_reached_what_they_reached() -> None:
    skipped = journey((STAGES[2], 20))
    back = journey((STAGES[1], 5), (STAGES[2], 9), (STAGES[1], 30))
    found = stages_of([skipped, back])
    assert [one.reached for one in found[:4]] == [2, 2, 2, 0]
    assert [one.still for one in found[:4]] == [0, 0, 2, 0]
    # The one who skipped it was never there: no day of theirs counts for it.
    assert found[1].from_enrolment.known == 1
    assert found[2].from_before.known == 1


def test_who_left_stopped_where_they_had_come_to() -> None:
    reason = PATHWAY.exits[0].code
    left = journey((STAGES[1], 5), (reason, 8))
    stays = journey((STAGES[1], 6))
    found = stages_of([left, stays])
    assert (found[0].reached, found[0].went_on, found[0].left) == (2, 2, 0)
    assert (found[1].reached, found[1].still, found[1].left, found[1].went_on) == (2, 1, 1, 0)


def test_who_comes_back_to_the_same_enrolment_after_leaving_has_not_left() -> None:
    reason = PATHWAY.exits[0].code
    found = stages_of([journey((reason, 8), (STAGES[1], 40))])
    assert (found[0].left, found[1].reached, found[1].still, found[1].left) == (0, 1, 1, 0)


def test_two_enrolments_of_one_person_are_two_journeys() -> None:
    found = stages_of([journey(), journey((STAGES[1], 3))])
    assert (found[0].reached, found[0].still, found[1].reached) == (2, 1, 1)


def test_a_stage_of_another_version_is_passed_over_and_is_no_leaving() -> None:
    found = stages_of([journey(("waiting_list", 4))])
    assert (found[0].reached, found[0].still, found[0].left) == (1, 1, 0)


@pytest.mark.parametrize(
    ("days", "told"),
    [([], None), ([1, 2, 3, 4], None), ([9, 1, 5, 3, 7], 5), ([1, 2, 3, 4, 5, 6], 3)],
)
def test_a_median_needs_five_days(days: list[int], told: int | None) -> None:
    assert median_days([*days, None]).median == told
    assert median_days([*days, None]).known == len(days)


@given(st.lists(st.none() | st.integers(0, 2000)))
def test_the_median_is_a_day_that_somebody_took_and_half_took_no_longer(
    days: list[int | None],
) -> None:
    found, known = median_days(days), [day for day in days if day is not None]
    assert found.known == len(known)
    assert (found.median is None) is (len(known) < 5)
    if found.median is not None:
        assert found.median == median_low(known)
        assert 2 * sum(day <= found.median for day in known) >= len(known)


@st.composite
def journeys(draw: st.DrawFn) -> list[Journey]:
    step = st.tuples(st.sampled_from([*STAGES, *REASONS]), st.none() | st.integers(-10, 400))
    return [
        journey(*draw(st.lists(step, max_size=6)), who=draw(st.integers(1, 12)))
        for _ in range(draw(st.integers(0, 16)))
    ]


@given(journeys())
def test_nobody_is_lost_between_stages(made: list[Journey]) -> None:
    found = stages_of(made)
    assert found[0].reached == len(made)
    for one, after in zip(found, [*found[1:], None], strict=True):
        assert one.reached == one.went_on + one.still + one.left
        assert one.went_on == (after.reached if after else 0)
        assert one.from_enrolment.known <= one.reached
        assert one.from_before.known <= one.reached
    assert sum(one.still + one.left for one in found) == len(made)
    assert sum(one.left for one in found) == sum(one.stage in REASONS for one in made)


@given(journeys(), st.sampled_from(STAGES), st.integers(0, 12))
def test_groups_of_fewer_than_five_people_are_left_out(
    made: list[Journey], stage: str, women: int
) -> None:
    female, male = ProtectedGroup("Sex", "Female"), ProtectedGroup("Sex", "Male")
    groups = {one.resident_id: (female if one.resident_id.int <= women else male,) for one in made}
    split = by_group(travelled(made, PATHWAY, REASONS), groups, PATHWAY.position(stage))
    people = [sum(own == (sex,) for own in groups.values()) for sex in (female, male)]
    shown = [sex for sex, size in zip((female, male), people, strict=True) if size >= 5]
    assert [one.group for one in split.groups] == shown
    assert split.left_out == sum(0 < size < 5 for size in people)
    for one in split.groups:
        own = [j for j in made if groups[j.resident_id] == (one.group,)]
        place = PATHWAY.position(stage)
        assert (one.enrolled, one.reached) == (
            len(own),
            stages_of(own)[place].reached,
        )


def test_periods_are_those_in_which_somebody_joined() -> None:
    days = [date(2026, 4, 6), date(2026, 3, 31), date(2026, 4, 7)]
    assert periods_with(days) == (
        FinancialYear(2026),
        FinancialYear(2025),
        Quarter(2026, 2),
        Quarter(2026, 1),
    )
