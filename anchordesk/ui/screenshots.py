"""Saves pictures of the screens of an open window, for the demo and for looking at the design.

Works offscreen as well as on a display.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from anchordesk.services.errors import DocumentError
from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.kit.turns import turns_left
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.main_window import MainWindow
from anchordesk.ui.tasks import Tasks

LONGEST_WAIT_MS = 30_000
WAKE_MS = 5
WIDTH, HEIGHT = 1366, 768


def grab_screens(window: MainWindow, folder: Path) -> tuple[Path, ...]:
    """Save a picture of every screen in the navigation and of the first resident's record.

    Args:
        window: Unlocked; it is resized to 1366 x 768.
        folder: Made if it is not there.

    Returns:
        The files, in the order of the navigation, the record last.

    Raises:
        ValueError: if the window is locked.
        DocumentError: if a picture cannot be saved.
    """
    if window.frame is None:
        raise ValueError("the window is locked")
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(WIDTH, HEIGHT)
    window.show()
    return tuple(
        _save(window, folder / f"{number}-{name}.png")
        for number, name in enumerate(_visit(window.frame, window.tasks), start=1)
    )


def _visit(frame: Frame, tasks: Tasks) -> Iterator[str]:
    for place in frame.places:
        if place.in_navigation:
            frame.go(place.key)
            settle(tasks)
            yield place.key
    frame.go("caseload")
    settle(tasks)
    caseload = frame.shown_screen
    if isinstance(caseload, CaseloadScreen) and caseload.open_chosen():
        settle(tasks)
        yield "record"


def settle(tasks: Tasks) -> None:
    """Let the window finish what it asked for, at most thirty seconds."""
    deadline = QDeadlineTimer(LONGEST_WAIT_MS)
    # A timer wakes the loop: spinning would take the interpreter from the lanes that work.
    waker = QTimer()
    waker.start(WAKE_MS)
    while (tasks.busy or turns_left()) and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    waker.stop()
    # Layouts ask for another turn after the last answer was shown.
    for _ in range(3):
        QCoreApplication.processEvents()


def rest(milliseconds: int) -> None:
    """Let the window draw what it brings bit by bit, such as the tables of a return."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _save(window: QWidget, path: Path) -> Path:
    if not window.grab().save(str(path)):
        raise DocumentError("A picture of the window could not be saved.")
    return path
