"""Medians of nested groups, facts between periods, moves: where small mistakes would harm."""

from __future__ import annotations

import numpy as np
import pytest

from anchordesk.domain.disclosure.flow import Flow, Move
from anchordesk.domain.disclosure.linear_system import LinearSystem, joint_system
from anchordesk.domain.disclosure.magnitudes import PaidJob, PayTable, medians
from anchordesk.domain.disclosure.period_links import _StrongestFacts
from anchordesk.domain.disclosure.protected_return import (
    ProtectionRefusedError,
    WithheldCell,
    WithheldReason,
)
from anchordesk.domain.disclosure.published import (
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    TableError,
    counts_by_place,
)

WARD = Dimension("ward", "Ward", (Category("W1", ""), Category("W2", "")))
AGE = Dimension("age", "Age", (Category("old", ""), Category("young", "")))


@pytest.mark.parametrize(("others", "printed"), [(5, False), (10, True)])
def test_of_two_groups_that_differ_by_few_the_finer_has_no_median(
    others: int, printed: bool
) -> None:
    """All 20 of the ward are old; beside them so many more are: their pay would follow."""

    def job(number: int) -> PaidJob:
        return PaidJob(f"P{number}", "ABCDE"[number % 5], 1_200 + number)

    w1, old = [job(n) for n in range(20)], [job(n) for n in range(20 + others)]
    rest = [job(n) for n in range(20 + others, 60)]
    context = (("measure", "paid"),)
    by_ward = PayTable("w", "", ("ward",), {("W1",): w1, ("W2",): [*old[20:], *rest]}, context)
    by_age = PayTable("a", "", ("age",), {("old",): old, ("young",): rest}, context)
    cells = tuple(
        PublishedCell("R", place_of({"measure": "paid", **pairs}), count)
        for pairs, count in (
            ({}, 60),
            ({"ward": "W1"}, 20),
            ({"ward": "W2"}, 40),
            ({"age": "old"}, 20 + others),
            ({"age": "young"}, 40 - others),
        )
    )
    found = medians([by_ward, by_age], [WARD, AGE], (), PublishedTables(cells), threshold=5)
    places = {median.dims for median in found}
    ward, age = (place_of({"measure": "paid", **at}) for at in ({"ward": "W1"}, {"age": "old"}))
    assert (ward in places and age in places) == printed
    assert ward in places or age in places


def test_one_fact_that_does_not_hold_leaves_all_others_standing() -> None:
    facts = {n: PublicConstraint(((1, place_of({"ward": f"W{n}"})),), ">=", n) for n in range(7)}
    strongest = _StrongestFacts((), lambda known: facts[3] not in known)
    left = strongest.add(list(facts), lambda n: facts[n])
    assert left == [3]
    assert set(strongest.facts) == set(facts.values()) - {facts[3]}


def system(*cells: PublishedCell) -> LinearSystem:
    counts = {place_of({"ward": f"W{n}"}): n for n in (6, 7, 8)} | {(): 21}
    totals = (StatedTotal("ward", "Total", ("W6", "W7", "W8")),)
    return joint_system(counts, totals, (), (), PublishedTables(cells) if cells else None)


def test_a_move_keeps_sums_holds_what_is_held_and_takes_the_cheapest_way() -> None:
    joint = system()
    at = joint.number_of()
    six, seven, eight = (at[place_of({"ward": f"W{n}"})] for n in (6, 7, 8))
    flow = Flow(joint, lambda: 60.0)
    movable = np.arange(len(at)) != at[()]
    costs = np.ones(len(at))
    costs[seven] = 5.0
    change = flow.route(Move(six, 4), costs, movable)
    assert change is not None
    assert (change[six], change[seven], change[eight], change[at[()]]) == (4, 0, -4, 0)
    held = flow.route(Move(six, 4, (eight,)), costs, movable)
    assert held is not None
    assert (held[seven], held[eight]) == (-4, 0)
    assert flow.route(Move(six, -7), costs, movable) is None, "only six are there"
    assert flow.route(Move(six, 16), costs, movable) is None, "only fifteen are elsewhere"
    assert not flow.out_of_time
    assert Flow(joint, lambda: 0.0).route(Move(six, 4), costs, movable) is None


def test_every_reason_is_told_in_a_sentence_of_its_own() -> None:
    here, there = (place_of({"ward": name}) for name in ("W1", "W2"))
    told = {reason: WithheldCell(here, reason, there).in_plain_words for reason in WithheldReason}
    assert len(set(told.values())) == len(WithheldReason)
    assert all(words.startswith("Withheld because ") for words in told.values())
    assert "ward=W2" in told[WithheldReason.PROTECTS]
    unnamed = WithheldCell(here, WithheldReason.PROTECTS).in_plain_words
    assert unnamed == "Withheld because another cell could be worked out from it."


@pytest.mark.parametrize(("number", "more"), [(0, ""), (5, ""), (6, " and 1 more")])
def test_a_refusal_names_five_cells_and_counts_the_others(number: int, more: str) -> None:
    cells = tuple(place_of({"ward": f"W{at}"}) for at in range(number))
    said = ProtectionRefusedError(cells, "In the way").what_happened
    names = "; ".join(f"ward=W{at}" for at in range(min(number, 5)))
    assert said == (f"In the way: {names}{more}." if number else "In the way.")


@pytest.mark.parametrize(
    ("dimensions", "counts"),
    [
        ((), {}),
        (("ward", "ward"), {}),
        (("street",), {}),
        (("ward",), {("W9",): 3}),
        (("ward",), {("W1", "old"): 3}),
        (("ward",), {("W1",): -1}),
        (("ward",), {("W1",): True}),
        (("ward",), {("W1",): 1_000_000_001}),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(
    dimensions: tuple[str, ...], counts: dict[tuple[str, ...], int]
) -> None:
    with pytest.raises(TableError):
        counts_by_place([CountTable("t", "", dimensions, counts)], [WARD, AGE], ())
