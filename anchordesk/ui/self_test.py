"""Draws the first page of the window once, to see whether Qt and the shipped font work here."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from anchordesk.services.desk import Desk
from anchordesk.services.self_test import SelfTestFailedError
from anchordesk.ui.application import build_window, make_application
from anchordesk.ui.screenshots import settle

WIDTH, HEIGHT = 1366, 768
FEWEST_COLOURS = 16
STEP = 4


def draw_window(desk: Desk, settings_folder: Path, picture: Path) -> str:
    """Open the window on a desk, save a picture of it, close it, and say what worked.

    Args:
        desk: Locked; the window shows first run or the unlock page.
        settings_folder: Where the window looks for its appearance.
        picture: The file to write, a PNG.

    Raises:
        FontMissingError: if the installation is damaged.
        SelfTestFailedError: if the picture is empty or cannot be saved.
    """
    application = make_application(sys.argv[:1])
    window = build_window(application, desk, settings_folder)
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.start()
    settle(window.tasks)
    grabbed = window.grab().toImage()
    platform = QGuiApplication.platformName()
    window.close()
    if _colours(grabbed) < FEWEST_COLOURS:
        raise SelfTestFailedError(f"The window is empty on the platform {platform}.")
    if not grabbed.save(str(picture)):
        raise SelfTestFailedError("The picture of the window could not be saved.")
    return f"The window was drawn on the platform {platform}."


def _colours(image: QImage) -> int:
    """Count the colours of every fourth point: letters with smooth edges have dozens."""
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), STEP)
            for y in range(0, image.height(), STEP)
        }
    )
