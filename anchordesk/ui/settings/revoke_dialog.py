"""Asks before a key is taken away that opens the vault now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.words import translate


class RevokeDialog(FormDialog):
    """Emits `kept` once the key opens nothing any more.

    Args:
        question: What happens then, and what does not.
        revoke: The use case, run in the records lane.
    """

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        *,
        title: str,
        question: str,
        revoke: Callable[[], None],
    ) -> None:
        super().__init__(parent, title, translate("dialogs", "Take it away"))
        self._tasks, self._revoke = tasks, revoke
        self.form.body.addWidget(Words(question))
        self.begin_at_cancel()

    def save(self) -> None:
        """Take the key away."""
        self.begin_saving()
        self._tasks.run(
            Lane.RECORDS,
            self._revoke,
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )
