"""Wards whose borders moved: whole ones add up, divided ones are estimated, and it is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.ward_changes import (
    Basis,
    CarriedFigure,
    WardChangesError,
    carry,
    read_ward_changes,
)

HEAD = 'source = "The council\'s order"\nlicence = "OGL"\nas_of = 2018-05-03\n'
MERGED = """
[[changes]]
day = 2018-05-03
ward = "Aston"
into = [{ ward = "Newtown" }]

[[changes]]
day = 2018-05-03
ward = "Lozells"
into = [{ ward = "Newtown" }]
"""
DIVIDED = """
[[changes]]
day = 2018-05-03
ward = "Harborne"
into = [{ ward = "Harborne", share = 0.7 }, { ward = "Quinton", share = 0.3 }]
"""
UNKNOWN = """
[[changes]]
day = 2018-05-03
ward = "Kingstanding"
into = [{ ward = "Perry Common" }, { ward = "Oscott" }]
"""
LIST = read_ward_changes(HEAD + MERGED + DIVIDED + UNKNOWN, "changes.toml")
SINCE = LIST.between(date(2018, 3, 31), date(2019, 3, 31))
BEFORE = {"Aston": 20, "lozells": 11, "Harborne": 43, "Quinton": 10, "Oscott": 8, "Sparkhill": 7}


def test_whole_wards_that_became_one_are_added_up() -> None:
    found = carry(BEFORE, SINCE)
    assert found("Newtown") == CarriedFigure(Basis.EXACT, 31, ("Aston", "lozells"))
    assert found("Sparkhill") == CarriedFigure(Basis.EXACT, 7)


def test_a_divided_ward_gives_a_rounded_estimate_and_never_a_figure() -> None:
    found = carry(BEFORE, SINCE)
    assert found("Harborne") == CarriedFigure(Basis.ESTIMATE, 30)
    # Ten who were there, and three tenths of 43.
    assert found("Quinton") == CarriedFigure(Basis.ESTIMATE, 25, ("Quinton", "Harborne"))


def test_without_shares_nothing_is_compared() -> None:
    found = carry({**BEFORE, "Kingstanding": 90}, SINCE)
    assert found("Perry Common") == CarriedFigure(Basis.CHANGED, None, ("Kingstanding",))
    assert found("Oscott") == CarriedFigure(Basis.CHANGED, None, ("Oscott", "Kingstanding"))


def test_a_withheld_figure_stays_withheld_in_every_sum() -> None:
    found = carry({**BEFORE, "lozells": None, "Harborne": None}, SINCE)
    for ward in ("Newtown", "Harborne", "Quinton"):
        assert found(ward).number is None


def test_a_ward_that_no_return_told_before_has_no_figure() -> None:
    assert carry(BEFORE, ())("Newtown") == CarriedFigure(Basis.EXACT, None)
    assert carry({"Lozells": 11}, SINCE)("Newtown").number is None


def test_changes_count_only_between_the_two_days() -> None:
    assert LIST.between(date(2018, 5, 3), date(2020, 1, 1)) == ()
    assert LIST.between(date(2017, 1, 1), date(2018, 5, 2)) == ()
    assert len(LIST.between(date(2018, 5, 2), date(2018, 5, 3))) == 4


def test_changes_of_several_years_follow_each_other() -> None:
    again = """
[[changes]]
day = 2022-05-05
ward = "Newtown"
into = [{ ward = "Aston" , share = 0.5 }, { ward = "Ladywood", share = 0.5 }]
"""
    listed = read_ward_changes(HEAD + MERGED + again, "changes.toml")
    found = carry({**BEFORE, "Ladywood": 4}, listed.between(date(2018, 1, 1), date(2023, 1, 1)))
    assert found("Ladywood") == CarriedFigure(Basis.ESTIMATE, 20, ("Ladywood", "Aston", "lozells"))
    assert found("Aston").number == 15


@given(
    st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 500), min_size=1),
    st.integers(1, 99),
)
def test_wards_that_swap_whole_lose_nobody(before: dict[str, int], share: int) -> None:
    lines = "".join(
        f'[[changes]]\nday = 2018-05-03\nward = "{ward}"\ninto = [{{ ward = "New" }}]\n'
        for ward in "ABC"
    )
    lines += (
        f'[[changes]]\nday = 2018-05-03\nward = "D"\ninto = [{{ ward = "D", share = 0.{share:02} }}'
        f', {{ ward = "E", share = {1 - share / 100:.2f} }}]\n'
    )
    changes = read_ward_changes(HEAD + lines, "c").between(date(2018, 1, 1), date(2019, 1, 1))
    whole = {ward: before.get(ward, 0) for ward in "ABCDEF"}
    found = carry(whole, changes)
    assert found("New").number == sum(whole[ward] for ward in "ABC")
    assert found("F") == CarriedFigure(Basis.EXACT, whole["F"])
    for ward in "DE":
        number = found(ward).number
        assert number is not None
        assert number % 5 == 0
        assert found(ward).basis is Basis.ESTIMATE
    divided = (found("D").number or 0) + (found("E").number or 0)
    assert abs(divided - whole["D"] - whole["E"]) <= 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (DIVIDED.replace("0.3", "0.2"), "must add up to 1, not to 0.9"),
        (DIVIDED.replace(", share = 0.3", ""), "of every part, or of none"),
        (DIVIDED.replace("0.3", "1.3"), "“share” must be more than 0 and at most 1"),
        (DIVIDED.replace("Quinton", "harborne"), "stands twice"),
        (DIVIDED + DIVIDED, "changes twice on one day"),
        (DIVIDED.replace("day = 2018-05-03\n", ""), "“day” must be a day"),
        ("", r"\[\[changes\]\]"),
    ],
)
def test_a_wrong_list_names_the_place(text: str, told: str) -> None:
    with pytest.raises(WardChangesError, match=told):
        read_ward_changes(HEAD + text, "changes.toml")
