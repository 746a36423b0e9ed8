"""What people in a hidden count learn together, and of whom, by counts that few sums tie."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure import audit_insiders
from anchordesk.domain.disclosure.audit import components_of
from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_findings import Inference
from anchordesk.domain.disclosure.audit_insiders import Insiders
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_system import AttackSystem, Quantity, Relation
from anchordesk.domain.disclosure.published_cells import PublishedCell, place_of

Learnt = tuple[Inference, list[int]] | None
HIDDEN, NOBODY = "hidden", "nobody prints it"
WARD, BOTH = {"ward": "W1"}, {"ward": "W1", "stage": "job"}


def system(
    people: int,
    *counts: tuple[dict[str, str], str | tuple[int, int]],
) -> NarrowedSystem:
    """Counts that are so many together; each is hidden, in a band, or not printed."""
    made = AttackSystem(releases=["R"])
    for number, (pairs, kind) in enumerate(counts):
        place = place_of({**pairs, "number": str(number)})
        low, high = (0, None) if isinstance(kind, str) else kind
        cells = [] if kind == NOBODY else [PublishedCell("R", place, None)]
        made.add(Quantity(0, place), low, high, cells)
    terms = tuple((at, 1) for at in range(len(counts)))
    made.relations.append(Relation(terms, people, people))
    return NarrowedSystem(made)


def learnt(
    found: NarrowedSystem,
    cell: int,
    *,
    threshold: int = 5,
    width: int = 5,
    sensitive: tuple[str, ...] = ("stage",),
) -> Learnt:
    ((members, relations),) = components_of(found)
    component = Component(found, members, relations, lambda: 60.0)
    return Insiders(found, threshold, width, frozenset(sensitive)).learn(component, cell)


@pytest.mark.parametrize(
    ("people", "told"),
    [(5, True), (6, False), (9, False)],
)
def test_one_who_is_counted_narrows_a_sensitive_count(people: int, told: bool) -> None:
    """Of five in two places, at most four are in the other: of six, from none to five."""
    two = system(people, (WARD, HIDDEN), (BOTH, HIDDEN))
    expected = (Inference.INSIDER, [1]) if told else None
    assert learnt(two, 0) == expected
    assert learnt(two, 0, width=4) is None
    assert learnt(two, 0, sensitive=()) is None
    assert learnt(two, 0, sensitive=("ward",)) == expected


def test_a_place_is_sensitive_if_one_of_its_dimensions_is() -> None:
    assert learnt(system(5, (BOTH, HIDDEN), (WARD, HIDDEN)), 0) is None
    assert learnt(system(5, (WARD, HIDDEN), (BOTH, HIDDEN)), 0) == (Inference.INSIDER, [1])


def test_nobody_sits_in_what_nobody_prints_and_nothing_is_learnt_of_it() -> None:
    assert learnt(system(5, (WARD, NOBODY), (BOTH, HIDDEN)), 0) is None
    assert learnt(system(5, (WARD, HIDDEN), (BOTH, NOBODY)), 0) is None


@pytest.mark.parametrize(
    ("people", "threshold", "told"), [(4, 5, True), (5, 5, False), (5, 6, True), (6, 6, False)]
)
def test_one_fewer_than_the_threshold_tell_each_other_their_count(
    people: int, threshold: int, told: bool
) -> None:
    """As many as are there leave nobody for the other place; one more leaves none or one."""
    two = system(people, (WARD, HIDDEN), (WARD, HIDDEN))
    expected = (Inference.COLLUDERS, [1]) if told else None
    assert learnt(two, 0, threshold=threshold) == expected


def test_where_fewer_fit_all_of_them_tell() -> None:
    """At most two are in the first place, of ten: both know that eight are in the other."""
    two = system(10, (WARD, (0, 2)), (WARD, HIDDEN))
    assert learnt(two, 0) == (Inference.COLLUDERS, [1])
    assert learnt(system(10, (WARD, (0, 4)), (WARD, HIDDEN)), 0) == (Inference.COLLUDERS, [1])
    assert learnt(system(10, (WARD, (0, 5)), (WARD, HIDDEN)), 0) is None


def test_who_knows_no_more_than_everybody_learns_nothing() -> None:
    """Four are there anyway, or more: four who say so tell nothing new."""
    assert learnt(system(10, (WARD, (4, 8)), (BOTH, HIDDEN)), 0) is None
    assert learnt(system(10, (WARD, (3, 4)), (WARD, HIDDEN)), 0) == (Inference.COLLUDERS, [1])


@pytest.mark.parametrize(("most", "told"), [(2, True), (1, False)])
def test_few_of_many_tied_counts_are_not_tried_together(
    most: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_insiders, "MOST_FOR_COLLUDERS", most)
    expected = (Inference.COLLUDERS, [1]) if told else None
    assert learnt(system(4, (WARD, HIDDEN), (WARD, HIDDEN)), 0) == expected
    assert learnt(system(5, (WARD, HIDDEN), (BOTH, HIDDEN)), 0) == (Inference.INSIDER, [1])
