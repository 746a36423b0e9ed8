"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.kit.theme import ThemeSwitch
from anchordesk.ui.resident.view import RecordScreen
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.view import SettingsScreen
from anchordesk.ui.shell.screen import Place


def places(theme: ThemeSwitch, kept: AppearanceFile) -> tuple[Place, ...]:
    """Return every screen; titles are translated where they are shown."""
    return (
        Place("caseload", "Caseload", "users", CaseloadScreen),
        Place(
            "settings",
            "Settings",
            "settings",
            lambda context: SettingsScreen(context, theme, kept),
        ),
        Place(
            "resident",
            "Resident record",
            "user-plus",
            RecordScreen,
            in_navigation=False,
            lit="caseload",
        ),
    )
