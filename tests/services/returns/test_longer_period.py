"""A longer period as a way to show more: offered where it helps, taken whole, and said so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from anchordesk.domain.period import FinancialYear, HalfYear, Quarter, longer_periods
from anchordesk.services import casework, inbox, residents, returns, sync, tallies
from anchordesk.services.casework import JobDetails
from anchordesk.services.coarser_returns import (
    LongerPeriod,
    coarser_choices,
    try_coarser,
)
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.services.team_desks import joined_by_stick

NETWORK = "network-quarterly-summary"
SUMMER, HALF = Quarter(2026, 3), HalfYear(2026, 1)
LONGER = LongerPeriod(HALF)


def test_longer_periods_end_on_the_same_day() -> None:
    assert longer_periods(SUMMER) == (HALF,)
    assert longer_periods(Quarter(2026, 2)) == ()
    assert longer_periods(Quarter(2027, 1)) == (HalfYear(2026, 2), FinancialYear(2026))
    assert longer_periods(HalfYear(2026, 2)) == (FinancialYear(2026),)
    assert longer_periods(FinancialYear(2026)) == ()


def hire(workspace: Workspace, people: int, day: date | None) -> None:
    for at in range(people):
        made = residents.add(workspace, ResidentDetails(given_name=f"Made up {at}"))
        if day is not None:
            casework.record_job(workspace, made.id, JobDetails("Trust", "", day))


@pytest.fixture
def working(joined: Workspace, clock: StandingClock) -> Workspace:
    """Five first jobs in spring, three in summer, entered in time, and many without one."""
    clock.move(days=(date(2026, 6, 16) - clock.today()).days)
    hire(joined, 5, date(2026, 6, 1))
    clock.move(days=(SUMMER.last_day - clock.today()).days)
    hire(joined, 3, date(2026, 8, 3))
    hire(joined, 40, None)
    return joined


def offered(workspace: Workspace, prepared: PreparedReturn) -> PreparedReturn:
    assert LONGER in coarser_choices(workspace, prepared)
    version = try_coarser(workspace, prepared, LONGER)
    assert version is not None
    assert version.words == "For April to September 2026, in place of July to September 2026"
    return version.prepared


def test_a_longer_period_that_hides_less_is_offered_and_says_what_it_is(
    working: Workspace,
) -> None:
    quarter = returns.prepare(working, NETWORK, SUMMER)
    half = offered(working, quarter)
    assert half.hidden < quarter.hidden
    assert (half.period, half.instead_of, half.less_detail) == (HALF, SUMMER, True)
    assert "in place of July to September 2026" in half.warnings[0]
    release = returns.approve(working, half)
    assert release.period == "2026-H1"
    assert returns.prepare(working, NETWORK, HALF).release == release


def test_a_shorter_period_than_the_return_is_made_for_is_refused(working: Workspace) -> None:
    with pytest.raises(ReturnRefusedError, match="made for a year"):
        returns.prepare(working, "board-summary", HALF)


def test_where_only_stocks_are_hidden_no_longer_period_is_offered(working: Workspace) -> None:
    stocks = returns.prepare(working, "caseload-summary", SUMMER)
    assert all(not isinstance(one, LongerPeriod) for one in coarser_choices(working, stocks))


def test_it_is_offered_once_all_colleagues_have_sent_figures_for_it(
    worker: Workspace, working: Workspace, tmp_path: Path
) -> None:
    worker = joined_by_stick(working, worker, tmp_path / "team")
    hire(worker, 12, None)
    stick = tmp_path / "stick"
    stick.mkdir()

    def send(period: Quarter | HalfYear) -> None:
        tallies.queue_tally(worker, NETWORK, period)
        sync.put_in_folder(worker, stick)
        assert inbox.read_folder(working, stick).refused == ()

    send(SUMMER)
    quarter = returns.prepare(working, NETWORK, SUMMER)
    assert quarter.desks == 2
    assert try_coarser(working, quarter, LONGER) is None
    send(HALF)
    assert offered(working, quarter).desks == 2
