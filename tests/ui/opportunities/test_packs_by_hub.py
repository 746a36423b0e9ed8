"""Vacancies come by the hub without anybody asking, and the screen says what came and what not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.services import packs
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.workspace import Workspace
from anchordesk.ui.opportunities.view import OpportunitiesScreen
from anchordesk.ui.places import places
from anchordesk.ui.resident.timeline_choice import TimelineChoice
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.view import SyncScreen
from anchordesk.ui.tasks import Tasks
from anchordesk.wire.signing import public_key_of
from tests.services.test_pack_fetching import HUB_KEY, URL, Shelf
from tests.services.test_packs import FINGERPRINT, OTHER_KEY, PORTER, card, pack
from tests.ui.driver import is_still
from tests.ui.sync.screen_frame import show_frame, words_on


@dataclass
class Desk:
    """A window with its courier, and a hub that hands out packs."""

    frame: Frame
    courier: Courier
    tasks: Tasks
    qtbot: QtBot

    def go(self, place: str) -> None:
        self.frame.go(place)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: is_still(self.tasks), timeout=5000)
        QApplication.processEvents()

    def roles(self) -> list[str]:
        (screen,) = self.frame.findChildren(OpportunitiesScreen)
        model = screen.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def courier(qapp: QApplication) -> Iterator[Courier]:
    """The window's courier, which ends with the test, on the window's thread."""
    made = Courier(qapp)
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def open_desk(
    workspace: Workspace, tasks: Tasks, shelf: Shelf, qtbot: QtBot, courier: Courier
) -> Callable[[], Desk]:
    """Open the window; nothing is fetched before the courier begins."""

    def open_() -> Desk:
        with workspace.records.changing() as change:
            change.save_hub(HubRegistration(URL, public_key_of(HUB_KEY)))
        rest = {"daily": None, "timeline_choice": TimelineChoice()}
        screens = places(None, None, courier, None, None, **rest)  # type: ignore[arg-type]
        there = {place.key: place for place in screens}
        shown = [there["opportunities"], there["sync"]]
        frame = show_frame(replace(workspace, hub_transport=shelf), tasks, shown)
        qtbot.addWidget(frame)
        return Desk(frame, courier, tasks, qtbot)

    return open_


def test_a_list_from_the_hub_is_shown_and_told_while_somebody_looks(
    open_desk: Callable[[], Desk], workspace: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    shelf.put(pack(tmp_path))
    desk = open_desk()
    desk.go("opportunities")
    assert desk.roles() == []
    desk.courier.begin(desk.frame.context)
    desk.qtbot.waitUntil(lambda: desk.roles() == ["Porter"], timeout=5000)
    told = "New from the network: 1 vacancies with 6 places, of 1 employer."
    assert told in words_on(desk.frame)


def test_a_network_that_is_known_from_now_on_is_asked_at_once(
    open_desk: Callable[[], Desk], workspace: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.put(pack(tmp_path))
    desk = open_desk()
    desk.go("opportunities")
    desk.courier.begin(desk.frame.context)
    desk.settle()
    assert shelf.asked == []
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    (screen,) = desk.frame.findChildren(OpportunitiesScreen)
    screen.network_trusted.emit()
    desk.qtbot.waitUntil(lambda: desk.roles() == ["Porter"], timeout=5000)


def test_a_false_list_is_told_of_on_the_sync_screen_and_fetched_once(
    open_desk: Callable[[], Desk], workspace: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    digest = shelf.put(pack(tmp_path, PORTER, key=OTHER_KEY))
    desk = open_desk()
    desk.go("sync")
    desk.courier.begin(desk.frame.context)
    (screen,) = desk.frame.findChildren(SyncScreen)

    def is_told() -> bool:
        return "This pack is not in the hand of Anchor Network" in words_on(screen)

    desk.qtbot.waitUntil(is_told, timeout=5000)
    desk.settle()
    desk.courier.send_now()
    desk.qtbot.waitUntil(lambda: shelf.asked.count("/v1/packs") > 1, timeout=5000)
    desk.settle()
    assert [path for path in shelf.asked if path.endswith(digest)] == [f"/v1/packs/{digest}"]
