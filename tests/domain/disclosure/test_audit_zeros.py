"""Zeros in print that nobody knew: word by word, release by release."""

from __future__ import annotations

from anchordesk.domain.disclosure.audit_findings import Finding, Inference
from anchordesk.domain.disclosure.audit_zeros import zero_findings, zeros_known_without
from anchordesk.domain.disclosure.published_cells import (
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)

WARDS = (StatedTotal("ward", "Total", ("W1", "W2", "W3")),)


def cell(value: int | None, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), value)


ONE = (cell(0, ward="W1"), cell(9, ward="W2"), cell(1, ward="W3"), cell(None))


def test_a_printed_zero_is_a_finding_of_its_own_cell() -> None:
    assert zero_findings(PublishedTables(ONE, WARDS), ["R"]) == (
        Finding("R", place_of({"ward": "W1"}), Inference.PRINTED_ZERO, 0, 0, True, (ONE[0],)),
    )
    assert zero_findings(PublishedTables(ONE, WARDS), ["S"]) == ()
    assert zero_findings(PublishedTables(ONE[1:], WARDS), ["R"]) == ()


def test_what_cannot_be_or_was_in_print_before_is_known() -> None:
    nobody = PublicConstraint(((1, place_of({"ward": "W1"})),), "==", 0)
    one = PublicConstraint(((1, place_of({"ward": "W3"})),), "<=", 1)
    known = PublishedTables(ONE, WARDS, (nobody, one))
    assert zeros_known_without(known, "R") == {place_of({"ward": "W1"})}
    assert zero_findings(known, ["R"]) == ()
    before = (cell(0, "A", ward="W1"), cell(0, "A", ward="W2"))
    both = PublishedTables((*before, *ONE[:1], cell(0, ward="W3")), WARDS)
    assert [(f.release, dict(f.dims)["ward"]) for f in zero_findings(both, ["A", "R"])] == [
        ("A", "W1"),
        ("A", "W2"),
        ("R", "W3"),
    ]
    assert [dict(f.dims)["ward"] for f in zero_findings(both, ["R"])] == ["W3"]


def test_what_follows_from_an_earlier_release_is_known() -> None:
    """Nine of nine were in one ward: nobody is in the others."""
    tables = PublishedTables((cell(9, "A"), cell(9, "A", ward="W2"), *ONE[:1]), WARDS)
    assert zeros_known_without(tables, "R") == {place_of({"ward": w}) for w in ("W1", "W3")}
    assert zero_findings(tables, ["R"]) == ()


def test_a_zero_of_the_last_state_of_the_records_is_not_known_from_one_before() -> None:
    """People may have been added since: the zero of then tells nothing of now."""
    tables = PublishedTables(
        (cell(0, "A", ward="W1"), cell(5, "A", ward="W2"), cell(9, "B", ward="W2"),
         cell(0, "C", ward="W1")),
        WARDS,
        additions_only=True,
    )  # fmt: skip
    assert zeros_known_without(tables, "C") == frozenset()
    found = zero_findings(tables, ["A", "C"])
    assert [finding.release for finding in found] == ["A", "C"]
