"""The window locks by itself when nobody is there, and never under somebody's hands."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.locking import windows_session
from anchordesk.ui.locking.auto_lock import AutoLock
from anchordesk.ui.locking.windows_session import WindowsSession, asks_to_lock
from anchordesk.ui.shell.main_window import WindowState
from tests.ui.driver import Driver


class HeldClocks:
    """Both clocks of a watch, moved by the test."""

    def __init__(self, auto_lock: AutoLock) -> None:
        self.now = 1_000.0
        self.awake = self.now
        self._watch = auto_lock.watch
        self._watch._clock = lambda: self.awake
        self._watch._wall_clock = lambda: self.now
        self._watch.start(auto_lock.lock_after.minutes * 60)

    def pass_awake(self, seconds: float) -> None:
        """Let time pass as the timers of an open laptop see it."""
        while seconds > 0:
            step = min(seconds, 10)
            self.now += step
            self.awake += step
            seconds -= step
            self._watch.look_for_gap()
            self._watch.look()

    def sleep(self, seconds: float) -> None:
        """Close the lid: only the wall clock goes on."""
        self.now += seconds


@pytest.fixture
def auto_lock(opened: Driver) -> AutoLock:
    application = QApplication.instance()
    assert application is not None
    found = application.findChildren(AutoLock)
    return next(one for one in found if one._window is opened.window)


@pytest.fixture
def clocks(auto_lock: AutoLock) -> HeldClocks:
    return HeldClocks(auto_lock)


def press_a_key(driver: Driver) -> None:
    """Press as a keyboard does: the key enters by the window."""
    handle = driver.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    QApplication.processEvents()


def test_five_quiet_minutes_lock_and_half_a_minute_before_it_is_said(
    opened: Driver, clocks: HeldClocks
) -> None:
    lock = opened.frame.navigation.lock
    clocks.pass_awake(269)
    assert lock.text() == "Lock now"
    clocks.pass_awake(2)
    assert lock.text() == lock.accessibleName() == "Locks in 30 seconds"
    clocks.pass_awake(28)
    assert opened.state() is WindowState.OPEN
    clocks.pass_awake(2)
    assert opened.state() is WindowState.LOCKED
    opened.settle()


def test_keys_and_the_mouse_go_on_and_timers_do_not_count(
    opened: Driver, clocks: HeldClocks
) -> None:
    clocks.pass_awake(290)
    press_a_key(opened)
    assert opened.frame.navigation.lock.text() == "Lock now"
    clocks.pass_awake(290)
    handle = opened.window.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle, QPoint(300, 300))
    QApplication.processEvents()
    clocks.pass_awake(290)
    opened.frame.records_changed()
    opened.settle()
    clocks.pass_awake(20)
    assert opened.state() is WindowState.LOCKED
    opened.settle()


def test_typing_in_a_dialog_counts_as_well(opened: Driver, clocks: HeldClocks) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    dialog = opened.dialog()
    dialog.activateWindow()
    opened.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    clocks.pass_awake(290)
    handle = dialog.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    clocks.pass_awake(290)
    assert opened.state() is WindowState.OPEN


def test_after_a_sleep_the_window_locks_before_the_first_key_reaches_it(
    opened: Driver, clocks: HeldClocks
) -> None:
    clocks.pass_awake(20)
    clocks.sleep(3_600)
    press_a_key(opened)
    assert opened.state() is WindowState.LOCKED
    opened.settle()


def test_after_a_sleep_the_next_look_locks_without_a_key(
    opened: Driver, clocks: HeldClocks
) -> None:
    clocks.sleep(60)
    clocks.pass_awake(1)
    assert opened.state() is WindowState.LOCKED
    opened.settle()


def test_what_was_typed_and_where_one_was_are_there_after_it_locked_by_itself(
    opened: Driver, clocks: HeldClocks
) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("M")
    opened.type("Interview on Thursday")
    clocks.pass_awake(301)
    opened.settle()
    assert opened.state() is WindowState.LOCKED
    everything = "\n".join(
        f"{w.accessibleName()} {w.toolTip()} {w.windowTitle()}" for w in QApplication.allWidgets()
    )
    for word in ("Elif", "Jones", "Interview"):
        assert word not in everything
        assert not [
            w
            for w in QApplication.allWidgets()
            if isinstance(w, QPlainTextEdit) and word in w.toPlainText()
        ]
    opened.unlock()
    assert opened.find(QPlainTextEdit, "Note").toPlainText() == "Interview on Thursday"


def test_a_locked_window_is_watched_no_more_and_an_opened_one_again(
    opened: Driver, clocks: HeldClocks
) -> None:
    clocks.pass_awake(301)
    opened.settle()
    clocks.pass_awake(10_000)
    opened.unlock()
    clocks.pass_awake(299)
    assert opened.state() is WindowState.OPEN
    clocks.pass_awake(2)
    assert opened.state() is WindowState.LOCKED
    opened.settle()


def test_the_minutes_are_chosen_in_the_settings_and_kept(
    opened: Driver, clocks: HeldClocks, auto_lock: AutoLock
) -> None:
    opened.keys("Ctrl+,")
    choice = opened.find(Choice, "Lock after")
    assert choice.value() == 5
    choice.choose(1)
    opened.settle()
    kept = opened.frame.shown_screen.lock_card._locking.kept  # type: ignore[attr-defined]
    assert kept.load().minutes == 1
    kept.path.write_text('{"minutes": "for ever"}')
    assert kept.load().minutes == 5
    clocks.pass_awake(61)
    assert opened.state() is WindowState.LOCKED
    opened.settle()


@pytest.mark.parametrize(
    ("message", "detail", "locks"),
    [
        (windows_session.WM_WTSSESSION_CHANGE, windows_session.WTS_SESSION_LOCK, True),
        (windows_session.WM_WTSSESSION_CHANGE, windows_session.WTS_CONSOLE_DISCONNECT, True),
        (windows_session.WM_WTSSESSION_CHANGE, 0x8, False),
        (windows_session.WM_POWERBROADCAST, windows_session.PBT_APMSUSPEND, True),
        (windows_session.WM_POWERBROADCAST, 0x12, False),
        (0x0100, windows_session.WTS_SESSION_LOCK, False),
    ],
)
def test_what_windows_says_of_sleep_and_lock(
    opened: Driver, auto_lock: AutoLock, message: int, detail: int, locks: bool
) -> None:
    assert asks_to_lock(message, detail) is locks
    handle = opened.window.windowHandle()
    assert handle is not None
    session = WindowsSession(opened.window, handle)
    auto_lock.listen(session)
    told = wintypes.MSG(message=message, wParam=detail)
    session._filter.nativeEventFilter(QByteArray(b"windows_generic_MSG"), ctypes.addressof(told))
    assert (opened.state() is WindowState.LOCKED) is locks
    opened.settle()
