"""The rules of protection, chance by key, what the lead is told, and beliefs that are wrong."""

from __future__ import annotations

import hmac
import re
from dataclasses import replace

import pytest

from anchordesk.domain.disclosure.audit import AuditResult, Finding, Inference, Verdict
from anchordesk.domain.disclosure.keyed import keyed
from anchordesk.domain.disclosure.policy import (
    MixedMethodsError,
    PolicyError,
    ProtectionPolicy,
)
from anchordesk.domain.disclosure.protected_return import (
    LADDER,
    LadderStep,
    ProtectionRefusedError,
    WithheldCell,
    WithheldReason,
)
from anchordesk.domain.disclosure.published_cells import Dims
from anchordesk.domain.disclosure.wrong_beliefs import tells_truth

PLACE: Dims = (("ward", "W1"),)


@pytest.mark.parametrize(
    ("threshold", "allowed"), [(2, False), (3, True), (10, True), (11, False), (5.0, False)]
)
def test_the_threshold_is_a_whole_number_from_three_to_ten(threshold: int, allowed: bool) -> None:
    if allowed:
        assert ProtectionPolicy(threshold).threshold == threshold
        return
    with pytest.raises(PolicyError, match="from 3 to 10"):
        ProtectionPolicy(threshold)


@pytest.mark.parametrize(
    ("seconds", "allowed"), [(0.5, True), (0.0, False), (-1.0, False), (float("nan"), False)]
)
def test_a_time_limit_leaves_some_time(seconds: float, allowed: bool) -> None:
    if allowed:
        assert ProtectionPolicy(time_limit_seconds=seconds).time_limit_seconds == seconds
        return
    with pytest.raises(PolicyError, match="above zero"):
        ProtectionPolicy(time_limit_seconds=seconds)


def test_who_says_nothing_withholds_fewer_than_five_within_five_minutes() -> None:
    usual = ProtectionPolicy()
    assert (usual.threshold, usual.time_limit_seconds) == (5, 300.0)
    assert (usual.rounds, usual.zeros_sensitive, usual.fewest) == (False, False, False)
    assert [people for people in range(8) if usual.small(people)] == [1, 2, 3, 4]


def test_a_policy_follows_one_that_is_no_stricter_and_of_the_same_method() -> None:
    usual = ProtectionPolicy(5)
    assert usual.after(usual) is usual
    assert ProtectionPolicy(6).after(usual).threshold == 6
    with pytest.raises(PolicyError, match="was 5 before"):
        ProtectionPolicy(4).after(usual)
    rounded = ProtectionPolicy(5, rounds=True)
    assert rounded.after(rounded) is rounded
    with pytest.raises(MixedMethodsError, match=r"show exact figures, .* show rounded"):
        rounded.after(usual)
    with pytest.raises(MixedMethodsError, match=r"show rounded figures, .* show exact"):
        usual.after(rounded)


def test_chance_by_key_is_the_same_each_time_and_spread_from_nothing_to_one() -> None:
    """Eight bytes of HMAC-SHA256 of the place, as a part of all there are."""
    told = hmac.digest(b"0123456789abcdef", b"ward\x1fW1", "sha256").hex()
    assert keyed(b"0123456789abcdef", PLACE) == int(told[:16], 16) / 2**64
    chances = [keyed(b"k", (("ward", f"W{n}"),)) for n in range(400)]
    assert 0 <= min(chances) < 0.02
    assert 0.98 < max(chances) < 1
    assert 0.45 < sum(chances) / len(chances) < 0.55
    assert keyed(b"l", PLACE) != keyed(b"k", PLACE) != keyed(b"k", ())


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (WithheldReason.SMALL, "a small number of people"),
        (WithheldReason.WHOLE_GROUP, "a whole group is in one category"),
        (WithheldReason.EARLIER, "an earlier release withheld it"),
        (WithheldReason.CHANGED, "few people were added, or went"),
        (WithheldReason.PROTECTS, "another cell could be worked out"),
    ],
)
def test_each_reason_has_plain_words(reason: WithheldReason, words: str) -> None:
    assert words in WithheldCell(PLACE, reason).in_plain_words
    protecting = WithheldCell((), WithheldReason.PROTECTS, PLACE).in_plain_words
    assert "ward=W1 could be worked out" in protecting


@pytest.mark.parametrize(
    ("number", "named", "more"), [(0, 0, None), (1, 1, None), (5, 5, None), (6, 5, 1), (8, 5, 3)]
)
def test_a_refusal_names_five_cells_and_counts_the_others(
    number: int, named: int, more: int | None
) -> None:
    refused = ProtectionRefusedError(tuple((("ward", f"W{n}"),) for n in range(number)), "Because")
    said = str(refused)
    assert len(re.findall(r"ward=W\d", said)) == named
    assert said.startswith("Because: " if number else "Because.")
    assert (f"and {more} more." in said) == (more is not None)
    assert ("more" in said) == (more is not None)
    assert "No way was found" in str(ProtectionRefusedError((PLACE,)))


def test_rounding_is_no_step_further_than_withholding() -> None:
    assert tuple(step for step in LadderStep if step is not LadderStep.ROUNDED) == LADDER


def audited(*findings: Finding) -> AuditResult:
    return AuditResult(findings, (), 1, 1, 0, (), joined=False)


@pytest.mark.parametrize(
    ("lowest", "highest", "count", "true"),
    [
        (1, 3, 2, True),
        (1, 3, 1, True),
        (1, 3, 3, True),
        (1, 3, 0, False),
        (1, 3, 4, False),
        (1, None, 9, True),
        (1, None, 0, False),
        (0, 0, 0, True),
        (1, 3, None, True),
    ],
)
def test_a_finding_is_wrong_where_the_count_is_outside_of_it(
    lowest: int, highest: int | None, count: int | None, true: bool
) -> None:
    counts = {} if count is None else {PLACE: count}
    finding = Finding("R", PLACE, Inference.EXACT, lowest, highest, True, ())
    assert tells_truth(audited(finding), counts) == true
    both = audited(finding, Finding("R", (), Inference.EXACT, 7, 7, True, ()))
    assert tells_truth(both, {**counts, (): 7})
    assert tells_truth(both, {**counts, (): 8}) == true


def test_a_verdict_without_findings_is_taken_for_true_unless_it_is_safe() -> None:
    assert audited().verdict is Verdict.SAFE
    assert not tells_truth(audited(), {})
    assert tells_truth(replace(audited(), undecided=("The time was up.",)), {})
