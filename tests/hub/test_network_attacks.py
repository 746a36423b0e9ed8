"""Attacks 14 and 15, on what the hub itself prints: its sums minus what a member knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from anchordesk.domain.disclosure.audit import audit
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint, place_of
from anchordesk.hub.figures import Figure, exact
from anchordesk.hub.picture import network_picture
from anchordesk.hub.picture_audit import ORGANISATION, published_with_sums
from anchordesk.wire.published import Quantity
from anchordesk.wire.returns import Return
from tests.hub.test_picture_audit import HIDING, OPEN, PLACES, SMALL, place, returned, whole

RIVERSIDE, HILLSIDE = "0", "1"
Counts = Mapping[tuple[str, str], int | None]
# Both members have few people at one place, and hide them.
BOTH_SMALL = whole({**dict.fromkeys(PLACES, 20), ("W1", "job"): 3, ("W2", "support"): 4})


def member_place(member: str, ward: str, stage: str) -> Dims:
    return place_of({"measure": "people", "ward": ward, "stage": stage, ORGANISATION: member})


def knowing_its_own(member: str, counts: Counts) -> tuple[PublicConstraint, ...]:
    """A member's own counts, hidden ones too, as that member knows them."""
    return tuple(
        PublicConstraint(((1, member_place(member, *key)),), "==", number)
        for key, number in counts.items()
        if number is not None
    )


def told(
    counted: tuple[Return, ...],
    member: str,
    counts: Counts,
    sums: Mapping[Quantity, Figure],
) -> set[Dims]:
    """The other member's figures that a member works out from the sums and its own counts."""
    tables = published_with_sums(sums, counted)
    known = replace(tables, constraints=knowing_its_own(member, counts))
    other = HILLSIDE if member == RIVERSIDE else RIVERSIDE
    return {f.dims for f in audit(known).findings if dict(f.dims).get(ORGANISATION) == other}


def test_attack_14_the_network_total_minus_the_other_organisation() -> None:
    counted = (returned("Riverside", HIDING), returned("Hillside", OPEN))
    small = member_place(RIVERSIDE, "W1", "job")
    sums = network_picture(counted).sums
    assert sums[place("W1", "job")].is_withheld
    assert small not in told(counted, HILLSIDE, OPEN, sums)
    exact_sums = {**sums, place("W1", "job"): exact(20 + 3)}
    assert small in told(counted, HILLSIDE, OPEN, exact_sums)


@pytest.mark.parametrize("member", [RIVERSIDE, HILLSIDE])
def test_attack_15_two_organisations_left_each_subtracts_its_own_hidden_counts(
    member: str,
) -> None:
    """Each hides what is small of its own, and knows it: what is left is the other's."""
    of_each = (SMALL, BOTH_SMALL)
    hidden = {key: None for key, number in HIDING.items() if number is None}
    counted = (returned("Riverside", HIDING), returned("Hillside", {**BOTH_SMALL, **hidden}))
    own = of_each[int(member)]
    by_themselves = told(counted, member, own, {})
    assert by_themselves == set()
    assert told(counted, member, own, network_picture(counted).sums) == set()
    every_count = {
        place(*key): exact(of_each[0][key] + of_each[1][key])  # type: ignore[operator]
        for key in SMALL
    }
    assert told(counted, member, own, every_count)
