"""Asks for the name of a view that is saved or renamed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from anchordesk.services.saved_views import LONGEST_NAME, ViewChange
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.resident_work import Reply, ResidentWork

KeepView = Callable[[Workspace, str], ViewChange]


class ViewNameDialog(FormDialog):
    """After saving, `change` tells what was done, for Undo.

    Args:
        title: Also what the button says.
        keep: Keeps the view under the name that was typed.
    """

    def __init__(  # noqa: PLR0917 - what the dialog is made of
        self,
        parent: QWidget,
        work: ResidentWork,
        title: str,
        hint: str,
        name: str,
        keep: KeepView,
    ) -> None:
        super().__init__(parent, title, title)
        self._work, self._keep = work, keep
        self.change: ViewChange | None = None
        self.name = self.form.add_line("name", self.tr("&Name"), hint)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setText(name)
        self.name.selectAll()
        self.name.setFocus()

    def save(self) -> None:
        """Check and keep the name."""
        name = self.name.text()
        if not name.strip():
            words = self.tr("Enter a name. For example, Due this week.")
            self.form.show_problems([Problem("name", words)])
            return
        self.begin_saving()
        keep = self._keep
        self._work.run(lambda workspace: keep(workspace, name), Reply.of_form(self))

    def saved(self, result: object = None) -> None:
        """Close, and remember what was done."""
        self.change = result if isinstance(result, ViewChange) else None
        super().saved(result)
