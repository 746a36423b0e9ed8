"""Counting people: each once, as things stood at the period's end."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.case_history import CaseHistory, DatedStage
from anchordesk.domain.counted_dimensions import (
    DATE_NOT_KNOWN,
    EARLIER,
    NOT_ENROLLED,
    dimensions_of,
)
from anchordesk.domain.counting import CountedBy, add_up, classify, count
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.period import Quarter
from anchordesk.domain.resident import RecordedAge, Resident
from anchordesk.domain.return_template import ReturnTemplate, read_template
from anchordesk.settings import resource_path
from tests.domain.jobs import job

PERIOD = Quarter(2026, 3)


def pathway() -> Pathway:
    path = resource_path("pathways", "hospitality-to-health.toml")
    return read_pathway(path.read_text("utf-8"), path.name)


def template() -> ReturnTemplate:
    path = resource_path("returns", "caseload-summary.toml")
    return read_template(path.read_text("utf-8"), path.name)


def history(
    enrolled_on: date | None = None,
    stages: tuple[DatedStage, ...] = (),
    jobs: tuple[date | None, ...] = (),
    registered_on: date = date(2026, 1, 5),
) -> CaseHistory:
    resident = Resident(ResidentId(UUID(int=1)), "R", registered_on, recorded_age=RecordedAge(30))
    return CaseHistory(resident, enrolled_on, stages, tuple(job(day) for day in jobs))


def test_what_happened_after_the_period_is_not_seen() -> None:
    case = history(
        date(2026, 7, 3),
        (
            DatedStage("referral", date(2026, 7, 3)),
            DatedStage("training", date(2026, 9, 30)),
            DatedStage("started", date(2026, 10, 1)),
        ),
        (date(2026, 10, 1),),
    )
    groups = classify(case, pathway(), PERIOD)
    assert groups["stage_group"] == "training"
    assert groups["outcome"] == "none"
    assert groups["start_quarter"] == "2026-Q3"
    later = classify(case, pathway(), PERIOD.following)
    assert (later["stage_group"], later["outcome"]) == ("in_work", "job")


def test_who_joined_later_is_not_on_the_pathway_yet() -> None:
    case = history(date(2026, 10, 2), (DatedStage("referral", date(2026, 10, 2)),))
    groups = classify(case, pathway(), PERIOD)
    assert groups["stage_group"] == groups["start_quarter"] == NOT_ENROLLED


def test_unknown_days_count_and_say_so() -> None:
    groups = classify(history(None, (DatedStage("offer", None),), (None,)), pathway(), PERIOD)
    assert groups["stage_group"] == "offered"
    assert groups["start_quarter"] == DATE_NOT_KNOWN
    assert groups["outcome"] == "job"


def test_who_reached_a_stage_in_work_has_started_a_job_even_if_none_is_recorded() -> None:
    joined = date(2026, 7, 3)
    case = history(
        joined,
        (
            DatedStage("offer", joined),
            DatedStage("started", date(2026, 8, 1)),
            DatedStage("application", date(2026, 9, 1)),
        ),
    )
    groups = classify(case, pathway(), PERIOD)
    assert (groups["stage_group"], groups["outcome"]) == ("applying", "job")
    assert classify(case, pathway(), PERIOD.preceding)["outcome"] == "none"


def test_long_ago_is_earlier() -> None:
    joined = date(2024, 2, 1)
    groups = classify(history(joined, (DatedStage("referral", joined),)), pathway(), PERIOD)
    assert groups["start_quarter"] == EARLIER


def test_who_was_registered_after_the_period_is_not_counted() -> None:
    late = history(registered_on=PERIOD.last_day + timedelta(days=1))
    on_time = history(registered_on=PERIOD.last_day)
    tables = count(CountedBy(template(), pathway(), PERIOD), [late, on_time])
    assert {table.total for table in tables} == {1}


days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
stage_codes = st.sampled_from([stage.code for stage in pathway().stages])
histories = st.builds(
    history,
    days,
    st.lists(st.builds(DatedStage, stage_codes, days), max_size=4).map(tuple),
    st.lists(days, max_size=2).map(tuple),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)


@given(st.lists(histories, max_size=30), st.integers(0, 30))
def test_tables_agree_with_each_other_and_desks_add_up(people: list[CaseHistory], cut: int) -> None:
    counted = sum(h.resident.registered_on <= PERIOD.last_day for h in people)
    whole = count(CountedBy(template(), pathway(), PERIOD), people)
    assert {table.total for table in whole} == {counted}
    parts = add_up(
        [
            count(CountedBy(template(), pathway(), PERIOD), people[:cut]),
            count(CountedBy(template(), pathway(), PERIOD), people[cut:]),
        ]
    )
    assert {t.table: dict(t.people) for t in parts} == {t.table: dict(t.people) for t in whole}
    dimensions = dimensions_of(pathway(), PERIOD)
    for table in whole:
        for codes in table.people:
            for name, code in zip(table.dimensions, codes, strict=True):
                assert code in {category.code for category in dimensions[name].categories}
    by_stage = sum(n for key, n in whole[0].people.items() if key[0] == NOT_ENROLLED)
    by_quarter = sum(n for key, n in whole[3].people.items() if key[0] == NOT_ENROLLED)
    assert by_stage == by_quarter
