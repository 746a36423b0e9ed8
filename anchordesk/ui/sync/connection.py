"""Asks NetworkManager which network a Linux computer is on, and whether it costs by the megabyte.

Windows and macOS tell it only by interfaces that the window does not load, or for a right to know
where somebody is: there nothing is told, and nothing is pretended. The properties are those of
NetworkManager's D-Bus interface (`Metered`, `PrimaryConnection`; `Id` of the active connection).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

MANAGER = "org.freedesktop.NetworkManager"
ACTIVE = "org.freedesktop.NetworkManager.Connection.Active"
MANAGER_PATH = "/org/freedesktop/NetworkManager"
NO_PATH = "/"
METERED = (1, 3)
"""NMMetered: yes, and yes as a guess."""
MOST_MS = 500

Get = Callable[[str, str, str], object]


@dataclass(frozen=True, slots=True)
class Connection:
    """The network that this computer is on.

    Attributes:
        name: As the desktop calls it: for Wi-Fi the network's name.
        metered: Whether it costs by the megabyte, as far as the system knows.
    """

    name: str
    metered: bool


def connection_now() -> Connection | None:
    """Return the network; None where nothing tells. May take half a second: call it in a lane."""
    return read_connection(_get) if sys.platform.startswith("linux") else None


def read_connection(get: Get) -> Connection | None:
    """Read the network by `get(path, interface, property)`, which returns None for no answer."""
    active = get(MANAGER_PATH, MANAGER, "PrimaryConnection")
    if not isinstance(active, str) or active == NO_PATH:
        return None
    name = get(active, ACTIVE, "Id")
    if not isinstance(name, str) or not name:
        return None
    return Connection(name, get(MANAGER_PATH, MANAGER, "Metered") in METERED)


def _get(path: str, interface: str, name: str) -> object:
    from PySide6.QtDBus import (  # noqa: PLC0415 - only where somebody chose a rule
        QDBus,
        QDBusConnection,
        QDBusMessage,
        QDBusObjectPath,
        QDBusVariant,
    )

    asked = QDBusMessage.createMethodCall(MANAGER, path, "org.freedesktop.DBus.Properties", "Get")
    asked.setArguments([interface, name])
    answer = QDBusConnection.systemBus().call(asked, QDBus.CallMode.Block, MOST_MS)
    found = answer.arguments() if answer.type() == QDBusMessage.MessageType.ReplyMessage else []
    value = found[0].variant() if found and isinstance(found[0], QDBusVariant) else None
    return value.path() if isinstance(value, QDBusObjectPath) else value
