"""Figures of counts rounded together: as near as can be, beside those printed before, or none."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.disclosure import release as release_module
from anchordesk.domain.disclosure import rounding as rounding_module
from anchordesk.domain.disclosure.audit import AuditResult, Finding, Inference
from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.keyed import keyed
from anchordesk.domain.disclosure.linear_system import EarlierReleaseError
from anchordesk.domain.disclosure.period_links import PeriodLinks
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.rounding import Rounding, _in_bases, round_together
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension

KEY = b"0123456789abcdef"
FIVES = ProtectionPolicy(5, rounds=True)
WARDS = ("W1", "W2", "W3")
WARD = Dimension("ward", "", tuple(Category(code, code) for code in WARDS))
SEX = Dimension("sex", "", (Category("f", "f"), Category("m", "m")))


def at(**pairs: str) -> Dims:
    return place_of({"measure": "people", **pairs})


def by_ward(*counts: int) -> CountTable:
    return CountTable("t", "", ("ward",), {(w,): n for w, n in zip(WARDS, counts, strict=True)})


def rounded(*counts: int, policy: ProtectionPolicy = FIVES, **more: Any) -> dict[Dims, int]:
    given = {"tie_break_key": KEY, **more}
    context = (("measure", "people"),)
    found = round_together(
        [by_ward(*counts)], [WARD], policy, release="R", context=context, **given
    )
    rounding = Rounding.under(policy)
    figures = {cell.dims: rounding.figure(cell) for cell in found.published.cells}
    assert found.withheld == ()
    assert not found.published.additions_only
    return {place: figure for place, figure in figures.items() if figure is not None}


def price(figures: Mapping[Dims, int], counts: Mapping[Dims, int], key: bytes) -> float:
    """How far figures are from their counts, each moved by chance; a total weighs three times."""
    return sum(
        (1 if "ward" in dict(place) else 3)
        * abs(figures[place] - count - ((keyed(key, place) - 0.5) * 5 if count else 0.0))
        for place, count in counts.items()
    )


@given(st.lists(st.integers(0, 17), min_size=3, max_size=3), st.binary(min_size=16, max_size=16))
def test_no_figures_that_add_up_are_much_nearer(people: list[int], key: bytes) -> None:
    nearest_are_found(people, key)


@pytest.mark.parametrize(
    "people", [[0, 7, 13], [1, 1, 1], [0, 0, 9], [2, 8, 17], [5, 10, 15], [12, 0, 4], [3, 3, 16]]
)
def test_of_figures_that_add_up_the_nearest_are_taken(people: list[int]) -> None:
    for number in range(4):
        nearest_are_found(people, bytes([number]) * 16)


def nearest_are_found(people: list[int], key: bytes) -> None:
    found = rounded(*people, tie_break_key=key)
    counts = {at(): sum(people)} | {at(ward=w): n for w, n in zip(WARDS, people, strict=True)}
    assert set(found) == set(counts)
    assert found[at()] == sum(found[at(ward=ward)] for ward in WARDS)
    others = [
        {at(): sum(chosen)} | {at(ward=w): n for w, n in zip(WARDS, chosen, strict=True)}
        for chosen in product(*(range(0, n + 7, 5) for n in people))
    ]
    draw = key + bytes(2)
    nearest = min(
        price(figures, counts, draw)
        for figures in others
        if all(abs(figures[place] - count) <= 6 for place, count in counts.items())
    )
    assert price(found, counts, draw) <= nearest * 1.021 + 1e-6


@pytest.mark.parametrize(("threshold", "base"), [(3, 5), (5, 5), (6, 10), (10, 10)])
def test_figures_are_fives_or_tens_within_one_more(threshold: int, base: int) -> None:
    rounding = Rounding.under(ProtectionPolicy(threshold, rounds=True))
    assert (rounding.base, rounding.within) == (base, base + 1)
    assert rounding.band(0) == (0, base + 1)
    assert rounding.band(base) == (0, 2 * base + 1)
    assert rounding.band(2 * base) == (base - 1, 3 * base + 1)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ((None, 0, 6), 0),
        ((None, 0, 11), 5),
        ((None, 4, 16), 10),
        ((None, 3, 16), None),
        ((None, 4, 17), None),
        ((None, 0, 5), None),
        ((None, 0, 1), None),
        ((None, 2, 14), None),
        ((None, 4, None), None),
        ((None, None, None), None),
        ((10, None, None), None),
    ],
)
def test_the_figure_is_told_by_its_band(
    cell: tuple[int | None, int | None, int | None], figure: int | None
) -> None:
    value, low, high = cell
    assert Rounding.under(FIVES).figure(PublishedCell("R", at(), value, low, high)) == figure


def before(**figures: int) -> PublishedTables:
    rounding = Rounding.under(FIVES)
    cells = (
        PublishedCell("old", at(**({} if w == "all" else {"ward": w})), None, *rounding.band(n))
        for w, n in figures.items()
    )
    return PublishedTables(tuple(cells))


def test_what_was_rounded_before_stands_and_the_others_add_up_with_it() -> None:
    for figure in (5, 10):
        found = rounded(8, 22, 41, earlier=before(W1=figure))
        assert found[at(ward="W1")] == figure
        assert found[at()] == sum(found[at(ward=ward)] for ward in WARDS)
    with pytest.raises(EarlierReleaseError):
        rounded(8, 22, 41, earlier=before(W1=0))
    with pytest.raises(ProtectionRefusedError, match="No rounded figures were found that add up"):
        rounded(8, 22, 41, earlier=before(W1=5, W2=20, W3=40, all=75))


@pytest.mark.parametrize(
    ("figures", "third"),
    [
        ({"W1": 5, "W2": 20, "all": 70}, 45),
        ({"W1": 5, "W2": 20, "all": 75}, None),
        ({"W1": 10, "W2": 25, "all": 70}, 35),
        ({"W1": 10, "W2": 25, "all": 65}, None),
    ],
)
def test_no_figure_is_further_from_its_count_than_it_may(
    figures: dict[str, int], third: int | None
) -> None:
    """Of forty-one people, thirty-five to forty-seven are near enough."""
    if third is not None:
        assert rounded(8, 22, 41, earlier=before(**figures))[at(ward="W3")] == third
        return
    with pytest.raises(ProtectionRefusedError, match="No rounded figures"):
        rounded(8, 22, 41, earlier=before(**figures))


@pytest.mark.parametrize(
    ("low", "high", "fewest", "most"),
    [(7, 13, 1, 3), (10, 10, 2, 2), (None, 13, None, 3), (7, None, 1, None), (-6, 0, -2, 0)],
)
def test_a_limit_between_two_figures_is_loosened(
    low: int | None, high: int | None, fewest: int | None, most: int | None
) -> None:
    terms = ((0, 1), (3, -2))
    assert _in_bases(Fact(terms, low, high), 5) == Fact(terms, fewest, most)


def test_facts_that_no_figures_keep_are_left_to_the_audit() -> None:
    """Thirty in two wards are kept to; twice one less the other is six, which no fives are."""
    three = PublicConstraint(((1, at(ward="W1")), (1, at(ward="W2"))), "==", 30)
    links = PeriodLinks(facts=(three,))
    found = rounded(8, 22, 41, links=links)
    assert found[at(ward="W1")] + found[at(ward="W2")] == 30
    odd = PublicConstraint(((2, at(ward="W1")), (-1, at(ward="W2"))), "==", -6)
    assert rounded(8, 22, 41, links=PeriodLinks(presumed=(odd,)))
    assert rounded(8, 22, 41, links=PeriodLinks(facts=(odd,)))


def test_figures_that_do_not_add_up_exactly_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounding_module, "_adds_up", lambda system, figures: False)
    with pytest.raises(ProtectionRefusedError, match="No rounded figures"):
        rounded(8, 22, 41)


@pytest.mark.parametrize(("seconds", "enough"), [(0.5, True), (1e-9, False)])
def test_there_is_as_much_time_as_the_policy_gives(seconds: float, *, enough: bool) -> None:
    policy = ProtectionPolicy(5, time_limit_seconds=seconds, rounds=True)
    if enough:
        assert rounded(8, 22, 41, policy=policy, clock=lambda: 7.0)
        return
    with pytest.raises(ProtectionRefusedError, match="time for protection was up"):
        rounded(8, 22, 41, policy=policy, clock=lambda: 7.0)


def released(monkeypatch: pytest.MonkeyPatch, *results: AuditResult | None) -> AuditedRelease:
    """A rounded release whose audits say so, one after the other; None is what they find."""
    says = list(results)

    def attacked(*arguments: Any, **named: Any) -> AuditResult:
        said = says.pop(0) if says else None
        return release_attacked(*arguments, **named) if said is None else said

    release_attacked = release_module.attacked
    monkeypatch.setattr(release_module, "attacked", attacked)
    found = protect_and_audit(
        [by_ward(3, 12, 30)],
        [WARD],
        FIVES,
        release="R",
        context=(("measure", "people"),),
        tie_break_key=KEY,
    )
    assert not says
    return found


GIVEN_AWAY = AuditResult(
    (Finding("R", at(ward="W1"), Inference.EXACT, 3, 3, True, ()),), (), 4, 0, 4, (), joined=False
)
OPEN = AuditResult((), ("The time was up.",), 4, 0, 4, (), joined=False)


def test_other_figures_are_drawn_until_the_audit_is_content(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contents = {released(monkeypatch, *[GIVEN_AWAY] * tries, None).content for tries in range(5)}
    assert len(contents) > 1
    with pytest.raises(ProtectionRefusedError, match="could work out these cells") as refused:
        released(monkeypatch, *[GIVEN_AWAY] * 5)
    assert refused.value.cells == (at(ward="W1"),)


def test_an_audit_that_does_not_end_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ProtectionRefusedError, match="audit could not be completed"):
        released(monkeypatch, OPEN)
    with pytest.raises(ProtectionRefusedError, match="audit could not be completed"):
        released(monkeypatch, GIVEN_AWAY, OPEN)
