"""Saves pictures of every screen and form, on both desks of the demo, for somebody to look at.

python -m tests.ui.take_pictures FOLDER [THEME ...] [--text PERCENT]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QApplication

from anchordesk.app import organisation_key_files, recovery_sheets
from anchordesk.demo.story import DemoDesks, demo_desks, tell_story
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import with_drafts
from anchordesk.ui.application import build_window, make_application
from anchordesk.ui.kit.theme import Appearance, ThemeChoice
from anchordesk.ui.screenshots import HEIGHT, WIDTH, settle
from tests.ui.tour import Tour

THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)


def main(words: list[str]) -> int:
    """Tell the demo's story once, then walk through both desks in each theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("themes", nargs="*", type=ThemeChoice, default=list(THEMES))
    parser.add_argument("--text", type=int, default=100, help="text size in percent")
    asked = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as room, ExitStack() as hubs:
        desks = demo_desks(Path(room))
        tell_story(Path(room), desks, hubs, lambda _: None)
        application = make_application(sys.argv[:1])
        for theme in asked.themes:
            look = Appearance(theme, asked.text)
            for name, desk in (("worker", desks.worker), ("lead", desks.lead)):
                folder = asked.folder / f"{theme.value}-{asked.text}-{name}"
                pictures = list(take(application, desks, desk, look, folder))
                sys.stdout.write(f"{folder}: {len(pictures)} pictures\n")
    return 0


def take(
    application: QApplication, desks: DemoDesks, desk: Desk, look: Appearance, folder: Path
) -> Iterator[Path]:
    """Open the window on a desk, and save a picture of each place of the walk."""
    folder.mkdir(parents=True, exist_ok=True)
    window = build_window(
        application,
        desk,
        folder / "settings",
        look,
        recovery_sheets=recovery_sheets(),
        read_organisation_key=organisation_key_files().read_public,
        key_files=organisation_key_files(),
    )
    window.open_vault(with_drafts(desk.unlock(desks.passphrase)))
    window.resize(WIDTH, HEIGHT)
    window.show()
    settle(window.tasks)
    tour = Tour(window, lambda: settle(window.tasks))
    for number, (place, widget) in enumerate(tour.walk(), start=1):
        words = re.sub(r"[^\w-]+", "-", place)
        path = folder / f"{number:03}-{words}.png"
        widget.grab().save(str(path))
        yield path
    window.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
