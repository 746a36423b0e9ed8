"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.imports.view import ImportScreen
from anchordesk.ui.kit.theme import ThemeSwitch
from anchordesk.ui.resident.view import RecordScreen
from anchordesk.ui.returns.view import ReturnsScreen
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.view import SettingsScreen
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.view import SyncScreen


def places(theme: ThemeSwitch, kept: AppearanceFile, courier: Courier) -> tuple[Place, ...]:
    """Return every screen; titles are translated where they are shown."""
    return (
        Place("caseload", "Caseload", "users", CaseloadScreen),
        Place(
            "returns",
            "Returns",
            "chart-column",
            lambda context: ReturnsScreen(context, courier),
            leads_only=True,
        ),
        Place("sync", "Sync", "refresh-cw", lambda context: SyncScreen(context, courier)),
        Place(
            "settings",
            "Settings",
            "settings",
            lambda context: SettingsScreen(context, theme, kept),
        ),
        Place(
            "import",
            "Import residents",
            "upload",
            ImportScreen,
            in_navigation=False,
            lit="caseload",
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
