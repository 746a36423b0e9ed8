"""Somebody else's vault: choose one of this account's by its number, or make another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.vault_choice import VaultPlace
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.words import translate

WIDTH = 480


class OtherVaultDialog(PlainDialog):
    """Emits `chosen(VaultPlace)`; it names nobody."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, places: Sequence[VaultPlace], new: VaultPlace) -> None:
        title = translate("OtherVaultDialog", "Somebody else's vault")
        super().__init__(parent, title)
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
        made = [
            (Button(self.tr("Vault {number}").format(number=one.number), icon_name="lock"), one)
            for one in places
        ]
        made.append((Button(self.tr("Make another vault"), icon_name="plus"), new))
        for button, place in made:
            button.clicked.connect(lambda _=False, place=place: self._on_chosen(place))
            layout.addWidget(button)
        cancel = Button(self.tr("Cancel"), look=ButtonLook.LINK)
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        row = row_of(cancel)
        row.insertStretch(0, 1)
        layout.addLayout(row)
        made[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, place: VaultPlace) -> None:
        self.accept()
        self.chosen.emit(place)
