"""The network's sums are attacked like a return, and one that tells a member's figure is hidden."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from anchordesk.domain.disclosure.audit import AuditResult, audit
from anchordesk.hub import picture
from anchordesk.hub.figures import Figure, exact
from anchordesk.hub.picture import grids_of, network_picture
from anchordesk.hub.picture_audit import ORGANISATION, published_with_sums, withhold_what_tells
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.published import PublishedMedian, Quantity, quantity_of
from anchordesk.wire.returns import Return
from tests.hub.conftest import COUNTS, Desk

KEY = bytes(range(32))


def returned(name: str, counts: dict[tuple[str, str], int | None]) -> Return:
    desk = Desk(KEY, name)
    return decode(unpack_statement(desk.signed(counts=counts)).payload, Return)


def place(ward: str, stage: str) -> Quantity:
    return quantity_of({"measure": "people", "ward": ward, "stage": stage})


def whole(counts: dict[tuple[str, str], int]) -> dict[tuple[str, str], int | None]:
    """Six counts with their totals."""
    full: dict[tuple[str, str], int | None] = {}
    for ward in ("W1", "W2", "W3", "Total"):
        for stage in ("support", "job", "Total"):
            full[ward, stage] = sum(
                number
                for (at, in_), number in counts.items()
                if ward in (at, "Total") and stage in (in_, "Total")
            )
    return full


PLACES = [(ward, stage) for ward in ("W1", "W2", "W3") for stage in ("support", "job")]
OPEN = whole(dict.fromkeys(PLACES, 20))
# Riverside withholds a 3, with the three others that would tell it.
SMALL = whole({**dict.fromkeys(PLACES, 20), ("W1", "job"): 3})
HIDING = {
    **SMALL,
    **{(ward, stage): None for ward in ("W1", "W2") for stage in ("support", "job")},
}


def test_a_sum_that_would_tell_a_members_hidden_figure_is_withheld() -> None:
    counted = (returned("Riverside", HIDING), returned("Hillside", OPEN))
    careless: dict[Quantity, Figure] = dict(network_picture(counted).sums)
    assert careless[place("W1", "job")].is_withheld
    # What a hub would print that knew every count: 20 of Hillside, and so 3 of Riverside.
    careless[place("W1", "job")] = exact(23)
    safe = withhold_what_tells(careless, counted)
    assert safe[place("W1", "job")].is_withheld
    assert safe[place("W1", "Total")] == exact(63)


def test_a_sum_that_tells_a_range_only_is_judged_by_the_same_audit() -> None:
    counted = (returned("Riverside", HIDING), returned("Hillside", OPEN))
    sums = {place("W1", "support"): exact(40)}
    assert withhold_what_tells(sums, counted)[place("W1", "support")].is_withheld


def test_a_sum_that_contradicts_the_returns_is_withheld() -> None:
    counted = (returned("Riverside", OPEN), returned("Hillside", OPEN))
    wrong = withhold_what_tells({place("W1", "job"): exact(39)}, counted)
    assert wrong[place("W1", "job")].is_withheld


def test_the_picture_asks_the_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Summing what is there and leaving the rest out: the mistake that the audit is for."""

    def careless(cells: Any) -> Figure:
        return exact(sum(cell.value for cell in cells if isinstance(cell.value, int)))

    monkeypatch.setattr(picture, "_sum", careless)
    counted = (returned("Riverside", HIDING), returned("Hillside", OPEN))
    sums = network_picture(counted).sums
    assert sums[place("W1", "job")].is_withheld
    assert sums[place("W3", "job")] == exact(40)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({key: st.integers(5, 60) for key in PLACES}), min_size=1, max_size=2
    ),
    st.sets(st.sampled_from(PLACES), max_size=4),
)
def test_with_the_sums_a_reader_works_out_nothing_more(
    members: list[dict[tuple[str, str], int]], hidden: set[tuple[str, str]]
) -> None:
    """The whole attack, on everything: the verdict on the returns alone does not get worse."""
    withheld = {key: None if key in hidden else number for key, number in whole(members[0]).items()}
    counted = (
        returned("Riverside", withheld),
        *(returned(f"Member {number}", whole(one)) for number, one in enumerate(members[1:])),
    )
    alone = audit(published_with_sums({}, counted))
    together = audit(published_with_sums(network_picture(counted).sums, counted))
    assert told_of_members(together) <= told_of_members(alone)


def told_of_members(result: AuditResult) -> set[tuple[object, object]]:
    return {(one.dims, one.inference) for one in result.findings if ORGANISATION in dict(one.dims)}


def test_ten_members_are_examined_without_the_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page is quick: sums of printed figures need no attack."""
    monkeypatch.setattr("anchordesk.hub.picture_audit._is_safe", _no_audit)
    counted = [returned(f"Member {number}", dict(COUNTS)) for number in range(10)]
    assert network_picture(counted).sums[place("W1", "job")] == exact(120)


def _no_audit(*_: object) -> bool:
    raise AssertionError("the audit was asked for sums that follow from the print")


def test_medians_stand_beside_their_table_as_pounds_and_only_there() -> None:
    content = returned("Riverside", OPEN)
    release = content.published.cells[0].release
    at = {"measure": "people", "ward": "W1", "stage": "job"}
    paid = replace(content.published, medians=(PublishedMedian(release, at, 1260),))
    grids = grids_of(replace(content, published=paid))
    medians = [grid for grid in grids if grid.title.endswith(": median")]
    assert len(medians) == 1
    told = {row.title: row.figures[0] for row in medians[0].rows}
    assert [figure.text for figure in told.values()].count("£12.60") == 1
    assert all(figure.number is None for figure in told.values())
    assert len(grids_of(content)) == len(grids) - 1
