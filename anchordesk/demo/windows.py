"""The demo's windows: pictures of the real screens, or a window to work in."""

from __future__ import annotations

import sys
from pathlib import Path

from anchordesk.app import recovery_sheets
from anchordesk.demo.errors import DemoFailedError
from anchordesk.demo.story import DemoDesks, DemoResult
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import with_drafts
from anchordesk.ui.application import build_window, make_application
from anchordesk.ui.returns.view import ReturnsScreen
from anchordesk.ui.screenshots import grab_screens, rest, settle
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.main_window import MainWindow

BIT_BY_BIT_MS = 400


def take_pictures(desks: DemoDesks, result: DemoResult, folder: Path) -> tuple[Path, ...]:
    """Save pictures of both desks' screens, the worked case and the return; return where they are.

    Raises:
        DocumentError: if a picture cannot be saved.
    """
    application = make_application(sys.argv[:1])
    pictures: list[Path] = []
    for name, desk in (("worker", desks.worker), ("lead", desks.lead)):
        window = build_window(
            application, desk, folder / "settings", recovery_sheets=recovery_sheets()
        )
        window.open_vault(with_drafts(desk.unlock(desks.passphrase)))
        pictures += grab_screens(window, folder / "screens" / name)
        pictures.append(
            _picture_of_case(window, result, folder / "screens" / name)
            if desk is desks.worker
            else _picture_of_return(window, result, folder / "screens" / name)
        )
        window.close()
    return tuple(pictures)


def open_window(desk: Desk, passphrase: str, settings_folder: Path) -> int:
    """Open a window on a demo desk, unlocked, and return the exit code when it is closed."""
    application = make_application(sys.argv[:1])
    window = build_window(application, desk, settings_folder, recovery_sheets=recovery_sheets())
    window.open_vault(with_drafts(desk.unlock(passphrase)))
    window.show()
    return application.exec()


def _picture_of_case(window: MainWindow, result: DemoResult, folder: Path) -> Path:
    _frame_of(window).go("resident", result.worked_case)
    return _picture(window, folder / "worked-case.png")


def _picture_of_return(window: MainWindow, result: DemoResult, folder: Path) -> Path:
    frame = _frame_of(window)
    frame.go("returns")
    settle(window.tasks)
    screen = frame.shown_screen
    if not isinstance(screen, ReturnsScreen):
        raise DemoFailedError("The demo's window does not show the returns.")
    screen.model.prepare(result.prepared.template.code, result.prepared.period)
    return _picture(window, folder / "return-tables.png")


def _frame_of(window: MainWindow) -> Frame:
    if window.frame is None:
        raise DemoFailedError("The demo's window is locked.")
    return window.frame


def _picture(window: MainWindow, path: Path) -> Path:
    settle(window.tasks)
    rest(BIT_BY_BIT_MS)
    if not window.grab().save(str(path)):
        raise DemoFailedError("A picture of the window could not be saved.")
    return path
