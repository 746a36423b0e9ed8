"""What is withheld stays the same from one AnchorDesk to the next.

A lead who prepares a return again after an update must see the same figures hidden, for the same
reasons; and a search that hides more than it did, or other figures than are cheapest, is noticed.
"""

from __future__ import annotations

import pytest

from tests.domain.disclosure.withheld_so_far import CASELOADS, FILE, SEEDS, of_quarters, of_tables

SO_FAR = dict(line.split(": ", 1) for line in FILE.read_text("utf-8").splitlines())


@pytest.mark.parametrize("seed", SEEDS)
def test_of_linked_tables_the_same_figures_are_withheld_for_the_same_reasons(seed: int) -> None:
    assert of_tables(seed) == SO_FAR[f"tables {seed}"]


@pytest.mark.parametrize(("seed", "people"), CASELOADS)
def test_of_quarters_beside_each_other_the_same_figures_are_withheld(
    seed: int, people: int
) -> None:
    found = dict(of_quarters(seed, people))
    assert found == {name: SO_FAR[name] for name in found}


def test_no_return_is_left_out() -> None:
    assert len(SO_FAR) == len(SEEDS) + 3 * len(CASELOADS)
