"""What the audit says of each finding, word by word."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.audit_findings import AuditResult, Finding, Inference, Verdict
from anchordesk.domain.disclosure.published_cells import PublishedCell

PLACE = (("stage", "job"), ("ward", "W1"))
SOURCES = tuple(PublishedCell("Q1", (("ward", f"W{n}"),), 9) for n in range(9))
NAMED = "; ".join(f"ward=W{n} (Q1)" for n in range(8))


def said(
    inference: Inference,
    lowest: int = 2,
    highest: int | None = 4,
    *,
    printed: bool = True,
    sources: tuple[PublishedCell, ...] = (),
) -> str:
    return Finding("Q2", PLACE, inference, lowest, highest, printed, sources).in_plain_words


@pytest.mark.parametrize(
    ("inference", "words"),
    [
        (Inference.PRINTED_SMALL, "is printed as between 2 and 4, a small count"),
        (Inference.PRINTED_ZERO, "is printed as 0, and zeros may not be told"),
        (Inference.EXACT, "must be between 2 and 4"),
        (Inference.SMALL, "must be between 2 and 4"),
        (Inference.NARROW, "must be between 2 and 4"),
        (Inference.ADDED_SMALL, "is known to have grown by between 2 and 4"),
        (Inference.WHOLE_GROUP, "is known to be everybody in its group"),
        (Inference.INSIDER, "can be worked out, or nearly, by somebody who is in a withheld cell"),
        (Inference.COLLUDERS, "can be worked out by a few people of one withheld cell together"),
        (Inference.PAY, "has a median that tells what few people earn"),
    ],
)
def test_each_inference_is_one_sentence(inference: Inference, words: str) -> None:
    assert said(inference) == f"stage=job, ward=W1 (Q2) {words}."


def test_one_count_and_no_limit_are_said_as_such() -> None:
    assert said(Inference.EXACT, 3, 3).endswith("must be 3.")
    assert said(Inference.NARROW, 3, None).endswith("must be 3 or more.")


def test_a_cell_that_follows_though_nobody_prints_it_is_told_from_the_others() -> None:
    assert said(Inference.EXACT, 3, 3, printed=False) == (
        "stage=job, ward=W1 (Q2), which no table prints, must be 3."
    )


@pytest.mark.parametrize(
    ("sources", "because"),
    [
        (SOURCES[:1], "it follows from ward=W0 (Q1)"),
        (SOURCES[:8], f"it follows from {NAMED}"),
        (SOURCES, f"it follows from {NAMED}; and 1 more"),
    ],
)
def test_the_published_cells_that_it_follows_from_are_named(
    sources: tuple[PublishedCell, ...], because: str
) -> None:
    assert said(Inference.EXACT, 3, 3, sources=sources).endswith(f"must be 3: {because}.")


def test_what_is_found_weighs_more_than_what_is_open() -> None:
    finding = Finding("Q2", PLACE, Inference.EXACT, 3, 3, True, ())
    verdicts = [
        AuditResult(found, undecided, 1, 1, 0, (), joined=False).verdict
        for found in ((), (finding,))
        for undecided in ((), ("Not settled.",))
    ]
    assert verdicts == [Verdict.SAFE, Verdict.UNDECIDED, Verdict.UNSAFE, Verdict.UNSAFE]
