"""Lets a person turn from one vault of an account to another, while the window is locked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.services.desk import Desk
from anchordesk.services.vault_choice import VaultPlace, desk_at, place_for_new, vaults_beside
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.unlock.other_vault_dialog import OtherVaultDialog


class VaultSwitch(QObject):
    """Asks which vault; emits `chosen(Desk)`, or `went_wrong(Notice)` if that cannot be seen."""

    chosen = Signal(object)
    went_wrong = Signal(object)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks

    def ask(self, desk: Desk) -> None:
        """Offer the vaults beside the one of a desk, and a new one."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: (vaults_beside(desk), place_for_new(desk)),
            receiver=self,
            done=lambda found: self._offer(desk, *found),
            failed=self._on_failed,
        )

    def _offer(self, desk: Desk, places: tuple[VaultPlace, ...], new: VaultPlace) -> None:
        dialog = OtherVaultDialog(self._window, places, new)
        dialog.chosen.connect(lambda place: self.chosen.emit(desk_at(desk, place)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_failed(self, notice: Notice) -> None:
        self.went_wrong.emit(notice)
