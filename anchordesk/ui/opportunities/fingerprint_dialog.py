"""Asks for the fingerprint of a card that somebody reads out; the right one is never shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.tasks import Lane, Tasks


class FingerprintDialog(FormDialog):
    """`trust` is called in the records' lane with what was typed, and refuses a wrong one."""

    def __init__(
        self,
        parent: QWidget,
        titles: tuple[str, str],
        tasks: Tasks,
        trust: Callable[[str], object],
        told: str,
        *,
        warning: str = "",
        whom: str,
    ) -> None:
        super().__init__(parent, *titles)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tasks, self._trust = tasks, trust
        self.form.body.addWidget(Words(told))
        if warning:
            self.form.body.addWidget(Words(warning, LabelLook.PROBLEM))
        self.fingerprint = self.form.add_line("fingerprint", self.tr("&Fingerprint"), whom)
        self.fingerprint.setFocus()

    def save(self) -> None:
        """Believe the card if the fingerprint is its own."""
        typed = self.fingerprint.text()
        if not typed.strip():
            words = self.tr("Type the fingerprint that they read out.")
            self.form.show_problems([Problem("fingerprint", words)])
            return
        self.begin_saving()
        self._tasks.run(
            Lane.RECORDS,
            lambda: self._trust(typed),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )
