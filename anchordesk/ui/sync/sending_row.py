"""The row under the outbox: what went to and fro this month, and on which networks it may."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from anchordesk.services.team_records import HubTraffic
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.sync.connection import Connection
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.sending_rule import SendingRule, SendsOn
from anchordesk.ui.words import translate

KIB = 1024
LONGEST = 24
MIB = 1024 * 1024


class SendingRow(QWidget):
    """Reads which network this is when the screen is shown."""

    def __init__(self, courier: Courier) -> None:
        super().__init__()
        self._courier = courier
        self._here: Connection | None = None
        self._went = ""
        self._untold = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self.traffic = Words("", LabelLook.MUTED)
        label = QLabel(self.tr("Sends by it&self"))
        self.choice = Choice()
        self.choice.setMinimumContentsLength(LONGEST)
        self.choice.setAccessibleName(self.tr("Sends by itself"))
        label.setBuddy(self.choice)
        layout.addWidget(self.traffic, 1)
        layout.addWidget(label)
        layout.addWidget(self.choice)
        self._offer()
        self.choice.currentIndexChanged.connect(self._on_chosen)

    def show_network(self, here: Connection | None) -> None:
        """Offer the network that this computer is on."""
        self._here = here
        self._offer()
        self._untold = self._why_no_choice() if self._is_alone() else ""
        self._say()

    def show_traffic(self, traffic: HubTraffic | None) -> None:
        """Say what went to and fro."""
        self._went = ""
        if traffic is not None:
            words = self.tr("Over the network this month: {sent} out, {came} in.")
            self._went = words.format(
                sent=size(traffic.sent_bytes), came=size(traffic.received_bytes)
            )
        self._say()

    def _say(self) -> None:
        self.traffic.setText(" ".join(part for part in (self._went, self._untold) if part))

    def _is_alone(self) -> bool:
        return self.choice.count() == 1

    def _why_no_choice(self) -> str:
        if sys.platform.startswith("linux"):
            return self.tr(
                "This computer does not tell which network it is on, so messages go by themselves "
                "on any."
            )
        return self.tr(
            "Windows and macOS tell a program which network this is only if it may know where you "
            "are. AnchorDesk does not ask for that, so messages go by themselves on any network."
        )

    def _offer(self) -> None:
        """List what can be kept to: what the system does not tell is not offered."""
        rule = self._courier.rule
        options = [(self.tr("on any network"), SendingRule())]
        if self._here is not None or rule.on is SendsOn.UNMETERED:
            options.append((self.tr("not on costly networks"), SendingRule(SendsOn.UNMETERED)))
        names = [rule.network] if rule.on is SendsOn.ONE else []
        if self._here is not None and self._here.name not in names:
            names.append(self._here.name)
        options += [
            (self.tr("only on {name}").format(name=name), SendingRule(SendsOn.ONE, name))
            for name in names
        ]
        held = self.choice.blockSignals(True)
        self.choice.set_options(options)
        self.choice.choose(rule)
        self.choice.blockSignals(held)
        self.choice.setEnabled(not self._is_alone())

    def _on_chosen(self) -> None:
        rule = self.choice.value()
        if isinstance(rule, SendingRule):
            self._courier.keep_to(rule)


def size(number: int) -> str:
    """Return “0 KB”, “17 KB” or “3.2 MB”, rounded up, as telephone companies count."""
    if number < MIB:
        return translate("sync", "{n} KB").format(n=-(-number // KIB))
    return translate("sync", "{n} MB").format(n=f"{number / MIB:.1f}")
