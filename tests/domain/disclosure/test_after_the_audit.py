"""What protection makes of the audit's findings: what to withhold beside, and what is believed."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.audit_findings import AuditResult, Finding, Inference
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublishedCell,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.repair import cells_to_withhold
from anchordesk.domain.disclosure.wrong_beliefs import tells_truth

COUNTS = {"": 60, "W1": 3, "W2": 20, "W3": 20, "W4": 17, "W5": 0}


def at(ward: str) -> Dims:
    return place_of({"ward": ward} if ward else {})


def cell(ward: str, value: int | None, release: str = "R") -> PublishedCell:
    return PublishedCell(release, at(ward), value)


def resting_on(*wards: str) -> Finding:
    sources = tuple(cell(ward, COUNTS[ward]) for ward in wards)
    return Finding("R", at("W1"), Inference.EXACT, 3, 3, True, sources)


def result(*findings: Finding, undecided: tuple[str, ...] = ()) -> AuditResult:
    return AuditResult(findings, undecided, 6, 1, 0, (), joined=False)


PRINTED = PublishedTables(
    tuple(cell(ward, None if ward == "W1" else count) for ward, count in COUNTS.items())
)


@pytest.mark.parametrize(
    ("findings", "chosen"),
    [
        ([("W2", "W4", "")], {"W4"}),
        ([("W3", "W2", "")], {"W2"}),
        ([("W2",), ("W4", "W3")], {"W2", "W4"}),
        ([("", "W5")], set()),
        ([("W2",), ("", "W5")], set()),
        ([], set()),
    ],
    ids=["smallest", "first of equals", "each finding", "total and zeros stay", "all or none", "-"],
)
def test_the_smallest_printed_cell_that_each_finding_rests_on_is_withheld(
    findings: list[tuple[str, ...]], chosen: set[str]
) -> None:
    found = result(*(resting_on(*wards) for wards in findings))
    assert cells_to_withhold(PRINTED, found, None) == {at(ward) for ward in chosen}


def test_what_was_printed_before_cannot_be_withheld_any_more() -> None:
    before = PublishedTables((cell("W4", 17, "old"), cell("W2", None, "old")))
    found = result(resting_on("W2", "W4"))
    assert cells_to_withhold(PRINTED, found, before) == {at("W2")}
    assert cells_to_withhold(PRINTED, result(resting_on("W4")), before) == frozenset()


def believed(ward: str, lowest: int, highest: int | None) -> Finding:
    return Finding("R", at(ward), Inference.SMALL, lowest, highest, True, ())


TRUE, WRONG = believed("W1", 3, 3), believed("W1", 4, 4)


@pytest.mark.parametrize(
    ("found", "harms"),
    [
        (result(), False),
        (result(TRUE), True),
        (result(WRONG), False),
        (result(WRONG, TRUE), True),
        (result(believed("W1", 1, 3), WRONG), True),
        (result(believed("W1", 1, 2)), False),
        (result(believed("W1", 3, None)), True),
        (result(believed("W1", 4, None)), False),
        (result(believed("W9", 1, 2)), True),
        (result(undecided=("The time was up.",)), True),
    ],
)
def test_a_belief_harms_unless_all_that_follows_from_it_is_wrong(
    found: AuditResult, harms: bool
) -> None:
    assert tells_truth(found, {at(ward): count for ward, count in COUNTS.items()}) == harms
