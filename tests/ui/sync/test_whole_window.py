"""Sending in the whole window: it begins at unlock, and goes on after joining a lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from anchordesk.domain.roles import DeskRole
from anchordesk.services import team
from anchordesk.services.desk import Desk
from anchordesk.ui.sync.view import SyncScreen
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault
from tests.ui.sync.real_desk import MadeUpHub, open_desk
from tests.ui.sync.screen_frame import words_on


def test_sending_begins_at_unlock_without_a_visit_to_its_screen(opened: Driver) -> None:
    assert opened.frame.navigation.sync_state.text() == "Nothing to send"
    opened.window.lock()
    opened.settle()
    opened.unlock()
    assert opened.frame.navigation.sync_state.text() == "Nothing to send"


def test_a_worker_who_joins_a_lead_goes_on_in_the_same_window(
    desk: Desk, make_driver: Callable[..., Driver], tmp_path: Path
) -> None:
    lead = open_desk(tmp_path / "lead", MadeUpHub(), worker="Jo Mills", organisation="Quay Homes")
    card = tmp_path / "lead.adcard"
    team.write_card(lead, card)
    lead.lock()
    make_vault(desk, role=DeskRole.WORKER, people=1)
    driver = make_driver()
    driver.unlock()
    driver.frame.go("sync")
    driver.settle()
    before = driver.frame.shown_screen
    assert isinstance(before, SyncScreen)
    before.model.open_lead(card)
    driver.settle()
    after = driver.frame.shown_screen
    assert isinstance(after, SyncScreen)
    assert after is not before
    assert "Your figures go to Jo Mills." in words_on(after)
    assert after.notices.words.startswith("Your desk belongs to Quay Homes now.")
