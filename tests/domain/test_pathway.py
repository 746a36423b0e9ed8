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
        (('next = ["b"]', 'application = "not_this_time"'), "no step of an application"),
        (('title = "A"', 'title = "A"\napplication = "quit"'), "“quit”"),
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


def test_two_stages_of_one_application_step_are_refused() -> None:
    text = GOOD.replace('group = "g"\n', 'group = "g"\napplication = "offer"\n')
    with pytest.raises(PathwayFileError, match="“offer” is there twice"):
        read_pathway(text, "p.toml")


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


@pytest.mark.parametrize("name", sorted(p.name for p in resource_path("pathways").glob("*.toml")))
def test_every_shipped_pathway_leads_by_usual_moves_from_its_first_stage_to_its_last(
    name: str,
) -> None:
    pathway = read_pathway(resource_path("pathways", name).read_text("utf-8"), name)
    reached, wave = set[str](), {pathway.first_stage.code}
    while wave:
        reached |= wave
        wave = {code for one in wave for code in pathway.stage(one).usual_next} - reached
    assert reached == {stage.code for stage in pathway.stages}
    in_work = [stage.in_work for stage in pathway.stages]
    assert in_work == sorted(in_work), "work comes after everything else"
    assert [milestone.weeks for milestone in pathway.milestones] == [4, 13, 26, 52]
    assert pathway.exits


def test_leaving_needs_no_more_reason_and_coming_back_does() -> None:
    pathway = shipped()
    check_move(pathway, at("training"), "left_moved_away", TODAY, "", TODAY)
    with pytest.raises(PathwayRefusedError, match="reason"):
        check_move(pathway, at("left_moved_away"), "training", TODAY, "", TODAY)
    with pytest.raises(PathwayRefusedError, match="left this pathway already"):
        check_move(pathway, at("left_moved_away"), "left_other", TODAY, "x", TODAY)
    assert pathway.title_of("left_moved_away") == "Left: moved away"


def test_an_exit_may_not_be_called_like_a_stage() -> None:
    text = GOOD + '[[exits]]\ncode = "b"\ntitle = "B"\n'
    with pytest.raises(PathwayFileError, match="exit “b” is there twice"):
        read_pathway(text, "mine.toml")


places = st.sampled_from([*(s.code for s in shipped().stages), *(e.code for e in shipped().exits)])


@given(st.lists(st.tuples(places, st.integers(-3, 30), st.sampled_from(["", "x"])), max_size=25))
def test_no_illegal_state_is_reached_by_any_tries(tries: list[tuple[str, int, str]]) -> None:
    pathway = shipped()
    now, day, left_in_a_row = at("referral", TODAY - timedelta(days=300)), 0, False
    for target, later, reason in tries:
        wanted = TODAY - timedelta(days=300) + timedelta(days=day + later)
        try:
            check_move(pathway, now, target, wanted, reason, TODAY)
        except PathwayRefusedError:
            continue
        was_out = not pathway.has_stage(now.stage)
        assert target != now.stage
        assert now.stage_since is not None
        assert now.stage_since <= wanted <= TODAY
        out = not pathway.has_stage(target)
        assert not (was_out and out), "nobody leaves twice"
        if not out:
            usual = () if was_out else pathway.stage(now.stage).usual_next
            assert reason or target in usual
        assert pathway.title_of(target)
        now, day, left_in_a_row = at(target, wanted), day + later, out
    assert left_in_a_row == (not pathway.has_stage(now.stage))


def stage_action(*settings: str) -> str:
    return "\n".join(('[[stage_actions]]\nwords = "Ring"\ndue_in_days = 3', *settings, ""))


@pytest.mark.parametrize(
    ("actions", "line", "told"),
    [
        (('stage = "a"\ncode = "x"\nafter = "y"',), 22, "follows “y”, which is not there"),
        (('stage = "a"\nafter = "x"',), 17, "“code” is missing"),
        (('stage = "a"\ncode = "x"\nafter = "x"',), 22, "before itself"),
        (
            ('stage = "a"\ncode = "x"\nafter = "y"', 'stage = "a"\ncode = "y"\nafter = "x"'),
            *(22, "before itself"),
        ),
        (('stage = "a"\ncode = "x"', 'stage = "b"\ncode = "y"\nafter = "x"'), 27, "another stage"),
        (('stage = "a"\ncode = "x"', 'stage = "a"\ncode = "x"'), 26, "“x” is there twice"),
    ],
)
def test_a_wrong_chain_of_actions_is_named_with_its_line(
    actions: tuple[str, ...], line: int, told: str
) -> None:
    text = GOOD.strip("\n") + "\n" + "".join(stage_action(one) for one in actions)
    with pytest.raises(PathwayFileError, match=told) as refused:
        read_pathway(text, "mine.toml")
    assert f"mine.toml, line {line}," in str(refused.value)


def test_a_chain_of_actions_is_read_in_order() -> None:
    text = GOOD + stage_action('stage = "a"', 'code = "x"') + "\n"
    text += stage_action('stage = "a"', 'code = "y"', 'after = "x"')
    pathway = read_pathway(text, "mine.toml")
    assert [one.code for one in pathway.actions_on_coming_to("a")] == ["x"]
    assert [one.code for one in pathway.actions_after("x")] == ["y"]
    assert pathway.actions_after("") == ()
