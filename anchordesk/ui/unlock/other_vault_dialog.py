"""Somebody else's vault: choose one of this account's by its number, or make another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from anchordesk.services.vault_choice import VaultPlace
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.dialog import give_focus_back
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5

WIDTH = 480


class OtherVaultDialog(QDialog):
    """Emits `chosen(VaultPlace)`; it names nobody."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, places: Sequence[VaultPlace], new: VaultPlace) -> None:
        super().__init__(parent)
        self._opener = QApplication.focusWidget()
        title = self.tr("Somebody else's vault")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setMinimumWidth(current_theme().px(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        layout.addWidget(
            Words(
                self.tr(
                    "Each person has a vault and a passphrase of their own. Vaults have numbers "
                    "here and no names: remember yours."
                )
            )
        )
        for place in places:
            words = self.tr("Vault {number}").format(number=place.number)
            self._add(layout, Button(words, icon_name="lock"), place)
        self._add(layout, Button(self.tr("Make another vault"), icon_name="plus"), new)
        cancel = Button(self.tr("Cancel"), look=ButtonLook.LINK)
        cancel.clicked.connect(self.reject)
        row = row_of(cancel)
        row.insertStretch(0, 1)
        layout.addLayout(row)

    def done(self, result: int) -> None:
        """Close, and give focus back to what opened the dialog."""
        super().done(result)
        give_focus_back(self, self._opener)

    def _add(self, layout: QVBoxLayout, button: Button, place: VaultPlace) -> None:
        button.clicked.connect(lambda: self._on_chosen(place))
        layout.addWidget(button)

    def _on_chosen(self, place: VaultPlace) -> None:
        self.accept()
        self.chosen.emit(place)
