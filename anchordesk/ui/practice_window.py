"""The window of the practice: other colours, a banner on every page, another title."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from anchordesk.services.desk import Desk
from anchordesk.services.drafts import OpenedVault
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.application import build_window
from anchordesk.ui.kit.practice_tokens import practice_colours
from anchordesk.ui.kit.theme import Appearance
from anchordesk.ui.practice_look import (
    mark_practice,
    practice_banner,
    practice_title,
)
from anchordesk.ui.shell.main_window import MainWindow


def practice_window(
    application: QApplication,
    desk: Desk,
    opened: OpenedVault,
    folder: Path,
    look: Appearance,
    *,
    passphrase: str,
    sheets: RecoverySheetWriter,
) -> MainWindow:
    """Return the open window, not yet shown.

    Args:
        folder: Of the practice; what is chosen in the window is kept there, and goes with it.
        look: The theme and text size that this person is used to.
        passphrase: It is shown, so that locking can be tried as well.
    """
    mark_practice()
    window = build_window(
        application,
        desk,
        folder / "settings",
        look,
        recovery_sheets=sheets,
        recolour=practice_colours,
    )
    window.setWindowTitle(practice_title())
    window.setMenuWidget(practice_banner(passphrase))
    window.open_vault(opened)
    return window
