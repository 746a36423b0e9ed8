"""Types groups of sheets that were just written back; only then do they open the vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget

from anchordesk.services.recovery import take_sheet_away
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane

Confirm = Callable[[Mapping[int, str]], None]


class SheetsDialog(FormDialog):
    """Confirms sheets; those that are not confirmed are taken away again.

    `groups` are its fields, by the numbers that `confirm` knows them by.
    """

    def __init__(  # noqa: PLR0917 - what it says, what it is about, and who confirms it
        self,
        parent: QWidget,
        context: ScreenContext,
        titles: tuple[str, str],
        told: Sequence[str],
        labels: Mapping[int, str],
        sheets: Sequence[Path],
        confirm: Confirm,
    ) -> None:
        super().__init__(parent, *titles)
        self._context, self._sheets, self._confirm = context, tuple(sheets), confirm
        self._confirmed = Event()
        for words in told:
            self.form.body.addWidget(Words(words))
        self.groups = {
            number: self.form.add_line(f"group_{number}", label) for number, label in labels.items()
        }
        next(iter(self.groups.values())).setFocus()

    def save(self) -> None:
        """Compare the groups, and let the sheets open the vault."""
        typed = {number: line.text() for number, line in self.groups.items()}
        confirm_typed, confirmed = self._confirm, self._confirmed

        def confirm() -> None:
            confirm_typed(typed)
            confirmed.set()

        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS, confirm, receiver=self, done=self.saved, failed=self.not_saved
        )

    def done(self, result: int) -> None:
        """Close; sheets that open nothing would be taken for ones that do."""
        super().done(result)
        confirmed, sheets = self._confirmed, self._sheets

        def take_away() -> None:
            # The lane does this after a confirmation that a lock overtook.
            if not confirmed.is_set():
                for sheet in sheets:
                    take_sheet_away(sheet)

        self._context.tasks.run(
            Lane.RECORDS,
            take_away,
            receiver=self._context.tasks,
            done=lambda _: None,
            # A lock takes the frame away: then it is told after the next unlock.
            failed=self._context.tasks.failed_later.emit,
        )
