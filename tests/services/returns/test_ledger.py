"""Returns one after the other: protected together, beside a ledger that is whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete

from anchordesk.adapters.vault.tables import releases
from anchordesk.domain.disclosure.policy import PolicyError
from anchordesk.domain.period import FinancialYear, HalfYear
from anchordesk.services import residents, returns
from anchordesk.services.earlier_returns import refuse_broken_ledger
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.services.returns.desk import NOW, TEMPLATE, totals


def test_a_second_quarter_is_protected_together_with_the_first(
    filled: Workspace, clock: StandingClock
) -> None:
    first = returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    clock.move(days=60)
    for number in range(3):
        residents.add(filled, ResidentDetails(given_name=f"New {number}"))
    second = returns.prepare(filled, TEMPLATE, NOW.following)
    assert totals(second)["people supported"] is None, "445 and 448 would tell of three people"
    words = {reason.words for reason in second.reasons.values()}
    assert "Hidden because it changed by fewer than 5 since an earlier return." in words
    assert totals(second)["have started a job"] == 308
    release = returns.approve(filled, second)
    assert release.previous == first.digest
    assert returns.approved(filled) == (release, first)


def test_a_third_quarter_shows_the_total_again_once_enough_people_have_come(
    filled: Workspace, clock: StandingClock
) -> None:
    period = NOW
    shown = []
    for newcomers in (0, 3, 4):
        for number in range(newcomers):
            residents.add(filled, ResidentDetails(given_name=f"New {period.code} {number}"))
        prepared = returns.prepare(filled, TEMPLATE, period)
        returns.approve(filled, prepared)
        shown.append(totals(prepared)["people supported"])
        clock.move(days=91)
        period = period.following
    assert shown == [445, None, 452]


def test_a_ledger_with_a_line_changed_lost_or_moved_makes_no_return(
    filled: Workspace, clock: StandingClock
) -> None:
    for quarter in (NOW, NOW.following):
        returns.approve(filled, returns.prepare(filled, TEMPLATE, quarter))
        clock.move(days=91)
    newest, oldest = returns.approved(filled)
    refuse_broken_ledger([oldest, newest])
    figures = oldest.published.replace(b": 445}", b": 446}")
    assert figures != oldest.published
    for broken in (
        [replace(oldest, published=figures), newest],
        [newest],
        [newest, oldest],
        [oldest, oldest, newest],
    ):
        with pytest.raises(ReturnRefusedError, match="damaged"):
            refuse_broken_ledger(broken)


def test_a_ledger_that_lost_its_newest_line_makes_no_return(
    filled: Workspace, clock: StandingClock
) -> None:
    for quarter in (NOW, NOW.following):
        returns.approve(filled, returns.prepare(filled, TEMPLATE, quarter))
        clock.move(days=91)
    newest = returns.approved(filled)[0]
    engine = filled.records._engine  # type: ignore[attr-defined]
    with engine.begin() as connection:
        connection.execute(delete(releases).where(releases.c.digest == newest.digest))
    with pytest.raises(ReturnRefusedError, match="damaged"):
        returns.prepare(filled, TEMPLATE, NOW.following.following)


def test_the_threshold_never_falls_below_an_earlier_return(
    filled: Workspace, clock: StandingClock
) -> None:
    strict = replace(filled.library.template(TEMPLATE), threshold=7)
    library = replace(filled.library, templates={TEMPLATE: strict})
    returns.approve(filled, returns.prepare(replace(filled, library=library), TEMPLATE, NOW))
    clock.move(days=60)
    with pytest.raises(PolicyError, match="only be raised"):
        returns.prepare(filled, TEMPLATE, NOW.following)


def test_another_return_of_the_same_quarter_is_protected_beside_the_first(
    filled: Workspace,
) -> None:
    returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    same = returns.prepare(filled, "network-quarterly-summary", NOW)
    assert totals(same)["people supported"] == 445
    residents.add(filled, ResidentDetails(given_name="Late"))
    later = returns.prepare(filled, "network-quarterly-summary", NOW)
    assert totals(later)["people supported"] is None, "445 and 446 would tell of one person"
    reasons = {reason.words for reason in later.reasons.values()}
    assert "Hidden because it changed by fewer than 5 since an earlier return." in reasons


def test_returns_of_a_half_year_and_a_year_stand_beside_those_of_its_quarters(
    filled: Workspace, clock: StandingClock
) -> None:
    clock.move(days=200)
    for code, period in (
        ("network-quarterly-summary", NOW),
        (TEMPLATE, NOW),
        ("network-quarterly-summary", NOW.following),
        ("people-and-skills", HalfYear(2026, 2)),
        ("board-summary", FinancialYear(2026)),
    ):
        prepared = returns.prepare(filled, code, period)
        release = returns.approve(filled, prepared)
        assert (release.template, release.period) == (code, period.code)
        assert prepared.document.headlines[0].value == 445
