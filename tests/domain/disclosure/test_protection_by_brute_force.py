"""Random small returns, also one after another, against who tries every possible table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import read_published
from anchordesk.domain.disclosure.published_cells import PublishedTables
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CategoryGroup, CountTable, Dimension
from tests.domain.disclosure.brute_force import (
    Tables,
    World,
    agreeing,
    given_away,
    ranges,
    told_to_insiders,
    whole_groups,
)

THRESHOLD = 3
POLICY = ProtectionPolicy(THRESHOLD)
FEWEST = ProtectionPolicy(THRESHOLD, fewest=True)
KEY = b"0123456789abcdef"
TWOS = World({name: (f"{name}0", f"{name}1") for name in "abc"})
GROUPED = World(
    {"a": ("a0", "a1"), "b": ("b0", "b1", "b2", "b3")},
    {("b", "low"): ("b0", "b1"), ("b", "high"): ("b2", "b3")},
)
Shapes = tuple[tuple[str, ...], ...]
RETURNS: dict[str, tuple[World, tuple[Shapes, ...]]] = {
    "one table": (TWOS, ((("a", "b"),),)),
    "a tree of tables": (TWOS, ((("a", "b"), ("a", "c")),)),
    "a ring of tables": (TWOS, ((("a", "b"), ("a", "c"), ("b", "c")),)),
    "three dimensions": (TWOS, ((("a", "b", "c"),),)),
    "groups": (GROUPED, ((("a", "b"),),)),
    "one after another": (TWOS, ((("a",), ("b",)), (("a", "b"),), (("a", "c"),))),
    "a ring, one by one": (TWOS, ((("a", "b"),), (("b", "c"),), (("a", "c"),))),
    "finer and finer": (GROUPED, ((("b",),), (("a",),), (("a", "b"),))),
}
joints = st.lists(st.integers(0, 2), min_size=8, max_size=8).filter(lambda n: 3 <= sum(n) <= 8)


def dimensions_of(world: World, sensitive: Collection[str]) -> tuple[Dimension, ...]:
    return tuple(
        Dimension(
            name,
            name,
            tuple(Category(code, code) for code in codes),
            name in sensitive,
            tuple(CategoryGroup(g, g, held) for (n, g), held in world.groups.items() if n == name),
        )
        for name, codes in world.categories.items()
    )


def tables_of(world: World, joint: Tables, shapes: Shapes) -> list[CountTable]:
    found = []
    for shape in shapes:
        counts: Counter[tuple[str, ...]] = Counter()
        for cell, people in zip(world.joint(), joint, strict=True):
            counts[tuple(cell[name] for name in shape)] += int(people)
        found.append(CountTable("_".join(shape), "", shape, counts))
    return found


def released(
    world: World,
    joint: Tables,
    returns: tuple[Shapes, ...],
    sensitive: Collection[str],
    policy: ProtectionPolicy,
    *,
    note: Callable[[str], None] = event,
) -> PublishedTables | None:
    """All that a reader of every return holds, the last of which may have been refused."""
    held: PublishedTables | None = None
    for number, shapes in enumerate(returns):
        try:
            release = protect_and_audit(
                tables_of(world, joint, shapes),
                dimensions_of(world, sensitive),
                policy,
                release=f"R{number}",
                context=(),
                earlier=held,
                tie_break_key=KEY,
            )
        except ProtectionRefusedError:
            note("refused")
            return held
        note(release.protected.improvement.value)
        read = read_published(release.content)
        held = read if held is None else read.after(held)
    return held


@pytest.mark.parametrize(
    ("kind", "policy"),
    [
        *((kind, POLICY) for kind in RETURNS),
        *((kind, FEWEST) for kind, (_, returns) in RETURNS.items() if len(returns) == 1),
    ],
    ids=lambda given: given if isinstance(given, str) else "fewest" if given.fewest else "usual",
)
@settings(max_examples=25)
@given(joint=joints, sensitive=st.sampled_from([(), ("a",), ("b",)]))
def test_of_all_that_was_published_every_possible_table_leaves_small_counts_open(
    kind: str, policy: ProtectionPolicy, joint: list[int], sensitive: tuple[str, ...]
) -> None:
    world, returns = RETURNS[kind]
    true = np.array(joint)
    held = released(world, true, returns, sensitive, policy)
    if held is None:
        return
    possible = agreeing(world, held, sum(joint))
    printed = {cell.dims: cell.value for cell in held.cells if cell.value is not None}
    for place, count in printed.items():
        assert count == int(world.people(true, place))
        assert not 1 <= count < THRESHOLD
    assert printed[()] == sum(joint)
    shapes = {tuple(dict(cell.dims)) for cell in held.cells}
    ring = kind.startswith("a ring")
    known = ranges(world, possible, world.places([*shapes, *(("a", "b", "c"),) * ring]))
    hidden = {cell.dims for cell in held.cells} - printed.keys()
    assert given_away(known, hidden, THRESHOLD, THRESHOLD) == set()
    needed = {p: THRESHOLD if set(sensitive) & dict(p).keys() else 1 for p in hidden}
    assert told_to_insiders(world, possible, hidden, needed, [1]) == set()
    exact = dict.fromkeys(hidden, 1)
    assert told_to_insiders(world, possible, hidden, exact, [THRESHOLD - 1]) == set()
    assert whole_groups(world, possible, known, sums_of(world, sensitive)) == set()
    for place in hidden:
        low, high = known[place]
        if 1 <= int(world.people(true, place)) < THRESHOLD:
            assert (low, high >= THRESHOLD) == (0, True)


@pytest.mark.parametrize("joint", [[1, 2, 1, 2, 0, 0, 1, 0], [2, 0, 0, 0, 1, 2, 1, 2]])
def test_in_a_ring_nobody_learns_that_a_hidden_count_of_two_is_somebody(joint: list[int]) -> None:
    """Where fewer cells are looked for they do: facts between cells alone do not show it."""
    world, returns = RETURNS["a ring of tables"]
    true = np.array(joint)
    held = released(world, true, returns, (), FEWEST, note=lambda came_of_it: None)
    assert held is not None
    hidden = [cell.dims for cell in held.cells if cell.value is None]
    known = ranges(world, agreeing(world, held, sum(joint)), hidden)
    small = {place: known[place] for place in hidden if 1 <= world.people(true, place) < THRESHOLD}
    assert len(small) >= 5
    for low, high in small.values():
        assert low == 0
        assert high >= THRESHOLD


def sums_of(world: World, sensitive: Collection[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (name, parent, children)
        for name in sensitive
        for parent, children in (
            ("Total", world.categories[name]),
            *((g, held) for (n, g), held in world.groups.items() if n == name),
        )
    ]
