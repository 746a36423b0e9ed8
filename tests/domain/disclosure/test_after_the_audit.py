"""What protection makes of the audit's findings: what to withhold beside, and what is believed."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from anchordesk.domain.disclosure import release as release_module
from anchordesk.domain.disclosure.audit_findings import AuditResult, Finding, Inference, Verdict
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import read_published
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublishedCell,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.repair import cells_to_withhold
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension
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


WARD = Dimension("ward", "", tuple(Category(f"W{n}", "") for n in range(1, 6)))
LARGE = {"W1": 20, "W2": 21, "W3": 22, "W4": 23, "W5": 24}


def released(
    monkeypatch: pytest.MonkeyPatch, *says: AuditResult, ticks: int = 0
) -> tuple[AuditedRelease, set[str]]:
    """A release whose first audits say so, and the wards that it withholds."""
    left, clock = list(says), count(step=ticks)
    right = release_module.attacked

    def attacked(*arguments: Any, **named: Any) -> AuditResult:
        return left.pop(0) if left else right(*arguments, **named)

    monkeypatch.setattr(release_module, "attacked", attacked)
    table = CountTable("t", "", ("ward",), {(ward,): n for ward, n in LARGE.items()})
    found = protect_and_audit(
        [table],
        [WARD],
        ProtectionPolicy(5, time_limit_seconds=100),
        release="R",
        context=(),
        tie_break_key=b"0123456789abcdef",
        clock=lambda: float(next(clock)),
    )
    assert not left
    return found, {dict(cell.dims)["ward"] for cell in found.protected.withheld}


def giving_away(*wards: str) -> AuditResult:
    sources = tuple(cell(ward, LARGE[ward]) for ward in wards)
    return result(Finding("R", at("W1"), Inference.EXACT, 20, 20, True, sources))


def test_what_a_finding_rests_on_is_withheld_until_the_audit_is_content(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert released(monkeypatch)[1] == set()
    assert released(monkeypatch, giving_away("W4", "W5"))[1] == {"W1", "W4"}
    found, withheld = released(monkeypatch, giving_away("W4", "W5"), giving_away("W5"))
    assert withheld == {"W4", "W5"}
    assert found.audit.verdict is Verdict.SAFE
    assert read_published(found.content) == found.protected.published


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (giving_away(), "The audit could work out these cells: ward=W1"),
        (result(undecided=("The time was up.",)), "The audit could not be completed"),
    ],
)
def test_what_no_withholding_mends_is_refused_at_once(
    says: AuditResult, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ProtectionRefusedError, match=said):
        released(monkeypatch, says)


def test_withholding_more_and_more_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred seconds are asked for, and each look at the clock takes ten."""
    with pytest.raises(ProtectionRefusedError, match="could work out these cells"):
        released(monkeypatch, *[giving_away("W4")] * 20, ticks=10)
