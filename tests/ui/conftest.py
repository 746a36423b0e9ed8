"""The window offscreen (unless ANCHORDESK_ONSCREEN is set); any word of Qt fails a test."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import anchordesk.ui
from anchordesk.adapters.documents.recovery_sheet import RecoverySheets
from anchordesk.adapters.keys.organisation_files import OrganisationFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.services.desk import Desk
from anchordesk.settings import resource_path
from anchordesk.ui.application import build_window
from anchordesk.ui.kit.fonts import load_fonts
from anchordesk.ui.kit.theme import Appearance, ThemeChoice
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_desk, make_vault
from tests.ui.stalls import Stall, watching_stalls, worst_by_screen
from tests.ui.trespasses import Trespasses, noting_trespasses

if "ANCHORDESK_ONSCREEN" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    # Said when a list of suggestions opens.
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)

MakeDriver = Callable[..., Driver]
STALLS_OF_ALL_TESTS: list[Stall] = []


@pytest.fixture(autouse=True)
def said_by_qt(qapp: QApplication) -> Iterator[list[str]]:
    """Fail a test in which Qt warned about anything."""
    said: list[str] = []

    def keep(_kind: QtMsgType, _at: QMessageLogContext, words: str) -> None:
        if words not in HARMLESS:
            said.append(words)

    before = qInstallMessageHandler(keep)
    yield said
    qInstallMessageHandler(before)
    assert not said, said


@pytest.fixture(autouse=True)
def trespasses() -> Iterator[Trespasses]:
    """Fail a test in which the window's code used disk, records, keys or network on its thread."""
    with noting_trespasses() as noted:
        yield noted
    assert not noted.found, noted.found


@pytest.fixture(autouse=True)
def stalls_noted(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Fail a journey in which the window stood for more than ANCHORDESK_STALLS ms, if it is set."""
    limit = os.environ.get("ANCHORDESK_STALLS")
    if limit is None or "make_driver" not in request.fixturenames:
        yield
        return
    with watching_stalls(request.node.name) as stalls:
        yield
    STALLS_OF_ALL_TESTS.extend(stalls.found)
    too_long = stalls.longer_than(float(limit) / 1000)
    assert not too_long, "\n".join(map(str, too_long))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the worst stall of each screen, over all tests that were watched."""
    for screen, stall in worst_by_screen(STALLS_OF_ALL_TESTS):
        terminalreporter.write_line(f"{screen}: {stall}")


@pytest.fixture(scope="session", autouse=True)
def fonts_loaded(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(scope="session", autouse=True)
def screens_loaded() -> None:
    """Load every screen, so that going to one shows it in the same turn."""
    for module in pkgutil.iter_modules(anchordesk.ui.__path__, "anchordesk.ui."):
        if module.ispkg and find_spec(f"{module.name}.view") is not None:
            import_module(f"{module.name}.view")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "vault")


@pytest.fixture
def make_driver(
    qapp: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeDriver]:
    """Build the whole window; it is closed after the test."""
    made: list[Driver] = []
    hook = __import__("sys").excepthook
    monkeypatch.setattr("sys.excepthook", hook)

    def build(
        choice: ThemeChoice = ThemeChoice.LIGHT,
        percent: int = 100,
        *,
        start: bool = True,
        kept: bool = False,
    ) -> Driver:
        window = build_window(
            qapp,
            desk,
            tmp_path / "settings",
            None if kept else Appearance(choice, percent),
            recovery_sheets=RecoverySheets(resource_path("fonts")),
            read_organisation_key=OrganisationFiles(SystemIdentifiers().random_bytes).read_public,
        )
        window.resize(1366, 700)
        window.show()
        driver = Driver(window, qtbot)
        made.append(driver)
        window.activateWindow()
        if start:
            window.start()
            driver.settle()
        return driver

    yield build
    for driver in made:
        driver.window.close()
        driver.window.deleteLater()
    # Windows of earlier tests would be styled anew, and their filters asked, in each later test.
    for left in qapp.children():
        if type(left).__module__.startswith("anchordesk."):
            left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def locked(desk: Desk, make_driver: MakeDriver) -> Driver:
    """A window with a vault of twenty residents, locked."""
    make_vault(desk)
    return make_driver()


@pytest.fixture
def opened(locked: Driver) -> Driver:
    """The same window, unlocked, at the caseload."""
    locked.unlock()
    locked.frame.go("caseload")
    locked.settle()
    return locked
