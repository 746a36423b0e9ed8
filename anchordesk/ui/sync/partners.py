"""The cards beside the outbox: the team's desks and the network, and how to get to know them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from anchordesk.services.exchange_records import Colleague, HubRegistration
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.sync.figures_dialog import FiguresDialog
from anchordesk.ui.sync.view_model import SyncViewModel
from anchordesk.ui.words import count

INVITATION_KINDS = "(*.adinvite *.json *)"


class Partners(QWidget):
    """A worker sees their lead; a lead sees the team and the network."""

    def __init__(
        self,
        model: SyncViewModel,
        files: FileChoice,
        go_to_team: Callable[[], None],
        check_records: Callable[[], None],
    ) -> None:
        super().__init__()
        self._check_records = check_records
        self._model = model
        self._go_to_team = go_to_team
        self._files = files
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self._who = Words()
        self._hub = Words()
        if model.is_lead:
            layout.addWidget(self._team_card(), 5)
            layout.addWidget(self._network_card(), 3)
        else:
            layout.addWidget(self._lead_card())

    def show_state(self) -> None:
        """Show who is known."""
        network = self._model.state.network
        if network is None:
            return
        if self._model.is_lead:
            self._who.setText(self._team_words(network.colleagues))
            self._hub.setText(self._hub_words(network.hub))
        else:
            self._show_lead()

    def _lead_card(self) -> Card:
        self.send_figures = _button(
            self.tr("Send my figures to my lead"), "send", self._on_send_figures
        )
        self.put_waiting = _button(
            self.tr("Put waiting figures in a folder"), "usb", self._on_put_waiting
        )
        self.put_waiting.hide()
        self.check = _button(self.tr("Check my records first"), "circle-check", self._check_records)
        return self._card(
            self.tr("Your team lead"),
            self._who,
            (self.check, self.send_figures, self.put_waiting, self._team_button()),
            self.tr("You join your lead's team on the screen Team, by an invitation."),
        )

    def _team_card(self) -> Card:
        self.read_figures = _button(
            self.tr("Read figures from a folder"), "usb", self._on_read_figures
        )
        return self._card(
            self.tr("Your team"),
            self._who,
            (self.read_figures, self._team_button()),
            self.tr("You invite colleagues on the screen Team."),
        )

    def _network_card(self) -> Card:
        self.join = _button(self.tr("Join a network"), "handshake", self._on_join)
        return self._card(
            self.tr("Network"),
            self._hub,
            (self.join,),
            self.tr("You need the invitation file of the network's co-ordinator."),
        )

    def _team_button(self) -> Button:
        self.to_team = _button(self.tr("Go to Team"), "handshake", self._go_to_team)
        return self.to_team

    def _card(
        self, heading: str, about: Words, buttons: tuple[Button, ...], explained: str
    ) -> Card:
        card = Card(heading)
        card.body.addWidget(about)
        row = row_of(*buttons)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(Words(explained, LabelLook.SMALL))
        card.body.addStretch(1)
        return card

    def _team_words(self, colleagues: tuple[Colleague, ...]) -> str:
        if not colleagues:
            return self.tr("No colleague's desk is known yet. You count your own residents.")
        names = ", ".join(sorted(one.name for one in colleagues))
        desks = count(len(colleagues), "colleague's desk", "colleagues' desks")
        return self.tr("{desks}: {names}").format(desks=desks, names=names)

    def _hub_words(self, hub: HubRegistration | None) -> str:
        if hub is None:
            return self.tr("This desk has not joined a network. Returns stay on this laptop.")
        return self.tr("Returns go to {url}.").format(url=hub.url)

    def _show_lead(self) -> None:
        lead = self._model.lead
        if lead is None:
            self._who.setText(
                self.tr("No lead is known yet. Ask your lead for an invitation to the team.")
            )
        else:
            self._who.setText(self.tr("Your figures go to {name}.").format(name=lead.name))
        self.send_figures.setEnabled(lead is not None)
        if self.put_waiting.hasFocus() and not self._model.waiting_for_lead:
            self.send_figures.setFocus()
        self.put_waiting.setVisible(self._model.waiting_for_lead)

    def _on_send_figures(self) -> None:
        lead = self._model.lead
        dialog = FiguresDialog(
            self,
            self._files,
            self._model.templates,
            self._model.periods_of,
            lead.name if lead is not None else self.tr("your lead"),
            by_hub=self._model.figures_go_by_hub,
        )
        dialog.figures_chosen.connect(self._model.send_figures)
        dialog.finished.connect(
            lambda _: self.send_figures.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        dialog.open()

    def _on_put_waiting(self) -> None:
        self._files.folder(self, self.tr("Choose a folder or stick"), self._model.put_in_folder)

    def _on_read_figures(self) -> None:
        title = self.tr("Choose the folder or stick with your team's figures")
        self._files.folder(self, title, self._model.read_figures)

    def _on_join(self) -> None:
        title = self.tr("Open the network's invitation")
        self._files.file_to_open(self, title, INVITATION_KINDS, self._model.join_network)


def _button(words: str, icon_name: str, act: Callable[[], None]) -> Button:
    button = Button(words, icon_name=icon_name)
    button.clicked.connect(act)
    return button
