"""Pathway files and the moves between stages."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.pathway import Enrolment, Pathway, PathwayRefusedError, check_move
from anchordesk.domain.pathway_file import PathwayFileError, read_pathway
from anchordesk.settings import resource_path

TODAY = date(2026, 11, 23)
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
next = ["b"]
[[stages]]
code = "b"
title = "B"
group = "g"
"""


def shipped() -> Pathway:
    path = resource_path("pathways", "hospitality-to-health.toml")
    return read_pathway(path.read_text("utf-8"), path.name)


def at(stage: str, since: date | None = None) -> Enrolment:
    return Enrolment(EnrolmentId(UUID(int=1)), ResidentId(UUID(int=2)), "p", 1, stage, since, since)


def test_the_shipped_pathway_is_as_the_programme_practises_it() -> None:
    titles = [stage.short_title for stage in shipped().stages]
    assert titles == [
        *("Referral", "Eligibility", "Action plan", "Training", "Application", "Interview"),
        *("Offer", "Started", "4 weeks", "13 weeks", "26 weeks", "52 weeks"),
    ]
    assert next(s.code for s in shipped().stages if s.in_work) == "started"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("version = 1", "version = 0"), "version"),
        (("version = 1", "version = true"), "version"),
        (('next = ["b"]', 'next = ["c"]'), "“c”, which is not there"),
        (('code = "b"', 'code = "a"'), "twice"),
        (('group = "g"\nnext', 'group = "h"\nnext'), "“h”"),
        (('title = "P"', "title = 3"), "title"),
        (('title = "P"', 'title = "P"\ncolour = "red"'), "“colour”"),
        (("[[groups]]", "[[group"), "line"),
        (('next = ["b"]', "next = 3"), "next"),
        (('next = ["b"]', 'in_work = "yes"'), "in_work"),
    ],
)
def test_a_wrong_file_is_named_with_the_place(change: tuple[str, str], told: str) -> None:
    assert read_pathway(GOOD, "good.toml").code == "p"
    with pytest.raises(PathwayFileError, match=told) as refused:
        read_pathway(GOOD.replace(*change, 1), "mine.toml")
    assert "mine.toml" in str(refused.value)


def test_a_usual_move_needs_no_reason_and_others_do() -> None:
    pathway = shipped()
    check_move(pathway, at("referral"), "eligibility", TODAY, "", TODAY)
    for target in ("offer", "weeks_52"):
        with pytest.raises(PathwayRefusedError, match="reason"):
            check_move(pathway, at("referral"), target, TODAY, "", TODAY)
        check_move(pathway, at("referral"), target, TODAY, "Had an offer already", TODAY)


stages = st.sampled_from([stage.code for stage in shipped().stages])


@given(stages, stages, st.integers(-400, 400), st.integers(-400, 400), st.sampled_from(["", "x"]))
def test_a_move_is_allowed_exactly_when_its_rules_hold(
    start: str, target: str, since: int, moved: int, reason: str
) -> None:
    pathway = shipped()
    since_day, day = TODAY + timedelta(days=since), TODAY + timedelta(days=moved)
    allowed = (
        start != target
        and since_day <= day <= TODAY
        and (bool(reason) or target in pathway.stage(start).usual_next)
    )
    try:
        check_move(pathway, at(start, since_day), target, day, reason, TODAY)
    except PathwayRefusedError:
        assert not allowed
    else:
        assert allowed
