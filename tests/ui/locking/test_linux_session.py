"""The window hears logind and the screen savers over a real message bus, and holds sleep up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)
from PySide6.QtWidgets import QApplication

from anchordesk.ui.locking.auto_lock import AutoLock
from anchordesk.ui.locking.linux_session import (
    LOGIND,
    LOGIND_PATH,
    MANAGER,
    SESSION,
    LinuxSession,
)
from anchordesk.ui.shell.main_window import WindowState
from tests.ui.driver import Driver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a message bus of Linux")


class FakeLogind(QDBusVirtualObject):
    """Answers Inhibit with the writing end of a pipe, as logind does."""

    def __init__(self, connection: QDBusConnection) -> None:
        super().__init__()
        self.connection = connection
        self.asked: list[list[object]] = []
        self.reading, writing = os.pipe()
        self.given = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        os.set_blocking(self.reading, False)
        assert connection.registerService(LOGIND)
        assert connection.registerVirtualObject(LOGIND_PATH, self)

    def handleMessage(  # noqa: N802 - Qt's name
        self, message: QDBusMessage, connection: QDBusConnection
    ) -> bool:
        if message.member() != "Inhibit":
            return False
        self.asked.append(message.arguments())
        reply = message.createReply()
        reply.setArguments([self.given])
        return connection.send(reply)

    def introspect(self, _path: str) -> str:
        return ""

    def tell(self, path: str, interface: str, name: str, *values: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(values))
        assert self.connection.send(signal)

    def nobody_holds(self) -> bool:
        """Whether every copy of the pipe's writing end is closed: then logind goes to sleep."""
        self.given = QDBusUnixFileDescriptor()
        try:
            return os.read(self.reading, 1) == b""
        except BlockingIOError:
            return False


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def logind(bus: str) -> Iterator[FakeLogind]:
    yield FakeLogind(QDBusConnection.connectToBus(bus, "fake logind"))
    QDBusConnection.disconnectFromBus("fake logind")


@pytest.fixture
def session(bus: str, logind: FakeLogind, opened: Driver) -> Iterator[LinuxSession]:
    connection = QDBusConnection.connectToBus(bus, "anchordesk")
    made = LinuxSession(opened.window, connection, connection)
    application = QApplication.instance()
    assert application is not None
    for auto_lock in application.findChildren(AutoLock):
        if auto_lock._window is opened.window:
            auto_lock.listen(made)
    opened.qtbot.waitUntil(lambda: made.holds_sleep)
    yield made
    QDBusConnection.disconnectFromBus("anchordesk")


def wait_for_lock(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: driver.state() is WindowState.LOCKED)


def test_sleep_waits_until_the_key_is_dropped_and_is_held_up_again_afterwards(
    opened: Driver, session: LinuxSession, logind: FakeLogind
) -> None:
    assert logind.asked == [["sleep", "AnchorDesk", "Locks your records before sleep", "delay"]]
    assert not logind.nobody_holds()
    logind.tell(LOGIND_PATH, MANAGER, "PrepareForSleep", True)
    wait_for_lock(opened)
    opened.qtbot.waitUntil(logind.nobody_holds)
    assert not opened.window.tasks.busy
    logind.given = QDBusUnixFileDescriptor(logind.reading)
    logind.tell(LOGIND_PATH, MANAGER, "PrepareForSleep", False)
    opened.qtbot.waitUntil(lambda: session.holds_sleep)
    opened.unlock()
    assert opened.state() is WindowState.OPEN


def test_the_window_locks_with_the_session(
    opened: Driver, session: LinuxSession, logind: FakeLogind
) -> None:
    logind.tell("/org/freedesktop/login1/session/_32", SESSION, "Lock")
    wait_for_lock(opened)
    opened.settle()


@pytest.mark.parametrize(
    ("path", "interface"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ],
)
def test_the_window_locks_with_the_screen_saver_and_stays_when_that_ends(
    opened: Driver, session: LinuxSession, logind: FakeLogind, path: str, interface: str
) -> None:
    logind.tell(path, interface, "ActiveChanged", False)
    logind.tell(path, interface, "SomethingElse", True)
    opened.qtbot.wait(50)
    assert opened.state() is WindowState.OPEN
    logind.tell(path, interface, "ActiveChanged", True)
    wait_for_lock(opened)
    opened.settle()


def test_a_lock_while_the_vault_is_being_opened_keeps_it_locked(
    locked: Driver, bus: str, logind: FakeLogind
) -> None:
    connection = QDBusConnection.connectToBus(bus, "anchordesk")
    made = LinuxSession(locked.window, connection, connection)
    made.lock_asked.connect(locked.window.lock)
    locked.type("herring velvet lantern quarry")
    locked.window.unlock_view._on_unlock()
    made.lock_asked.emit()
    locked.settle()
    assert locked.state() is WindowState.LOCKED
    locked.settle()
    locked.unlock()
    assert locked.state() is WindowState.OPEN
    QDBusConnection.disconnectFromBus("anchordesk")


def test_without_a_bus_nothing_is_heard_and_nothing_is_said(opened: Driver) -> None:
    nowhere = QDBusConnection("no such connection")
    session = LinuxSession(QObject(opened.window), nowhere, nowhere)
    assert not session.holds_sleep
    session.locked()
