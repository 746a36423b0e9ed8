from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.eligibility import (
    NO_RULES,
    EligibilityRefusedError,
    EligibilityRules,
    Facts,
    RightToWork,
    Verdict,
    check_override,
    in_area,
    is_eligible,
    judge,
)
from anchordesk.domain.pathway_file import PathwayFileError, read_pathway
from anchordesk.settings import resource_path
from tests.domain.test_pathway import GOOD

RULES = EligibilityRules(("B", "CF10"), 16, 24, ("hospitality",), right_to_work=True, at_stage="a")
MET = Facts("b1 1aa", 16, "Hospitality and catering", RightToWork.SEEN)


@pytest.mark.parametrize(
    ("postcode", "area", "there"),
    [
        ("B1 1AA", "B", True),
        ("BS1 4DJ", "B", False),
        ("cf101aa", "CF10", True),
        ("CF1 0AA", "CF10", False),
        ("CF10 9ZZ", "CF10", True),
        ("B12 8QX", "B1", False),
        ("B1 2XX", "B1", True),
        ("B12 8QX", "B12", True),
        ("EC1A 1BB", "EC1", True),
        ("CF10 1AA", "CF10 1", True),
        ("CF10 2AA", "CF10 1", False),
    ],
)
def test_a_postcode_is_in_its_area_and_not_in_one_that_only_looks_like_it(
    postcode: str, area: str, there: bool
) -> None:
    assert in_area(postcode, area) is there


def test_each_rule_says_whether_it_is_met_and_why() -> None:
    assert is_eligible(judge(RULES, MET))
    found = {f.rule: (f.verdict, f.why) for f in judge(RULES, Facts("BS1 1AA", 25, "Retail"))}
    assert found == {
        "area": (Verdict.NOT_MET, "The postcode is not in B, CF10."),
        "age": (Verdict.NOT_MET, "The age is 25; it must be 16 to 24."),
        "sector": (Verdict.NOT_MET, "They leave “Retail”, which is none of: hospitality."),
        "right_to_work": (
            Verdict.NOT_KNOWN,
            "Evidence of their right to work has not been seen.",
        ),
    }
    assert {f.verdict for f in judge(RULES, Facts())} == {Verdict.NOT_KNOWN}
    assert judge(EligibilityRules(), Facts()) == ()


@given(
    st.sampled_from(["", "B1 1AA", "BS1 1AA"]),
    st.none() | st.integers(10, 30),
    st.sampled_from(["", "Hospitality", "Retail"]),
    st.sampled_from(list(RightToWork)),
    st.sampled_from(["", "Agreed with the college"]),
)
def test_nobody_goes_on_without_every_rule_met_or_a_reason(
    postcode: str, age: int | None, sector: str, seen: RightToWork, reason: str
) -> None:
    findings = judge(RULES, Facts(postcode, age, sector, seen))
    meets = (
        postcode == "B1 1AA"
        and age is not None
        and 16 <= age <= 24
        and sector == "Hospitality"
        and seen is RightToWork.SEEN
    )
    assert is_eligible(findings) is meets
    try:
        check_override(findings, reason)
    except EligibilityRefusedError:
        assert not meets
        assert not reason
    else:
        assert meets or reason


@pytest.mark.parametrize(
    ("added", "line", "told"),
    [
        ('[eligibility]\nat_stage = "c"\n', 18, "“c”"),
        ('[eligibility]\nat_stage = "a"\nyoungest = 20\noldest = 18\n', 20, "old enough"),
        ('[[stage_actions]]\nstage = "a"\nwords = "Ring"\ndue_in_days = "x"\n', 20, "due_in_days"),
        ('# A note\n[[exits]]\ncode = "x"\ntitle = "X"\ncolour = "red"\n', 21, "“colour”"),
        ('[[exits]]\ncode = "x"\ntitle = """\ncode = "y"\n"""\nhue = 1\n', 22, "“hue”"),
    ],
)
def test_the_line_that_is_wrong_is_named(added: str, line: int, told: str) -> None:
    with pytest.raises(PathwayFileError, match=told) as refused:
        read_pathway(GOOD.strip("\n") + "\n" + added, "mine.toml")
    assert f"mine.toml, line {line}," in str(refused.value)


HOSPITALITY = load_library(resource_path()).newest_pathway("hospitality-to-health")
STAGES = [stage.code for stage in HOSPITALITY.stages]
EXITS = [reason.code for reason in HOSPITALITY.exits]


@given(st.lists(st.sampled_from(STAGES + EXITS), min_size=1, max_size=6))
def test_nobody_stands_past_the_rules_without_having_been_judged(stops: list[str]) -> None:
    here, judged = "referral", False
    for there in stops:
        if there == here:
            continue
        judged = judged or HOSPITALITY.is_judged_on(here, there)
        here = there
        past = here in STAGES and STAGES.index(here) >= STAGES.index("eligibility")
        assert judged or not past


def test_who_was_judged_is_judged_again_only_at_that_stage_or_after_leaving() -> None:
    assert not HOSPITALITY.is_judged_on("training", "offer")
    assert not HOSPITALITY.is_judged_on("training", "action_plan")
    assert not HOSPITALITY.is_judged_on("training", "referral")
    assert not HOSPITALITY.is_judged_on("referral", "left_moved_away")
    assert HOSPITALITY.is_judged_on("training", "eligibility")
    assert HOSPITALITY.is_judged_on("left_moved_away", "training")
    assert not replace(HOSPITALITY, eligibility=NO_RULES).is_judged_on("referral", "training")


@pytest.mark.parametrize(
    ("landlord", "verdict"),
    [("harbour homes", Verdict.MET), ("Quay Lettings", Verdict.NOT_MET), (" ", Verdict.NOT_KNOWN)],
)
def test_a_programme_can_be_for_the_tenants_of_some_landlords(
    landlord: str, verdict: Verdict
) -> None:
    rules = EligibilityRules(landlords=("Harbour Homes", "City Council"))
    found = judge(rules, Facts(landlord=landlord))
    assert [one.verdict for one in found] == [verdict]
    assert "Harbour Homes" in found[0].why or verdict is Verdict.MET
