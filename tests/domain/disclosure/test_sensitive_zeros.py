"""A return that may tell of no zero: against who tries every table, and beside other returns."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    read_published,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.sensitive_zeros import zeros_to_withhold
from anchordesk.domain.disclosure.tables import CountTable, counts_by_place
from tests.domain.disclosure.test_protection_properties import (
    CONTEXT,
    DIMENSIONS,
    KEY,
    THRESHOLD,
    A,
    B,
    at,
    possible_ranges,
    tables_of,
)

STRICT = ProtectionPolicy(THRESHOLD, zeros_sensitive=True)
AB = ("a", "b")
people = st.lists(st.integers(0, 2), min_size=8, max_size=8).filter(
    lambda joint: THRESHOLD <= sum(joint) <= 9
)


def released(joint: list[int], policy: ProtectionPolicy = STRICT) -> AuditedRelease:
    return protect_and_audit(
        tables_of(joint), DIMENSIONS, policy, release="R", context=CONTEXT, tie_break_key=KEY
    )


def printed(release: AuditedRelease) -> dict[Dims, int | None]:
    return {cell.dims: cell.value for cell in read_published(release.content).cells}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people)
def test_trying_every_table_never_settles_a_zero_nor_a_small_count(joint: list[int]) -> None:
    holds_or_is_refused(joint)


def test_most_returns_can_hide_their_zeros() -> None:
    draw = Random(7)
    tried = [[draw.choice((0, 0, 1, 1, 2, 3)) for _ in range(8)] for _ in range(12)]
    assert sum(holds_or_is_refused(joint) for joint in tried if 3 <= sum(joint) <= 12) >= 6


def holds_or_is_refused(joint: list[int]) -> bool:
    """Whether it was released; then every count below the threshold may be 0 and the threshold."""
    try:
        release = released(joint)
    except ProtectionRefusedError:
        return False
    shown = printed(release)
    ranges = possible_ranges(shown)
    for place, count in counts_by_place(tables_of(joint), DIMENSIONS, CONTEXT).items():
        low, high = ranges[place]
        if count < THRESHOLD:
            assert shown[place] is None
            assert low == 0
            assert high >= THRESHOLD
    return True


def test_without_the_rule_zeros_are_printed() -> None:
    joint = [0, 0, 3, 3, 3, 3, 3, 3]
    lax = printed(released(joint, ProtectionPolicy(THRESHOLD)))
    assert lax[at(a="a0", b="b0")] == 0
    strict = printed(released(joint))
    assert strict[at(a="a0", b="b0")] is None
    assert set(strict) == set(lax)


def test_the_audit_finds_a_zero_that_nobody_knew_and_says_so() -> None:
    tables = read_published(released([0, 0, 3, 3, 3, 3, 3, 3], ProtectionPolicy(3)).content)
    assert audit(tables, threshold=3, width=3).verdict is Verdict.SAFE
    found = audit(tables, threshold=3, width=3, zeros_of=("R",)).findings
    assert {finding.inference for finding in found} == {Inference.PRINTED_ZERO}
    assert {finding.dims for finding in found} == {at(a="a0", b="b0")}
    assert "is printed as 0" in found[0].in_plain_words
    assert audit(tables, threshold=3, width=3, zeros_of=("another",)).findings == ()


def table(*counts: int) -> CountTable:
    codes = [(a.code, b.code) for a in A.categories for b in B.categories]
    return CountTable("ab", "", AB, dict(zip(codes, counts, strict=True)))


def one_table(
    counts: CountTable,
    *,
    release: str = "R",
    constraints: tuple[PublicConstraint, ...] = (),
    context: Dims = CONTEXT,
    earlier: PublishedTables | None = None,
    continuations: tuple[Continuation, ...] = (),
    policy: ProtectionPolicy = STRICT,
) -> dict[Dims, int | None]:
    return printed(
        protect_and_audit(
            [counts],
            [A, B],
            policy,
            release=release,
            context=context,
            constraints=constraints,
            earlier=earlier,
            continuations=continuations,
            tie_break_key=KEY,
        )
    )


def test_a_zero_that_everybody_knows_stays_in_print() -> None:
    cannot_be = PublicConstraint(((1, at(a="a0", b="b0")),), "==", 0)
    shown = one_table(table(0, 9, 8, 7), constraints=(cannot_be,))
    assert shown[at(a="a0", b="b0")] == 0
    assert one_table(table(0, 9, 8, 7))[at(a="a0", b="b0")] is None


def test_what_an_earlier_release_printed_is_printed_again_and_a_new_zero_is_not() -> None:
    def place(period: str, **pairs: str) -> Dims:
        return tuple(sorted({"measure": "people", "period": period, **pairs}.items()))

    first = protect_and_audit(
        [table(0, 9, 8, 7)],
        [A, B],
        ProtectionPolicy(THRESHOLD),
        release="Q1",
        context=place("Q1"),
        tie_break_key=KEY,
    )
    earlier = read_published(first.content)
    assert {c.value for c in earlier.cells if c.dims == place("Q1", a="a0", b="b0")} == {0}
    same = tuple(
        Continuation(place("Q2", a=a, b=b), (place("Q1", a=a, b=b),), Course.CLOSED)
        for a in ("a0", "a1")
        for b in ("b0", "b1")
    )
    shown = one_table(
        table(0, 9, 8, 7),
        release="Q2",
        context=place("Q2"),
        earlier=earlier,
        continuations=same,
    )
    assert shown[place("Q2", a="a0", b="b0")] == 0
    apart = one_table(table(0, 9, 8, 7), release="Q2", context=place("Q2"), earlier=earlier)
    assert apart[place("Q2", a="a0", b="b0")] is None


@pytest.mark.parametrize("later", [(0, 9, 8, 7), (0, 14, 16, 20)])
@pytest.mark.parametrize("course", [Course.CLOSED, Course.GROWS])
def test_a_return_that_may_print_zeros_does_not_tell_those_hidden_before(
    later: tuple[int, ...], course: Course
) -> None:
    def place(period: str, **pairs: str) -> Dims:
        return tuple(sorted({"measure": "people", "period": period, **pairs}.items()))

    first = protect_and_audit(
        [table(0, 9, 8, 7)], [A, B], STRICT, release="Q1", context=place("Q1"), tie_break_key=KEY
    )
    goes_on = tuple(
        Continuation(place("Q2", **dict(pairs)), (place("Q1", **dict(pairs)),), course)
        for pairs in ({}, {"a": "a0"}, {"b": "b0"}, {"a": "a0", "b": "b0"})
    )
    shown = one_table(
        table(*later),
        release="Q2",
        context=place("Q2"),
        earlier=read_published(first.content),
        continuations=goes_on,
        policy=ProtectionPolicy(THRESHOLD),
    )
    assert shown[place("Q2", a="a0", b="b0")] is None


def test_two_releases_of_one_file_do_not_excuse_each_other() -> None:
    tables = read_published(released([0, 0, 3, 3, 3, 3, 3, 3], ProtectionPolicy(3)).content)
    later = replace(tables, cells=tuple(replace(cell, release="S") for cell in tables.cells))
    found = audit(later.after(tables), threshold=3, width=3, zeros_of=("R", "S")).findings
    assert {finding.release for finding in found} == {"R"}


def test_a_table_whose_zeros_cannot_be_hidden_is_refused_with_their_names() -> None:
    at_most_two = PublicConstraint(((1, at(a="a0", b="b0")),), "<=", 2)
    with pytest.raises(ProtectionRefusedError) as refused:
        one_table(table(0, 9, 8, 7), constraints=(at_most_two,))
    assert at(a="a0", b="b0") in refused.value.cells


FINEST = st.tuples(st.sampled_from(A.categories), st.sampled_from(B.categories)).map(
    lambda pair: at(a=pair[0].code, b=pair[1].code)
)
MARGINS = st.sampled_from([at(), *(at(a=c.code) for c in A.categories), at(b="b0"), at(b="b1")])
known_sums = st.lists(st.tuples(FINEST | MARGINS, st.booleans()), max_size=3)
EVERY_TABLE = np.indices((9, 9, 9, 9)).reshape(4, -1).T
"""Up to eight in each of two by two places, four times as many as are there."""


def people_in(place: Dims) -> NDArray[np.int64]:
    inner = [dict(at(a=a.code, b=b.code)) for a in A.categories for b in B.categories]
    held = [dict(place).items() <= cell.items() for cell in inner]
    people: NDArray[np.int64] = EVERY_TABLE @ np.array(held, dtype=np.int64)
    return people


@given(
    st.lists(st.sampled_from((0, 0, 0, 1, 2)), min_size=4, max_size=4),
    st.sets(FINEST | MARGINS),
    known_sums,
)
def test_the_zeros_that_everybody_knows_are_those_of_every_possible_table(
    counts: list[int], printed_before: set[Dims], sums: list[tuple[Dims, bool]]
) -> None:
    own = counts_by_place([table(*counts)], [A, B], CONTEXT)
    facts = tuple(
        PublicConstraint(((1, place),), "==" if exactly else "<=", own[place])
        for place, exactly in sums
    )
    earlier = PublishedTables(
        tuple(PublishedCell("before", place, own[place]) for place in sorted(printed_before))
    )
    hidden = zeros_to_withhold(
        [table(*counts)], [A, B], own, facts=facts, earlier=earlier if printed_before else None
    )
    agree = np.ones(len(EVERY_TABLE), dtype=np.bool_)
    for place in printed_before:
        agree &= people_in(place) == own[place]
    for fact in facts:
        total = people_in(fact.terms[0][1])
        agree &= total == fact.rhs if fact.op == "==" else total <= fact.rhs
    nobody = {place for place, count in own.items() if count == 0}
    assert hidden == {place for place in nobody if people_in(place)[agree].any()}
