"""Four people who talk to each other, in different hidden cells: they work out no other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import CountTable, counts_by_place
from tests.benchmarks.test_protection import dimensions, participants

KEY = b"0123456789abcdef"


def known_together(printed: PublishedTables, there: dict[Dims, int]) -> set[Dims]:
    """Places of others that follow exactly for people who know that so many of them are there."""
    facts = tuple(PublicConstraint(((1, place),), ">=", people) for place, people in there.items())
    result = audit(replace(printed, constraints=facts), width=1, insiders=False)
    assert result.verdict is not Verdict.UNDECIDED
    exact = {found.dims for found in result.findings if found.lowest == found.highest}
    return exact - there.keys()


@pytest.mark.parametrize(
    ("shapes", "step"),
    [
        ((("age", "ethnicity"),), 1),
        ((("age", "earnings"),), 1),
        ((("age", "ethnicity"), ("ethnicity", "education"), ("education", "earnings")), 9),
    ],
)
def test_colluders_in_two_cells_learn_no_third(
    shapes: tuple[tuple[str, ...], ...], step: int
) -> None:
    people = participants()
    known = dimensions(people)
    tables = [
        CountTable.of_people(" ".join(n), "", n, (tuple(p[name] for name in n) for p in people))
        for n in shapes
    ]
    released = protect_and_audit(
        tables, known, ProtectionPolicy(), release="R", context=(), tie_break_key=KEY
    )
    printed = released.protected.published
    true = counts_by_place(tables, known, ())
    hidden = [cell.dims for cell in printed.cells if cell.withheld]
    tried = 0
    for one, other in list(combinations(hidden, 2))[::step]:
        for own, others in ((1, 3), (2, 2), (3, 1)):
            if true[one] >= own and true[other] >= others:
                tried += 1
                assert known_together(printed, {one: own, other: others}) == set()
    assert tried > 20


def test_one_person_more_than_the_threshold_allows_learns_a_third() -> None:
    """The attack itself works: of five people in all, five know where everybody is."""
    one, other, third = ((("ward", name),) for name in ("W1", "W2", "W3"))
    hidden = [PublishedCell("R", place, None) for place in (one, other, third)]
    printed = PublishedTables((*hidden, PublishedCell("R", (), 5)))
    assert known_together(printed, {one: 2, other: 2}) == set()
    assert known_together(printed, {one: 2, other: 3}) == {third}
