"""Tells after each unlock what a person should know of their vault: missing work, an old backup."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject

from anchordesk.services import vault_check
from anchordesk.services.vault_check import VaultNews, about_missing
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.shell.screen import Reminder, ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count, translated


class VaultWatch(QObject):
    """Reminds in the frame's own line; made once with the window.

    A reminder of a backup that was dismissed does not come again that day. Missing work is told
    at each unlock until somebody says that they have read it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context: ScreenContext | None = None
        self._quiet_on: date | None = None

    def begin(self, context: ScreenContext) -> None:
        """Look once at a vault that was just opened."""
        self._context = context
        if context.workspace.emergency is None:
            self._look(context)

    def end(self) -> None:
        """Let go of the workspace."""
        self._context = None

    def _look(self, context: ScreenContext) -> None:
        workspace = context.workspace
        context.tasks.run(
            Lane.RECORDS,
            lambda: vault_check.news(workspace),
            receiver=self,
            done=self._tell,
            failed=context.shell.tell_notice,
        )

    def _tell(self, news: VaultNews) -> None:
        context = self._context
        if context is None:
            return
        if news.missing is not None:
            words = " ".join(translated(sentence) for sentence in about_missing(news.missing))
            action = self.tr("I have read this")
            context.shell.remind(Reminder(words, Tone.WARN, action, self._on_read))
        elif news.backup_overdue and self._quiet_on != context.workspace.clock.today():
            action = self.tr("Go to backups")
            words = self._backup_words(news)
            context.shell.remind(
                Reminder(words, Tone.INFO, action, self._on_back_up, self._be_quiet)
            )

    def _backup_words(self, news: VaultNews) -> str:
        if news.backup_age is None:
            return self.tr(
                "There is no backup of your records yet. If this computer is lost, so are they."
            )
        days = count(news.backup_age // timedelta(days=1), "day", "days")
        return self.tr("Your newest backup is {days} old.").format(days=days)

    def _on_read(self) -> None:
        context = self._context
        if context is None:
            return
        workspace = context.workspace
        context.tasks.run(
            Lane.RECORDS,
            lambda: vault_check.missing_work_seen(workspace),
            receiver=self,
            done=lambda _: self._look(context),
            failed=context.shell.tell_notice,
        )

    def _on_back_up(self) -> None:
        if self._context is not None:
            self._be_quiet()
            self._context.shell.go("settings")

    def _be_quiet(self) -> None:
        if self._context is not None:
            self._quiet_on = self._context.workspace.clock.today()
