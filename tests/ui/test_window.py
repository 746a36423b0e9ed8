from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import Desk
from anchordesk.ui.screenshots import grab_screens
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault


def test_a_worker_has_no_returns_and_a_lead_has(make_driver: MakeDriver, desk: Desk) -> None:
    make_vault(desk, role=DeskRole.WORKER, people=1)
    driver = make_driver()
    driver.unlock()
    assert not driver.frame.offers("returns")
    assert driver.frame.offers("sync")
    driver.keys("Ctrl+2")
    driver.press("Import residents")
    assert driver.frame.shown_screen.accessibleName() == "Import"


def test_screens_have_their_keys(opened: Driver) -> None:
    for keys, name in (
        ("Ctrl+3", "Opportunities"),
        ("Ctrl+4", "Returns"),
        ("Ctrl+5", "Sync"),
        ("Ctrl+6", "Team"),
        ("Ctrl+,", "Settings"),
        ("Ctrl+2", "Caseload"),
        ("Ctrl+1", "Today"),
    ):
        opened.keys(keys)
        assert opened.frame.shown_screen.accessibleName() == name


def test_the_window_goes_on_with_another_workspace_at_the_same_place(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    before = opened.frame
    workspace = before.context.workspace
    profile = replace(workspace.profile, organisation_name="Coast Homes")
    opened.window.go_on_with(replace(workspace, profile=profile))
    opened.settle()
    assert opened.frame is not before
    assert "Grace Lewis" in opened.words(opened.record.bar)
    assert opened.frame.context.workspace.profile.organisation_name == "Coast Homes"


def test_a_bug_in_the_window_is_one_calm_message(
    opened: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    error = KeyError("Elif Jones")
    sys.excepthook(KeyError, error, None)
    told = opened.frame.notices.words
    assert "Something in AnchorDesk did not work." in told
    assert "Elif" not in told + caplog.text
    caplog.clear()


def test_pictures_of_every_screen_can_be_saved(opened: Driver, desk: Desk) -> None:
    pictures = grab_screens(opened.window, desk.vault_folder.parent / "screens")
    names = [picture.stem.partition("-")[2] for picture in pictures]
    shown = ["today", "caseload", "opportunities", "returns", "sync", "team", "referrals"]
    assert names == [*shown, "rights", "oversight", "progress", "settings", "record"]
    assert len({picture.read_bytes() for picture in pictures}) == 12


def test_a_locked_window_gives_no_pictures(locked: Driver, desk: Desk) -> None:
    with pytest.raises(ValueError, match="locked"):
        grab_screens(locked.window, desk.vault_folder.parent / "screens")
