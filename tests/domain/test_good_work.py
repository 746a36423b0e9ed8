"""Questions about good work: when they fall due, what counts, and that nothing unasked does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.good_work import (
    PREFERS_NOT_TO_SAY,
    Dimension,
    Given,
    GoodWorkCheck,
    GoodWorkQuestions,
    GoodWorkRefusedError,
    counted,
    newest,
    point_to_ask,
)
from anchordesk.domain.good_work_file import GoodWorkFileError, read_good_work
from anchordesk.domain.identifiers import GoodWorkCheckId, OutcomeId, ResidentId
from anchordesk.domain.outcome import Contract, JobOutcome
from anchordesk.settings import resource_path

TEXT = (resource_path() / "good-work" / "good-work-1.toml").read_text("utf-8")
QUESTIONS: GoodWorkQuestions = read_good_work(TEXT, "good-work-1.toml")
BEGAN = date(2026, 1, 5)
WHO = ResidentId(UUID(int=1))


def a_job(number: int = 1, began: date | None = BEGAN, ended: date | None = None) -> JobOutcome:
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return JobOutcome(
        *(OutcomeId(UUID(int=number)), WHO, "Trust", "Porter", began, None, None),
        *(Contract.PERMANENT, now, "Sam", ended),
    )


def a_check(number: int, job: JobOutcome, point: str, **said: str) -> GoodWorkCheck:
    told = tuple(Given(one, said[one.value]) for one in Dimension if one.value in said)
    identifier = GoodWorkCheckId(UUID(int=number))
    return GoodWorkCheck(identifier, WHO, job.id, point, 1, BEGAN, told, "Sam")


@pytest.mark.parametrize(
    ("days", "point"),
    [
        (0, "start"),
        (8 * 7 - 1, "start"),
        (8 * 7, None),
        (13 * 7 - 1, None),
        (13 * 7, "week_13"),
        (21 * 7 - 1, "week_13"),
        (21 * 7, None),
        (26 * 7, "week_26"),
        (39 * 7 - 1, "week_26"),
        (39 * 7, None),
        (-1, None),
    ],
)
def test_a_point_is_asked_at_from_its_day_until_it_is_let_go(days: int, point: str | None) -> None:
    found = point_to_ask(a_job(), QUESTIONS, (), BEGAN + timedelta(days=days))
    assert (found and found.point.code) == point


def test_nobody_is_asked_twice_or_about_a_job_that_ended_or_has_no_start() -> None:
    job, day = a_job(), BEGAN + timedelta(weeks=13)
    asked = a_check(1, job, "week_13", pay="enough")
    assert point_to_ask(job, QUESTIONS, [asked], day) is None
    assert point_to_ask(a_job(2), QUESTIONS, [asked], day) is not None
    assert point_to_ask(a_job(ended=day), QUESTIONS, (), day) is None
    assert point_to_ask(a_job(began=None), QUESTIONS, (), day) is None


def test_what_was_not_asked_is_neither_good_nor_bad_and_a_refusal_is_apart() -> None:
    jobs = [a_job(n) for n in (1, 2, 3, 4)]
    checks = [
        a_check(1, jobs[0], "start", pay="enough"),
        a_check(2, jobs[1], "start", pay="too_little", voice="usually_heard"),
        a_check(3, jobs[2], "start", pay=PREFERS_NOT_TO_SAY),
    ]
    found = counted(jobs, checks, [QUESTIONS], BEGAN)
    pay = next(one for one in found if one.dimension is Dimension.PAY)
    assert (pay.asked, pay.jobs) == (3, 4)
    assert (pay.good, pay.mixed, pay.poor, pay.not_said) == (1, 0, 1, 1)
    health = next(one for one in found if one.dimension is Dimension.HEALTH)
    assert (health.asked, health.jobs, health.good, health.poor) == (0, 4, 0, 0)


def test_asked_again_the_newer_answers_count_alone() -> None:
    job = a_job()
    checks = [
        a_check(2, job, "start", pay="too_little"),
        a_check(1, job, "start", pay="enough", voice="usually_heard"),
    ]
    assert newest(checks, job.id, "start") == checks[0]
    in_all = counted([job], checks, [QUESTIONS], BEGAN)
    found = {one.dimension: one for one in in_all if one.point.code == "start"}
    assert (found[Dimension.PAY].good, found[Dimension.PAY].poor) == (0, 1)
    assert found[Dimension.VOICE].asked == 0


def test_an_answer_of_a_version_that_is_gone_is_told_apart() -> None:
    check = replace(a_check(1, a_job(), "start", pay="enough"), version=7)
    pay = next(
        one
        for one in counted([a_job()], [check], [QUESTIONS], BEGAN)
        if one.dimension is Dimension.PAY
    )
    assert (pay.asked, pay.good, pay.unclear) == (1, 0, 1)


CODES = {
    one.dimension: [answer.code for answer in one.answers] + [PREFERS_NOT_TO_SAY]
    for one in QUESTIONS.questions
}


@st.composite
def what_was_said(draw: st.DrawFn) -> tuple[list[JobOutcome], list[GoodWorkCheck], date]:
    days = st.integers(-300, 300)
    jobs = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        began = draw(st.none() | days.map(lambda n: BEGAN + timedelta(days=n)))
        held = draw(st.none() | st.integers(0, 300))
        ended = None if held is None or began is None else began + timedelta(days=held)
        jobs.append(a_job(number, began, ended))
    checks = []
    for number in range(draw(st.integers(0, 8)) if jobs else 0):
        said = draw(
            st.dictionaries(st.sampled_from(list(Dimension)), st.integers(0, 3), min_size=1)
        )
        told = {one.value: CODES[one][at] for one, at in said.items()}
        point = draw(st.sampled_from(QUESTIONS.points)).code
        checks.append(a_check(number, draw(st.sampled_from(jobs)), point, **told))
    return jobs, checks, BEGAN + timedelta(days=draw(days))


@given(what_was_said())
def test_every_job_that_came_to_a_point_is_counted_once(
    made: tuple[list[JobOutcome], list[GoodWorkCheck], date],
) -> None:
    jobs, checks, today = made
    for one in counted(jobs, checks, [QUESTIONS], today):
        assert 0 <= one.asked <= one.jobs <= len(jobs)
        assert one.good + one.mixed + one.poor + one.not_said == one.asked
        assert one.unclear == 0
        own = {c.outcome_id for c in checks if c.point == one.point.code}
        assert one.asked <= len(own)


def test_a_check_says_something_and_nothing_twice() -> None:
    with pytest.raises(GoodWorkRefusedError):
        a_check(1, a_job(), "start")
    twice = (Given(Dimension.PAY, "enough"), Given(Dimension.PAY, "enough"))
    with pytest.raises(GoodWorkRefusedError):
        replace(a_check(1, a_job(), "start", pay="enough"), given=twice)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('dimension = "voice"\nwords', 'dimension = "pay"\nwords'), "each dimension once"),
        (('dimension = "voice"\ncode', 'dimension = "mood"\ncode'), "none of the seven"),
        (('standing = "poor"', 'standing = "bad"'), "good, mixed or poor"),
        (('code = "enough"', 'code = "prefers_not_to_say"'), "always offered"),
        (('code = "enough"', 'code = "too_little"'), "a code of its own"),
        (("until_weeks = 8", "until_weeks = 14"), "before the point before it has ended"),
        (('code = "week_26"', 'code = "week_13"'), "there twice"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(change: tuple[str, str], told: str) -> None:
    with pytest.raises(GoodWorkFileError, match=r"wrong\.toml") as caught:
        read_good_work(TEXT.replace(*change, 1), "wrong.toml")
    assert told in str(caught.value)
