"""The card on backups: when the newest was made, and the button that makes another."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from anchordesk.services.backup import BackupReport
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, IconLabel, Words, row_of
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.settings.backup_view_model import BackupStanding, BackupViewModel
from anchordesk.ui.settings.daily_backup import DailyBackup
from anchordesk.ui.shell.screen import Shell
from anchordesk.ui.words import count, long_moment


class BackupCard(Card):
    """Shows how backups stand, and tells what making one brought through the shell's notice."""

    def __init__(
        self, model: BackupViewModel, shell: Shell, files: FileChoice, daily: DailyBackup
    ) -> None:
        super().__init__(self.tr("Backups"))
        self._model = model
        self._shell = shell
        self._files = files
        self._daily = daily
        self._was_busy = False
        self.standing = _Standing()
        self.body.addWidget(self.standing)
        self.back_up = Button(self.tr("Back up to a folder"), icon_name="download")
        self.back_up.clicked.connect(self._on_back_up)
        row = row_of(self.back_up)
        row.addStretch(1)
        self.body.addLayout(row)
        self.by_itself = Tick(self.tr("Back up each day by &itself, to the same folder"))
        self.by_itself.setAccessibleName(self.by_itself.text().replace("&", ""))
        self.by_itself.setChecked(daily.on)
        self.by_itself.clicked.connect(self._on_by_itself)
        self.body.addWidget(self.by_itself)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        model.state_changed.connect(self._show_state)
        model.progressed.connect(self.busy.progress)
        model.stopped.connect(self._on_stopped)
        model.made.connect(self._on_made)
        daily.made.connect(model.load)
        model.went_wrong.connect(shell.tell_notice)

    def _show_state(self) -> None:
        state = self._model.state
        if state.standing is not None:
            self.standing.show_standing(state.standing)
        if state.is_busy and not self._was_busy:
            self.busy.start(self.tr("Making a backup and checking it"), self._model.stop)
        elif self._was_busy and not state.is_busy:
            self.busy.stop()
        self._was_busy = state.is_busy

    def _on_by_itself(self) -> None:
        self._daily.choose(on=self.by_itself.isChecked())
        self._model.keep_daily(self._daily)

    def _on_back_up(self) -> None:
        if not self._model.state.is_busy:
            title = self.tr("Choose a folder on another disk, a stick or a share")
            self._files.folder(self, title, self._model.back_up)

    def _on_stopped(self) -> None:
        words = self.tr("Stopped. No backup was made, and earlier ones are as they were.")
        self._shell.tell(words, Tone.INFO)

    def _on_made(self, report: BackupReport) -> None:
        told = self.tr("Backup made and checked in {folder}. It holds {residents} and {notes}.")
        sentences = [
            told.format(
                folder=_folder_name(report.made.path),
                residents=count(report.made.residents, "resident", "residents"),
                notes=count(report.made.contacts, "note", "notes"),
            )
        ]
        if report.removed:
            gone = self.tr("Old backups that were taken away: {number}.")
            sentences.append(gone.format(number=len(report.removed)))
        if report.left:
            left = self.tr("Old backups that could not be taken away: {names}.")
            sentences.append(left.format(names=", ".join(name.text for name in report.left)))
        if report.kept_copies_left:
            sentences.append(self.tr("The copy from before the last update is still there."))
        if not report.written_down:
            sentences.append(
                self.tr(
                    "The disk of this computer has no room to write down that this backup was "
                    "made. Free some space on it."
                )
            )
        all_well = not report.left and not report.kept_copies_left and report.written_down
        self._shell.tell(" ".join(sentences), Tone.OK if all_well else Tone.WARN)


class _Standing(QFrame):
    """One sentence on the newest backup; a warning has an icon and a ground of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._warning = IconLabel("triangle-alert")
        self._warning.hide()
        self._words = Words()
        row = row_of(self._warning, self._words, spacing=SPACE_3)
        row.setAlignment(self._warning, Qt.AlignmentFlag.AlignVCenter)
        row.setStretch(1, 1)
        self.setLayout(row)

    def show_standing(self, standing: BackupStanding) -> None:
        """Say when and where the newest backup was made, and what is wrong with that."""
        warns = standing.is_overdue or standing.is_from_the_future
        self._warning.setVisible(warns)
        inside = SPACE_2 if warns else 0
        self.setContentsMargins(inside, inside, inside, inside)
        self.setProperty("look", "notice-warn" if warns else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.setText(self._sentence(standing))

    def _sentence(self, standing: BackupStanding) -> str:
        if standing.last is None or standing.age is None:
            return self.tr("No backup has been made yet.")
        words = self.tr("Last backup: {when}, in {folder}.").format(
            when=long_moment(standing.last.made_at), folder=_folder_name(standing.last.path)
        )
        if standing.is_from_the_future:
            return self.tr("{backup} That is to come: check this computer's clock.").format(
                backup=words
            )
        if standing.is_overdue:
            days = count(standing.age // timedelta(days=1), "day", "days")
            return self.tr("{backup} That is {days} ago: make a new one now.").format(
                backup=words, days=days
            )
        return words


def _folder_name(backup: Path) -> str:
    # A whole disk or stick has no name of its own, only its path.
    return backup.parent.name or str(backup.parent)
