"""The demo's windows: pictures of the real screens, or a window to work in."""

from __future__ import annotations

import sys
from pathlib import Path

from anchordesk.demo.errors import DemoFailedError
from anchordesk.demo.story import DemoDesks, DemoResult
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.desk import Desk
from anchordesk.ui.application import build_window, make_application
from anchordesk.ui.screenshots import grab_screens, settle
from anchordesk.ui.shell.main_window import MainWindow


def take_pictures(desks: DemoDesks, result: DemoResult, folder: Path) -> tuple[Path, ...]:
    """Save pictures of both desks' screens, and of the worked case, and return where they are.

    Raises:
        DocumentError: if a picture cannot be saved.
    """
    application = make_application(sys.argv[:1])
    pictures: list[Path] = []
    for name, desk in (("worker", desks.worker), ("lead", desks.lead)):
        window = build_window(application, desk, folder / "settings")
        window.open_workspace(desk.unlock(desks.passphrase))
        pictures += grab_screens(window, folder / "screens" / name)
        if desk is desks.worker:
            pictures.append(_record(window, result.worked_case, folder / "screens" / name))
        window.close()
    return tuple(pictures)


def open_window(desk: Desk, passphrase: str, settings_folder: Path) -> int:
    """Open a window on a demo desk, unlocked, and return the exit code when it is closed."""
    application = make_application(sys.argv[:1])
    window = build_window(application, desk, settings_folder)
    window.open_workspace(desk.unlock(passphrase))
    window.show()
    return application.exec()


def _record(window: MainWindow, resident: ResidentId, folder: Path) -> Path:
    if window.frame is None:
        raise DemoFailedError("The demo's window is locked.")
    window.frame.go("resident", resident)
    settle(window.tasks)
    path = folder / "worked-case.png"
    if not window.grab().save(str(path)):
        raise DemoFailedError("A picture of the window could not be saved.")
    return path
