"""What ties a new return to earlier periods: the changes that follow, known, small or open."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.period_links import (
    ContinuityError,
    PeriodLinks,
    SmallChange,
    link_periods,
)
from anchordesk.domain.disclosure.published_cells import (
    Comparison,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    cell_name,
    place_of,
)

CONTEXT: Dims = (("measure", "people"), ("period", "Q2"))


def now(ward: str = "W1") -> Dims:
    return place_of({"measure": "people", "period": "Q2", "ward": ward})


def then(ward: str = "W1") -> Dims:
    return place_of({"measure": "people", "period": "Q1", "ward": ward})


def change(later: Dims, *before: Dims) -> Dims:
    """The place of those who were added or went."""
    names = "; ".join(cell_name(place) for place in before)
    return (("measure", f"people: change of {cell_name(later)} from {names}"), ("period", "Q2"))


def fact(*terms: tuple[int, Dims], op: Comparison = "==", rhs: int = 0) -> PublicConstraint:
    return PublicConstraint(terms, op, rhs)


def linked(
    counts: dict[Dims, int],
    before: dict[Dims, int | None],
    *continuations: Continuation,
    presumptions: tuple[PublicConstraint, ...] = (),
    constraints: tuple[PublicConstraint, ...] = (),
) -> PeriodLinks:
    cells = tuple(PublishedCell("Q1", place, value) for place, value in before.items())
    return link_periods(
        continuations,
        counts,
        PublishedTables(cells),
        context=CONTEXT,
        threshold=5,
        totals=(),
        constraints=constraints,
        presumptions=presumptions,
    )


def goes_on(course: Course = Course.GROWS) -> Continuation:
    return Continuation(now(), (then(),), course)


CHANGE = change(now(), then())


@pytest.mark.parametrize(
    ("before", "after", "added", "small"),
    [
        (20, 20, -1, False),
        (20, 21, -1, True),
        (20, 24, -1, True),
        (20, 25, -1, False),
        (20, 19, 1, True),
        (20, 16, 1, True),
        (20, 15, 1, False),
    ],
)
def test_a_change_between_printed_counts_is_a_count_and_small_below_the_threshold(
    before: int, after: int, added: int, small: bool
) -> None:
    links = linked({now(): after}, {then(): before}, goes_on())
    assert links.facts == (fact((1, now()), (-1, then()), (added, CHANGE)),)
    assert links.small_changes == ((SmallChange(CHANGE, (now(),)),) if small else ())
    assert links.presumed == ()
    assert links.open_changes == ()
    assert links.withheld_before == frozenset()


def test_a_closed_count_that_stayed_is_the_same_count() -> None:
    same = linked({now(): 20}, {then(): 20}, goes_on(Course.CLOSED))
    assert same.facts == (fact((1, now()), (-1, then())),)
    late = linked({now(): 22}, {then(): 20}, goes_on(Course.CLOSED))
    assert late.facts == (fact((1, now()), (-1, then()), (-1, CHANGE)),)
    assert [item.change for item in late.small_changes] == [CHANGE]


def test_nothing_follows_where_people_come_and_go() -> None:
    assert linked({now(): 22}, {then(): 20}, goes_on(Course.MOVES)) == PeriodLinks()


@pytest.mark.parametrize("course", [Course.CLOSED, Course.GROWS])
def test_how_a_withheld_count_goes_on_is_open_and_the_strongest_is_believed(course: Course) -> None:
    links = linked({now(): 22}, {then(): None}, goes_on(course))
    stayed = course is Course.CLOSED
    terms = [(1, now()), (-1, then())] + ([] if stayed else [(-1, CHANGE)])
    assert links.facts == (fact(*terms),)
    (open_one,) = links.open_changes
    assert (open_one.change, open_one.before, open_one.new) == (CHANGE, then(), True)
    assert links.small_changes == ()
    assert links.withheld_before == {now()}


def test_a_count_that_must_have_shrunk_is_known_to_have() -> None:
    """At least thirty were there, and twenty-two are: neither the same nor more."""
    at_least = fact((1, then()), op=">=", rhs=30)
    for course in (Course.CLOSED, Course.GROWS):
        links = linked({now(): 22}, {then(): None}, goes_on(course), constraints=(at_least,))
        assert links.facts == (fact((1, now()), (-1, then()), (1, CHANGE)),)


def test_a_count_that_must_have_grown_is_not_believed_to_be_the_same() -> None:
    at_most = fact((1, then()), op="<=", rhs=21)
    links = linked({now(): 22}, {then(): None}, goes_on(Course.CLOSED), constraints=(at_most,))
    assert links.facts == (fact((1, now()), (-1, then()), (-1, CHANGE)),)


def test_of_several_counts_each_is_believed_what_it_can_be() -> None:
    """Of three wards at least thirty were in the first, and in the second at most twenty-one."""
    known = (fact((1, then("W1")), op=">=", rhs=30), fact((1, then("W2")), op="<=", rhs=21))
    wards = ("W1", "W2", "W3")
    links = linked(
        {now(ward): 22 for ward in wards},
        {then(ward): None for ward in wards},
        *(Continuation(now(ward), (then(ward),), Course.CLOSED) for ward in wards),
        constraints=known,
    )
    changes = {ward: change(now(ward), then(ward)) for ward in wards}
    assert set(links.facts) == {
        fact((1, now("W1")), (-1, then("W1")), (1, changes["W1"])),
        fact((1, now("W2")), (-1, then("W2")), (-1, changes["W2"])),
        fact((1, now("W3")), (-1, then("W3"))),
    }
    assert [item.change for item in links.open_changes] == list(changes.values())


def test_where_the_print_contradicts_itself_nothing_is_believed_beside() -> None:
    """That is for protection to refuse, and to say why."""
    never = fact((1, now()), op=">=", rhs=30)
    for course in (Course.CLOSED, Course.GROWS, Course.MOVES):
        links = linked({now(): 22}, {then(): None}, goes_on(course), constraints=(never,))
        assert links.facts == links.presumed == ()


def test_between_two_earlier_returns_a_change_is_open_but_not_new() -> None:
    earlier = place_of({"measure": "people", "period": "Q0", "ward": "W1"})
    links = linked(
        {now("W9"): 9}, {earlier: None, then(): 8}, Continuation(then(), (earlier,), Course.GROWS)
    )
    (open_one,) = links.open_changes
    assert not open_one.new
    assert links.withheld_before == frozenset()


def test_groups_that_were_merged_or_divided_go_on_together() -> None:
    merged = Continuation(now(), (then("W1"), then("W2")), Course.GROWS)
    links = linked({now(): 43}, {then("W1"): 20, then("W2"): 21}, merged)
    both = change(now(), then("W1"), then("W2"))
    assert links.facts == (fact((1, now()), (-1, then("W1")), (-1, then("W2")), (-1, both)),)
    assert links.small_changes == (SmallChange(both, (now(),)),)
    half = linked({now(): 43}, {then("W1"): 20, then("W2"): None}, merged)
    assert half.withheld_before == {now()}
    divided = Continuation(now("W1"), (then(),), Course.GROWS, (now("W2"),))
    links = linked({now("W1"): 20, now("W2"): 3}, {then(): 20}, divided)
    (small,) = links.small_changes
    assert small.cells == (now("W1"), now("W2"))


def test_a_presumption_is_believed_where_it_tells_something_and_can_be() -> None:
    older = fact((1, now("old")), (-1, then("old")), op=">=")
    links = linked({now("old"): 9}, {then("old"): None}, presumptions=(older,))
    assert links.facts == ()
    assert links.presumed == (fact((-1, then("old")), (1, now("old")), op=">="),)
    cannot = fact((1, now("old")), op=">=", rhs=12)
    assert linked({now("old"): 9}, {then("old"): None}, presumptions=(cannot,)).presumed == ()
    nothing = fact((1, now("old")), op=">=", rhs=0)
    assert linked({now("old"): 9}, {}, presumptions=(nothing,)).presumed == ()
    known = fact((1, now("old")), (-1, then("old")), op=">=")
    links = linked({now("old"): 9}, {then("old"): 7}, presumptions=(known,))
    assert links.presumed == (fact((1, now("old")), op=">=", rhs=7),)
    one = fact((1, now("old")), op=">=", rhs=1)
    assert linked({now("old"): 9}, {}, presumptions=(one,)).presumed == (one,)
    stricter = (known, fact((1, now("old")), op=">=", rhs=8), fact((1, now("old")), op=">=", rhs=3))
    links = linked({now("old"): 9}, {then("old"): 7}, presumptions=stricter)
    assert links.presumed == (fact((1, now("old")), op=">=", rhs=8),)


@pytest.mark.parametrize(("fewer", "seen"), [(0, False), (1, True), (4, True), (5, False)])
def test_few_missing_of_those_whom_nobody_leaves_are_a_small_change(fewer: int, seen: bool) -> None:
    older = fact((1, now("old")), (-1, then("old")), op=">=")
    links = linked({now("old"): 20 - fewer}, {then("old"): 20}, presumptions=(older, older))
    if not seen:
        assert links.small_changes == ()
        assert links.facts == ()
        return
    (small,) = links.small_changes
    assert small.cells == (now("old"),)
    assert dict(small.change)["measure"] == (
        f"people: missing of {cell_name(then('old'))} in {cell_name(now('old'))}"
    )
    assert links.facts == (fact((1, now("old")), (-1, then("old")), (1, small.change)),)


def test_nobody_left_of_five_is_no_small_change() -> None:
    older = fact((1, now("old")), (-1, then("old")), op=">=")
    for before, seen in ((4, 1), (5, 0)):
        links = linked({now("old"): 0}, {then("old"): before}, presumptions=(older,))
        assert len(links.small_changes) == seen


@pytest.mark.parametrize("hidden", [then("old"), now("other")])
def test_nobody_is_seen_to_be_missing_where_a_count_is_unknown_or_nothing_is_new(
    hidden: Dims,
) -> None:
    older = fact((1, now("old")), (-1, then("old")), op=">=")
    if hidden == then("old"):
        links = linked({now("old"): 18}, {then("old"): None}, presumptions=(older,))
    else:
        links = linked({hidden: 9}, {now("old"): 18, then("old"): 20}, presumptions=(older,))
    assert links.small_changes == ()


def test_counts_over_periods_need_a_measure() -> None:
    arguments = {"totals": (), "constraints": (), "threshold": 5, "context": ()}
    assert link_periods([], {}, PublishedTables(()), **arguments) == PeriodLinks()  # type: ignore[arg-type]
    with pytest.raises(ContinuityError, match="need a measure"):
        link_periods([goes_on()], {}, PublishedTables(()), **arguments)  # type: ignore[arg-type]
