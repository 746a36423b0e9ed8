"""That a table of rates ends is told before a job needs it: in Settings, and on a lead's Today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import Desk
from tests.ui.conftest import MakeDriver
from tests.ui.made_up_desk import FixedClock, make_desk, make_vault

LATER = FixedClock(datetime(2027, 4, 6, 9, tzinfo=UTC))
ENDED = (
    "The table “NHS pay bands in England” ended on 31 March 2027. Jobs and vacancies after that "
    "day of which only the NHS band is entered are not judged: enter what an hour pays. "
    "Ask your IT support for a newer AnchorDesk."
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return replace(make_desk(tmp_path / "vault"), clock=LATER)


@pytest.mark.parametrize("role", [DeskRole.LEAD, DeskRole.WORKER])
def test_a_table_that_ended_is_told_to_a_lead_on_today_and_to_all_under_settings(
    desk: Desk, make_driver: MakeDriver, role: DeskRole
) -> None:
    make_vault(desk, role=role, people=0)
    driver = make_driver()
    driver.unlock()
    assert (ENDED in driver.words()) is (role is DeskRole.LEAD)
    driver.frame.go("settings")
    driver.settle()
    assert ENDED in driver.words()
    assert "The table “Real Living Wage” ends on 30 April 2027." in driver.words()
