"""What becomes of a protected return: how it is attacked, tried again, and when it is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

import pytest

from anchordesk.domain.disclosure import release as release_module
from anchordesk.domain.disclosure.audit_findings import AuditResult, Finding, Inference
from anchordesk.domain.disclosure.magnitudes import PaidJob, PayTable
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    Improvement,
    LadderStep,
    ProtectedReturn,
    ProtectionRefusedError,
)
from anchordesk.domain.disclosure.published import write_published
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
)
from anchordesk.domain.disclosure.release import AuditedRelease, attacked, protect_and_audit
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, TableError

PLACE: Dims = (("ward", "W1"),)
TABLES = PublishedTables((PublishedCell("new", PLACE, 9), PublishedCell("newer", (), 9)))
SAFE = AuditResult((), (), 2, 0, 0, (), joined=False)
OPEN = replace(SAFE, undecided=("The time was up.",))
GIVEN = replace(SAFE, findings=(Finding("new", PLACE, Inference.EXACT, 3, 3, True, ()),) * 2)
WARD = Dimension("ward", "", tuple(Category(code, code) for code in ("W1", "W2", "W3")))
KEY = b"0123456789abcdef"


def released(audit: AuditResult, came: Improvement = Improvement.NOT_TRIED) -> AuditedRelease:
    step = LadderStep.ZEROS_PRINTED
    protected = ProtectedReturn(TABLES, (), ProtectionPolicy(), step, came)
    return AuditedRelease(protected, b"", audit)


@pytest.mark.parametrize("presuming", [False, True])
@pytest.mark.parametrize("zeros", [False, True])
def test_who_only_presumes_may_learn_nothing_small_and_nothing_exactly(
    monkeypatch: pytest.MonkeyPatch, *, presuming: bool, zeros: bool
) -> None:
    asked: dict[str, Any] = {}

    def audit(tables: PublishedTables, **how: Any) -> AuditResult:
        asked.update(how, tables=tables)
        return SAFE

    monkeypatch.setattr(release_module, "audit", audit)
    policy = ProtectionPolicy(7, time_limit_seconds=12.0, zeros_sensitive=zeros)
    fact = PublicConstraint(((1, PLACE),), ">=", 2)
    before = PublishedTables((PublishedCell("old", (), 8),))
    clock = count().__next__
    found = attacked(
        write_published(TABLES), before, (fact,), policy, cast("Any", clock), presuming=presuming
    )
    assert found is SAFE
    assert asked["tables"].cells == (*before.cells, *TABLES.cells)
    assert asked["tables"].constraints == (fact,)
    assert (asked["threshold"], asked["time_limit_seconds"]) == (7, 12.0)
    assert (asked["width"], asked["insiders"]) == ((1, False) if presuming else (7, True))
    assert asked["zeros_of"] == (("new",) if zeros and not presuming else ())
    assert asked["join"] is True
    assert asked["clock"] is clock
    attacked(write_published(TABLES), None, (), policy)
    assert asked["tables"].cells == TABLES.cells


def refused() -> AuditedRelease:
    raise ProtectionRefusedError((), "The time for protection was up")


@pytest.mark.parametrize(
    ("tried", "came"),
    [
        (lambda: released(SAFE, Improvement.FEWER), Improvement.FEWER),
        (lambda: released(OPEN, Improvement.FEWER), Improvement.NOT_SAFE),
        (lambda: released(GIVEN, Improvement.FEWER), Improvement.NOT_SAFE),
        (lambda: released(SAFE, Improvement.NONE_FEWER), Improvement.NONE_FEWER),
        (lambda: released(GIVEN, Improvement.NONE_FEWER), Improvement.NONE_FEWER),
        (lambda: released(SAFE, Improvement.OUT_OF_TIME), Improvement.OUT_OF_TIME),
        (refused, Improvement.OUT_OF_TIME),
    ],
)
def test_only_fewer_cells_that_are_safe_take_the_place_of_what_was_found(
    tried: Callable[[], AuditedRelease], came: Improvement
) -> None:
    first = replace(released(SAFE), content=b"first")
    found = release_module._with_fewer(first, tried)
    assert found.protected.improvement is came
    assert (found.content == b"first") == (came is not Improvement.FEWER)
    assert found.audit is SAFE or found.audit == SAFE


@pytest.mark.parametrize(
    ("audits", "times", "attempts", "because"),
    [
        ([SAFE], 0, 1, None),
        ([GIVEN, GIVEN, SAFE], 0, 3, None),
        ([GIVEN] * 5, 0, 5, "could work out these cells: ward=W1."),
        ([OPEN], 0, 1, "could not be completed"),
        ([GIVEN, OPEN], 0, 2, "could not be completed"),
        ([GIVEN, SAFE], 11, 1, "could work out"),
        ([GIVEN, SAFE], 10, 2, None),
    ],
)
def test_figures_are_drawn_five_times_at_most_and_while_there_is_time(
    audits: Sequence[AuditResult], times: int, attempts: int, because: str | None
) -> None:
    drawn: list[int] = []
    left = list(audits)

    def rounded(attempt: int, clock: Any) -> ProtectedReturn:
        drawn.append(attempt)
        return released(SAFE).protected

    def proved(protected: ProtectedReturn) -> AuditedRelease:
        return replace(released(left.pop(0)), protected=protected)

    asked = cast("Any", SimpleNamespace(rounded=rounded))

    def first() -> AuditedRelease:
        return release_module._first_safe(asked, proved, 10.0, lambda: float(times))

    if because is None:
        assert first().audit is SAFE
    else:
        with pytest.raises(ProtectionRefusedError, match=because):
            first()
    assert drawn == list(range(attempts))


def by_ward(**people: int) -> CountTable:
    return CountTable("t", "", ("ward",), {(ward,): n for ward, n in people.items()})


def asked_for(policy: ProtectionPolicy, **more: Any) -> AuditedRelease:
    given = {"release": "R", "context": (("measure", "people"),), "tie_break_key": KEY, **more}
    return protect_and_audit([by_ward(W1=12, W2=20, W3=30)], [WARD], policy, **given)


def test_medians_do_not_stand_beside_rounded_counts_and_each_alone_does() -> None:
    jobs: dict[tuple[str, ...], list[PaidJob]] = {
        ("W1",): [PaidJob(f"p{n}", "ABCDEFG"[n % 7], 1200) for n in range(12)]
    }
    pay = PayTable("pay", "", ("ward",), jobs, (("measure", "paid"),))
    with pytest.raises(TableError, match="beside rounded"):
        asked_for(ProtectionPolicy(rounds=True), pay=(pay,))
    exact = asked_for(ProtectionPolicy(), pay=(pay,))
    assert {median.pence for median in exact.protected.published.medians} == {1200}
    assert len(exact.protected.published.cells) == 8
    counted = PayTable("pay", "", ("ward",), jobs, (), counted=True)
    once = asked_for(ProtectionPolicy(), pay=(counted,))
    assert len(once.protected.published.cells) == 4
    rounded = asked_for(ProtectionPolicy(rounds=True))
    assert rounded.protected.step is LadderStep.ROUNDED
    assert rounded.protected.published.medians == ()


@pytest.mark.parametrize(("seconds", "enough"), [(1.0, True), (1e-9, False)])
def test_protection_has_as_much_time_as_the_policy_gives(seconds: float, *, enough: bool) -> None:
    """By a clock that stands at a thousand."""
    policy = ProtectionPolicy(time_limit_seconds=seconds)

    def protected() -> ProtectedReturn:
        return protect(
            [by_ward(W1=2, W2=20, W3=30)],
            [WARD],
            policy,
            release="R",
            context=(),
            tie_break_key=KEY,
            clock=lambda: 1000.0,
        )

    if enough:
        assert len(protected().withheld) == 2
        return
    with pytest.raises(ProtectionRefusedError, match="time for protection was up"):
        protected()


HERE: Dims = (("measure", "people"), ("ward", "W1"))


@pytest.mark.parametrize(
    ("more", "clock", "audits"),
    [
        ([], count, 1),
        ([HERE], lambda: iter([0.0, *[9.0] * 99]), 1),
        ([HERE], lambda: iter([0.0] * 99), 2),
    ],
)
def test_what_the_audit_finds_is_mended_while_there_is_something_to_withhold_and_time(
    monkeypatch: pytest.MonkeyPatch, more: list[Dims], clock: Callable[[], Any], audits: int
) -> None:
    results = [GIVEN, SAFE]
    monkeypatch.setattr(release_module, "attacked", lambda *_, **__: results.pop(0))
    monkeypatch.setattr(release_module, "cells_to_withhold", lambda *_: frozenset(more))
    # Protection itself is given a clock that stands.
    still = release_module._Asked.withheld
    monkeypatch.setattr(
        release_module._Asked,
        "withheld",
        lambda self, also, dear, _clock, *, fewest: still(
            self, also, dear, lambda: 0.0, fewest=fewest
        ),
    )

    def made() -> AuditedRelease:
        return asked_for(ProtectionPolicy(time_limit_seconds=5.0), clock=clock().__next__)

    if audits == 1:
        with pytest.raises(ProtectionRefusedError, match="could work out these cells"):
            made()
    else:
        assert made().audit is SAFE
    assert len(results) == 2 - audits
