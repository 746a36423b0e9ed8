"""Builds the Qt application and its one window from a locked desk.

application = make_application(sys.argv)
window = build_window(application, desk, settings_folder)
window.show()
window.start()
return application.exec()
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from anchordesk.services.desk import Desk
from anchordesk.services.organisation_recovery import OrganisationKeyFiles, ReadOrganisationKey
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.kit.fonts import load_fonts
from anchordesk.ui.kit.theme import Appearance, ThemeSwitch
from anchordesk.ui.kit.tokens import Tokens
from anchordesk.ui.language import speak
from anchordesk.ui.lean_values import make_values_lean
from anchordesk.ui.locking.auto_lock import AutoLock
from anchordesk.ui.locking.clipboard_guard import ClipboardGuard
from anchordesk.ui.locking.memory_sweep import MemorySweep, leave_old_things_alone
from anchordesk.ui.locking.privacy_cover import PrivacyCover
from anchordesk.ui.notices import notice_of_bug
from anchordesk.ui.places import places
from anchordesk.ui.resident.timeline_choice import TimelineChoice
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.daily_backup import DailyBackup, DailyBackupFile
from anchordesk.ui.settings.lock_card import LockChoice
from anchordesk.ui.settings.lock_file import LockFile
from anchordesk.ui.settings.sending_file import SendingFile
from anchordesk.ui.shell.emergency_watch import EmergencyWatch
from anchordesk.ui.shell.main_window import MainWindow
from anchordesk.ui.shell.navigation import draw_ahead
from anchordesk.ui.shell.screen import WorksWhileOpen
from anchordesk.ui.shell.vault_watch import VaultWatch
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Tasks

FIRST_WIDTH, FIRST_HEIGHT = 1366, 700
SWITCH_SECONDS = 0.0001
if TYPE_CHECKING:
    from anchordesk.services.diagnostics import Surroundings

_ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the Qt application with the shipped font; call once, before anything of Qt.

    Raises:
        FontMissingError: if the installation is damaged.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    keep_window_quick()
    application = QApplication(list(arguments))
    application.setApplicationName("AnchorDesk")
    application.setApplicationDisplayName("AnchorDesk")
    load_fonts()
    return application


def keep_window_quick() -> None:
    """Set Python up so that a busy lane does not hold up the window's thread.

    Each widget painted in Python waits for the lanes to give way: at Python's usual 5 ms a
    repaint beside a busy lane took 200 ms, at a tenth of that 60 to 100, and so 30 to 60; at a
    fiftieth of it both threads did little but take turns (measured). And what was imported stays
    until the end, so the garbage collector need not walk it while people type.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    make_values_lean()
    gc.freeze()
    leave_old_things_alone()


def build_window(
    application: QApplication,
    desk: Desk,
    settings_folder: Path,
    appearance: Appearance | None = None,
    *,
    recovery_sheets: RecoverySheetWriter | None = None,
    read_organisation_key: ReadOrganisationKey | None = None,
    key_files: OrganisationKeyFiles | None = None,
    after_long_work: Callable[[], None] = lambda: None,
    lock_limit: int | None = None,
    look_around: Callable[[], Surroundings] | None = None,
    recolour: Callable[[Tokens], Tokens] | None = None,
) -> MainWindow:
    """Return the window, not yet shown; call `show()` and then `start()`.

    Args:
        application: From `make_application`.
        desk: The locked desk.
        settings_folder: Where the appearance is kept; nothing personal goes there.
        appearance: A look to start with instead of the one kept.
        recovery_sheets: Writes the sheet with a recovery code; without, the window offers none.
        read_organisation_key: Reads an organisation's recovery key from a file; without, the window
            adds none.
        key_files: Writes an organisation's recovery key; without, the window makes none.
        after_long_work: Called in a lane after work that may have left much memory behind.
        look_around: Returns what IT may be told of this computer; without, nothing is offered.
        recolour: Gives each theme other colours; without, they are as they are.
        lock_limit: Minutes after which the organisation wants the window locked at the latest.
    """
    kept = AppearanceFile(settings_folder / "appearance.json")
    theme = ThemeSwitch(application, recolour)
    theme.apply(kept.load() if appearance is None else appearance)
    speak(application, theme.appearance.language)
    courier = Courier(application, kept=SendingFile(settings_folder / "sending.json"))
    tasks = Tasks(after_long_work=after_long_work)
    locking = LockFile(settings_folder / "locking.json", lock_limit)
    auto_lock = AutoLock(application, locking.load())
    cover = PrivacyCover(application)
    cover.choose(on=locking.covers)
    daily_file = DailyBackupFile(settings_folder / "backup.json")
    daily = DailyBackup(application, daily_file, on=daily_file.load())
    timeline_choice = TimelineChoice(settings_folder / "timeline.json")
    timeline_choice.load()
    screens = places(
        theme,
        kept,
        courier,
        LockChoice(auto_lock, locking, cover),
        recovery_sheets,
        daily=daily,
        timeline_choice=timeline_choice,
        read_key=read_organisation_key,
        key_files=key_files,
        look_around=look_around,
    )
    emergency = EmergencyWatch(application)
    background: list[WorksWhileOpen] = [courier, VaultWatch(application), daily, emergency]
    window = MainWindow(desk, tasks, screens, background)
    emergency.over.connect(window.lock)
    draw_ahead(screens, window)
    auto_lock.guard(window)
    cover.guard(window)
    MemorySweep(window)
    copies = ClipboardGuard(window)
    window.state_changed.connect(copies.clear)
    application.aboutToQuit.connect(copies.clear)
    courier.workspace_replaced.connect(window.go_on_with)
    window.resize(FIRST_WIDTH, FIRST_HEIGHT)
    sys.excepthook = _telling_of_bugs(window)
    return window


def _telling_of_bugs(window: MainWindow) -> _ExceptHook:
    def tell(_kind: type[BaseException], error: BaseException, _at: TracebackType | None) -> None:
        notice = notice_of_bug(error)
        if window.frame is not None:
            window.frame.tell_notice(notice)

    return tell
