"""What is withheld of small tables, and why: the least that does, with the reason for the lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from anchordesk.domain.disclosure.flow import attack_costs
from anchordesk.domain.disclosure.keyed import keyed
from anchordesk.domain.disclosure.linear_system import joint_system
from anchordesk.domain.disclosure.period_links import OpenChange, PeriodLinks, SmallChange
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    LadderStep,
    ProtectedReturn,
    ProtectionRefusedError,
    WithheldReason,
)
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.suppression import _costs, protect
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, TableError

KEY = b"0123456789abcdef"
SMALL, PROTECTS, WHOLE, EARLIER, CHANGED = (
    WithheldReason.SMALL,
    WithheldReason.PROTECTS,
    WithheldReason.WHOLE_GROUP,
    WithheldReason.EARLIER,
    WithheldReason.CHANGED,
)
CONTEXT: Dims = (("measure", "people"),)
Told = dict[str, tuple[WithheldReason, str | None]]


def at(codes: str) -> Dims:
    """The place of "W1 job", with the ward first; nothing is everybody."""
    pairs = {"ward" if code.startswith("W") else "stage": code for code in codes.split()}
    return place_of({"measure": "people", **pairs})


def spoken(place: Dims | None) -> str | None:
    if place is None:
        return None
    pairs = dict(place)
    return " ".join(pairs[name] for name in ("ward", "stage") if name in pairs) or "everybody"


def protected(
    counts: Mapping[str, int], *, sensitive: bool = False, **more: Any
) -> ProtectedReturn:
    """Protect one table of wards, or of wards by stages, given by its inner cells."""
    cells = {tuple(codes.split()): count for codes, count in counts.items()}
    both = len(next(iter(cells))) == 2
    wards = sorted({codes[0] for codes in cells})
    dimensions = [Dimension("ward", "", tuple(Category(code, code) for code in wards))]
    if both:
        stages = sorted({codes[1] for codes in cells})
        made = Dimension("stage", "", tuple(Category(code, code) for code in stages), sensitive)
        dimensions.append(made)
    table = CountTable("t", "", ("ward", "stage") if both else ("ward",), cells)
    given = {"policy": ProtectionPolicy(5), "tie_break_key": KEY, **more}
    found = protect([table], dimensions, release="R", context=CONTEXT, **given)
    assert not found.published.additions_only
    return found


def told(found: ProtectedReturn) -> Told:
    return {
        spoken(cell.dims) or "": (cell.reason, spoken(cell.protects)) for cell in found.withheld
    }


def earlier(**counts: int | None) -> PublishedTables:
    """What was printed of wards before; "_" is everybody."""
    return PublishedTables(
        tuple(PublishedCell("old", at("" if c == "_" else c), n) for c, n in counts.items())
    )


@pytest.mark.parametrize(
    ("counts", "expected", "step"),
    [
        # Nothing small: nothing withheld, zeros and the threshold in print.
        ({"W1": 5, "W2": 0, "W3": 9}, {}, LadderStep.ZEROS_PRINTED),
        # The smaller of the two others hides it.
        (
            {"W1": 4, "W2": 6, "W3": 30},
            {"W1": (SMALL, None), "W2": (PROTECTS, "W1")},
            LadderStep.ZEROS_PRINTED,
        ),
        # Two small ones that can be 0 and 5 between them need no other.
        (
            {"W1": 4, "W2": 4, "W3": 30},
            {"W1": (SMALL, None), "W2": (SMALL, None)},
            LadderStep.ZEROS_PRINTED,
        ),
        # Two people and one: together too few to be five.
        (
            {"W1": 2, "W2": 1, "W3": 7, "W4": 30},
            {"W1": (SMALL, None), "W2": (SMALL, None), "W3": (PROTECTS, "W1")},
            LadderStep.ZEROS_PRINTED,
        ),
        # All are too few: the total goes as well.
        (
            {"W1": 3, "W2": 0},
            {"W1": (SMALL, None), "everybody": (SMALL, None)},
            LadderStep.ZEROS_PRINTED,
        ),
        # Nobody is in the other ward: margins are withheld rather than zeros.
        (
            {"W1 job": 3, "W1 none": 20, "W2 job": 0, "W2 none": 0},
            {
                "W1 job": (SMALL, None),
                "W1 none": (PROTECTS, "job"),
                "job": (SMALL, None),
                "none": (PROTECTS, "job"),
            },
            LadderStep.ZEROS_PRINTED,
        ),
        # A small count in a corner takes a rectangle, of the smallest that there is.
        (
            {
                "W1 job": 2,
                "W1 none": 20,
                "W1 away": 8,
                "W2 job": 9,
                "W2 none": 40,
                "W2 away": 7,
                "W3 job": 50,
                "W3 none": 60,
                "W3 away": 70,
            },
            {
                "W1 job": (SMALL, None),
                "W1 away": (PROTECTS, "W1 job"),
                "W2 job": (PROTECTS, "W1 job"),
                "W2 away": (PROTECTS, "W1 job"),
            },
            LadderStep.ZEROS_PRINTED,
        ),
    ],
)
def test_the_least_is_withheld_that_hides_every_small_count(
    counts: dict[str, int], expected: Told, step: LadderStep
) -> None:
    found = protected(counts)
    assert told(found) == expected
    assert found.step is step
    printed = {spoken(cell.dims): cell.value for cell in found.published.cells}
    assert {name for name, count in printed.items() if count is None} == set(expected)
    assert all(printed[codes] == n for codes, n in counts.items() if codes not in expected)


def test_zeros_are_withheld_where_nobody_else_can_hide_a_small_count() -> None:
    """All margins are in print: more in one place are more, or fewer, where nobody is."""
    margins = {"W1": 22, "W2": 9, "W3": 9, "job": 11, "none": 29, "": 40}
    cells = tuple(PublishedCell("old", at(codes), n) for codes, n in margins.items())
    counts = {"W1 job": 2, "W1 none": 20, "W2 job": 9, "W2 none": 0, "W3 job": 0, "W3 none": 9}
    found = protected(counts, earlier=PublishedTables(cells))
    assert found.step is LadderStep.ZEROS_WITHHELD
    others = dict.fromkeys((codes for codes in counts if codes != "W1 job"), (PROTECTS, "W1 job"))
    assert told(found) == {"W1 job": (SMALL, None), **others}


def test_whole_tables_are_withheld_last_of_all_with_their_grand_total() -> None:
    found = protected({"W1": 2, "W2": 0, "W3": 9}, earlier=earlier(W3=9))
    assert found.step is LadderStep.TABLES_WITHHELD
    for_it = (PROTECTS, "W1")
    assert told(found) == {"W1": (SMALL, None), "W2": for_it, "everybody": for_it}


@pytest.mark.parametrize(("third", "hidden"), [(7, "W1 W3"), (300, "W1 W3"), (60_000, "W1 W2")])
def test_a_dear_cell_is_taken_only_where_the_others_are_four_times_as_dear(
    third: int, hidden: str
) -> None:
    counts = {"W1": 2, "W2": 6, "W3": third}
    assert set(told(protected(counts))) == {"W1", "W2"}
    assert set(told(protected(counts, dear=frozenset({at("W2")})))) == set(hidden.split())


@pytest.mark.parametrize(("third", "hidden"), [(7, "W1 W3"), (100, "W1 W3"), (200, "W1 W2")])
def test_a_cell_withheld_in_the_period_before_is_half_as_dear(third: int, hidden: str) -> None:
    links = PeriodLinks(withheld_before=frozenset({at("W3")}))
    found = protected({"W1": 2, "W2": 6, "W3": third}, links=links)
    assert set(told(found)) == set(hidden.split())


def test_what_the_audit_could_use_is_withheld_too_and_kept_as_wide_as_the_threshold() -> None:
    found = told(protected({"W1": 20, "W2": 30, "W3": 40}, also_withheld=frozenset({at("W1")})))
    assert found == {"W1": (PROTECTS, None), "W2": (PROTECTS, "W1")}


def test_a_whole_group_in_one_category_of_a_sensitive_dimension_is_hidden() -> None:
    counts = {"W1 job": 9, "W1 none": 0, "W2 job": 20, "W2 none": 30}
    assert told(protected(counts)) == {}
    found = told(protected(counts, sensitive=True))
    assert found["W1 job"] == (WHOLE, None)
    assert found["W1 none"] == (PROTECTS, "W1 job")
    assert set(found) == set(counts)


@pytest.mark.parametrize(("people", "hidden"), [(4, True), (5, True), (0, False)])
def test_a_group_of_nobody_tells_of_nobody(people: int, hidden: bool) -> None:
    counts = {"W1 job": people, "W1 none": 0, "W2 job": 20, "W2 none": 30}
    assert bool(told(protected(counts, sensitive=True))) == hidden


def test_what_was_withheld_before_stays_so_and_what_was_printed_is_printed_again() -> None:
    found = protected({"W1": 20, "W2": 30, "W3": 40}, earlier=earlier(W1=None, W2=None, _=90))
    assert told(found) == {"W1": (EARLIER, None), "W2": (EARLIER, None)}
    again = protected({"W1": 2, "W2": 6, "W3": 30}, earlier=earlier(W2=6))
    assert told(again) == {"W1": (SMALL, None), "W3": (PROTECTS, "W1")}
    with pytest.raises(ProtectionRefusedError) as refused:
        protected({"W1": 2, "W2": 6, "W3": 30}, earlier=earlier(W2=6, W3=30, _=38))
    assert refused.value.cells == (at("W1"),)
    with pytest.raises(ProtectionRefusedError) as refused:
        protected({"W1": 2, "W2": 6, "W3": 30}, earlier=earlier(W1=2))
    assert refused.value.cells == (at("W1"),)


CHANGE: Dims = (("measure", "change"), ("ward", "W1"))
BEFORE: Dims = (("measure", "before"), ("ward", "W1"))
TIE = PublicConstraint(((1, at("W1")), (-1, BEFORE), (-1, CHANGE)), "==", 0)


def before(value: int | None) -> PublishedTables:
    return PublishedTables((PublishedCell("old", BEFORE, value),))


@pytest.mark.parametrize("cells", [1, 2])
def test_a_count_that_few_were_added_to_is_withheld_as_changed(cells: int) -> None:
    """Two more than before: the count itself, or one of those that it follows from."""
    own = (at("W1"), at("W2"))[:cells]
    links = PeriodLinks(facts=(TIE,), small_changes=(SmallChange(CHANGE, own),))
    found = told(protected({"W1": 22, "W2": 30, "W3": 25}, earlier=before(20), links=links))
    assert found["W1"] == (CHANGED, None)
    assert len(found) == 2
    if cells == 1:
        assert found["W3"] == (PROTECTS, "W1"), "the smaller of the others"
    else:
        assert found in (
            {"W1": (CHANGED, None), "W2": (CHANGED, None)},
            {"W1": (CHANGED, None), "W3": (PROTECTS, "W1")},
        )


@pytest.mark.parametrize("size", [15, 16])
def test_a_key_for_ties_is_long_enough_to_be_secret(size: int) -> None:
    if size == 16:
        protected({"W1": 9}, tie_break_key=b"x" * size)
        return
    with pytest.raises(TableError, match="at least 16 bytes"):
        protected({"W1": 9}, tie_break_key=b"x" * size)


def test_what_could_be_nobody_before_can_be_so_beside_finer_counts() -> None:
    """All four are large, but with them in print a ward's hidden count would be their sum."""
    counts = {"W1 f": 6, "W1 m": 6, "W2 f": 8, "W2 m": 9}
    assert told(protected(counts)) == {}
    found = told(protected(counts, earlier=earlier(W1=None, W2=None, _=29)))
    assert set(found) == {*counts, "W1", "W2"}
    assert found["W1"] == found["W2"] == (EARLIER, None)
    assert {reason for codes, (reason, _) in found.items() if codes in counts} == {PROTECTS}


@pytest.mark.parametrize("new", [True, False])
def test_a_change_that_may_be_small_as_far_as_anybody_knows_is_hidden(new: bool) -> None:
    """At least twenty of fifty-one were there before, and twenty-two are: nobody came, or two."""
    before_all = PublishedTables(
        (
            PublishedCell("old", BEFORE, None),
            PublishedCell("old", (("measure", "before"), ("ward", "W2")), None),
            PublishedCell("old", (("measure", "before"),), 51),
        )
    )
    at_least = PublicConstraint(((1, BEFORE),), ">=", 20)
    links = PeriodLinks(
        facts=(TIE, at_least),
        open_changes=(OpenChange(CHANGE, BEFORE, new=True),) if new else (),
    )
    found = protected({"W1": 22, "W2": 30, "W3": 25}, earlier=before_all, links=links)
    hidden = {cell.dims: (cell.reason, cell.protects) for cell in found.withheld}
    because = (PROTECTS, BEFORE if new else CHANGE)
    assert hidden == {at("W1"): because, at("W3"): because}


@pytest.mark.parametrize(("presumed", "hidden"), [(False, "W1 W2"), (True, "W1 W2 W3")])
def test_a_small_count_is_protected_against_who_takes_more_for_granted(
    presumed: bool, hidden: str
) -> None:
    """The reader presumes that no more than seven are in the second ward: no four came from one."""
    at_most = PublicConstraint(((1, at("W2")),), "<=", 7)
    links = PeriodLinks(presumed=(at_most,) if presumed else ())
    found = protected({"W1": 4, "W2": 7, "W3": 8}, links=links)
    assert set(told(found)) == set(hidden.split())


@pytest.mark.parametrize(
    ("least", "most", "possible"),
    [
        (15, 20, True),
        (20, 25, True),
        (16, 21, True),
        (17, 22, True),
        (19, 24, True),
        (16, 20, False),
        (20, 24, False),
        (18, 22, False),
    ],
)
def test_a_hidden_count_gets_its_width_upwards_or_downwards_or_both_ways(
    least: int, most: int, possible: bool
) -> None:
    """Twenty, of whom everybody knows that they are no fewer and no more than so many."""
    here = ((1, at("W1")),)
    facts = (PublicConstraint(here, ">=", least), PublicConstraint(here, "<=", most))
    more: dict[str, Any] = {"constraints": facts, "also_withheld": frozenset({at("W1")})}
    if possible:
        found = told(protected({"W1": 20, "W2": 30, "W3": 40}, **more))
        assert found == {"W1": (PROTECTS, None), "W2": (PROTECTS, "W1")}
        return
    with pytest.raises(ProtectionRefusedError) as refused:
        protected({"W1": 20, "W2": 30, "W3": 40}, **more)
    assert at("W1") in refused.value.cells


def test_how_wide_a_count_is_is_judged_without_what_is_only_presumed() -> None:
    here = ((1, at("W1")),)
    presumed = (PublicConstraint(here, ">=", 19), PublicConstraint(here, "<=", 21))
    links = PeriodLinks(presumed=presumed)
    counts = {"W1": 20, "W2": 30, "W3": 40}
    found = told(protected(counts, links=links, also_withheld=frozenset({at("W1")})))
    assert found == {"W1": (PROTECTS, None), "W2": (PROTECTS, "W1")}


def test_margins_are_dearer_than_what_they_sum_and_what_was_withheld_before_is_cheaper() -> None:
    """The measure that every cell carries divides nobody."""
    places = {at(""): 30, at("W1"): 20, at("W2"): 10, at("W1 job"): 20, at("W2 job"): 10}
    system = joint_system(places, (), (), (), None)
    links = PeriodLinks(withheld_before=frozenset({at("W1")}))
    used, dear = {"ward", "stage"}, frozenset({at("W2 job")})
    found = _costs(system, used, KEY, links, dear)
    ties = [keyed(KEY, place) for place in system.places]
    depths = [len(place) - 1 for place in system.places]
    plain = dict(zip(system.places, attack_costs(system.counts, depths, ties), strict=True))
    expected = {**plain, at("W1"): plain[at("W1")] / 2, at("W2 job"): plain[at("W2 job")] * 4}
    assert dict(zip(system.places, found, strict=True)) == pytest.approx(expected)
