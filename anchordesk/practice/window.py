"""Runs the practice: a process of its own, which never holds the key or folder of a real vault."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from anchordesk.app import recovery_sheets
from anchordesk.practice.desk import PASSPHRASE, make_practice_vault, practice_desk
from anchordesk.services.drafts import with_drafts
from anchordesk.settings import default_settings_folder
from anchordesk.ui.application import make_application
from anchordesk.ui.practice_window import practice_window
from anchordesk.ui.settings.appearance_file import AppearanceFile


def run_practice() -> int:
    """Open the practice, and return the exit code once it is closed and all of it is deleted."""
    application = make_application(sys.argv[:1])
    # Only read, so that the text is as large as this person needs it; nothing is kept there.
    look = AppearanceFile(default_settings_folder() / "appearance.json").load()
    # On Windows an antivirus may hold a file a moment longer; what stays is encrypted.
    with TemporaryDirectory(prefix="anchordesk-practice-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        desk = practice_desk(folder)
        opened = with_drafts(make_practice_vault(desk, folder))
        window = practice_window(
            *(application, desk, opened, folder, look),
            passphrase=PASSPHRASE,
            sheets=recovery_sheets(),
        )
        window.show()
        return application.exec()
