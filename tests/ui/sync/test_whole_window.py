"""Sending in the whole window: it begins at unlock, and goes on after joining a lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from anchordesk.domain.roles import DeskRole
from anchordesk.services import inbox, membership, sync, team_joining
from anchordesk.services.desk import Desk
from anchordesk.ui.team.view import TeamScreen
from tests.services.team_desks import SIGNING_KEY
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


def test_a_worker_who_joins_a_team_goes_on_in_the_same_window(
    desk: Desk, make_driver: Callable[..., Driver], tmp_path: Path
) -> None:
    lead = open_desk(tmp_path / "lead", MadeUpHub(), worker="Jo Mills", organisation="Quay Homes")
    with lead.records.changing() as change:
        membership.found(lead, change, SIGNING_KEY, 0)
    invitation = team_joining.invite(lead, "Sam Kaur", DeskRole.WORKER)
    stick = tmp_path / "stick"
    stick.mkdir()
    make_vault(desk, role=DeskRole.WORKER, people=1)
    driver = make_driver()
    driver.unlock()
    driver.frame.go("team")
    driver.settle()
    before = driver.frame.shown_screen
    assert isinstance(before, TeamScreen)
    before.model.answer(invitation)
    driver.settle()
    before.model.put_in_folder(stick)
    driver.settle()
    inbox.read_folder(lead, stick)
    words = before.joining.words.text()
    team_joining.let_in(lead, invitation.id, words)
    sync.put_in_folder(lead, stick)
    before.model.read_folder(stick)
    driver.settle()
    after = driver.frame.shown_screen
    assert isinstance(after, TeamScreen)
    assert after is not before
    assert "Quay Homes: 2 desks in the team." in words_on(after)
    assert after.notices.words.startswith("Your desk is in the team of Quay Homes now.")
    driver.frame.go("sync")
    driver.settle()
    assert "Your figures go to Jo Mills." in words_on(driver.frame.shown_screen)
    lead.lock()
