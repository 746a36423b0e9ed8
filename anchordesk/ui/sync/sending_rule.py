"""On which networks a desk sends by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from anchordesk.ui.sync.connection import Connection
from anchordesk.ui.words import translate

ReadConnection = Callable[[], Connection | None]


class SendsOn(StrEnum):
    """The choices."""

    ANY = "any"
    UNMETERED = "unmetered"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class SendingRule:
    """When a desk may send without being asked. “Send now” goes before it.

    Attributes:
        network: The one network's name, for SendsOn.ONE.
    """

    on: SendsOn = SendsOn.ANY
    network: str = ""

    def objection(self, read: ReadConnection) -> str:
        """Say why nothing is sent now; empty if it may be. May ask the system, in a lane."""
        if self.on is SendsOn.ANY:
            return ""
        here = read()
        if self.on is SendsOn.UNMETERED:
            if here is None or not here.metered:
                return ""
            return translate(
                "sync", "This connection costs by the megabyte, so nothing is sent by itself."
            )
        if here is not None and here.name == self.network:
            return ""
        words = translate("sync", "This is not the network {name}, so nothing is sent by itself.")
        return words.format(name=self.network)
