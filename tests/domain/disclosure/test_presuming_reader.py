"""The audit's second look, as a reader who presumes: without its yes no return comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from anchordesk.domain.categories import EthnicityGroup
from anchordesk.domain.disclosure import release
from anchordesk.domain.disclosure.audit import AuditResult, Finding, Inference, Verdict
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import PublicConstraint, PublishedTables
from tests.domain.disclosure.caseload import (
    Quarterly,
    always,
    corrected,
    made_up_cases,
    published_after,
    quarters_of,
)

FIRST, SECOND = quarters_of(always(made_up_cases(1, 60)), 2)
NOTHING_FOUND = AuditResult((), (), 1, 1, 0, (), joined=False)
BEFORE = published_after(FIRST, ()).protected.published


def second_quarter(quarter: Quarterly = SECOND) -> release.AuditedRelease:
    return published_after(quarter, [(FIRST.period, BEFORE)])


class Presuming:
    """Stands in for the audit: says what it is told to where a reader presumes."""

    def __init__(self, says: AuditResult | None) -> None:
        self.says = says
        self.asked: list[frozenset[PublicConstraint]] = []
        self._audit = release.attacked

    def __call__(
        self,
        content: bytes,
        earlier: PublishedTables | None,
        facts: Sequence[PublicConstraint],
        policy: ProtectionPolicy,
        clock: object,
        *,
        presuming: bool = False,
    ) -> AuditResult:
        result = self._audit(content, earlier, facts, policy)
        if not presuming:
            return result
        self.asked.append(frozenset(facts))
        return result if self.says is None else self.says


def test_a_reader_is_tried_who_takes_more_for_granted_than_is_certain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    audit = Presuming(None)
    monkeypatch.setattr(release, "attacked", audit)
    released = second_quarter()
    assert audit.asked
    assert all(facts - set(released.ties) for facts in audit.asked)


def test_nothing_comes_out_where_that_reader_was_not_tried_to_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    undecided = replace(NOTHING_FOUND, undecided=("The time was up.",))
    assert undecided.verdict is Verdict.UNDECIDED
    monkeypatch.setattr(release, "attacked", Presuming(undecided))
    with pytest.raises(ProtectionRefusedError, match="could not be completed"):
        second_quarter()


@pytest.mark.parametrize(("off", "comes_out"), [(0, False), (1, True)])
def test_what_that_reader_believes_harms_only_if_it_is_true(
    monkeypatch: pytest.MonkeyPatch, off: int, comes_out: bool
) -> None:
    place, count = next((at, n) for at, n in SECOND.counts.items() if 1 <= n < 5)
    finding = Finding("Q", place, Inference.EXACT, count + off, count + off, True, ())
    unsafe = replace(NOTHING_FOUND, findings=(finding,))
    monkeypatch.setattr(release, "attacked", Presuming(unsafe))
    if comes_out:
        assert second_quarter().audit.verdict is Verdict.SAFE
        return
    with pytest.raises(ProtectionRefusedError) as refused:
        second_quarter()
    assert refused.value.cells == (place,)


def test_where_zeros_are_sensitive_too_a_reader_believes_what_print_tells_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = ProtectionPolicy(zeros_sensitive=True)
    known = made_up_cases(1, 60)
    corrections = [corrected(case, EthnicityGroup.WHITE) for case in known[:20]]
    second = quarters_of(lambda at: [*corrections, *known[20:]] if at else known, 2)[1]
    first = published_after(FIRST, (), policy=policy).protected.published
    believing, presuming = release._believed, Presuming(None)
    believed: list[frozenset[PublicConstraint]] = []

    def noted(*given: Any) -> tuple[PublicConstraint, ...]:
        facts = believing(*given)
        believed.append(frozenset(facts))
        return facts

    monkeypatch.setattr(release, "_believed", noted)
    monkeypatch.setattr(release, "attacked", presuming)
    published_after(second, [(FIRST.period, first)], policy=policy)
    assert believed
    assert set(believed) <= set(presuming.asked)
