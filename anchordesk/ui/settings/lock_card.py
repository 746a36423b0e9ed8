"""The card on locking: after how many idle minutes, and whether the window hides when left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from anchordesk.domain.lock_after import LockAfter
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.form import Form
from anchordesk.ui.kit.labels import Card
from anchordesk.ui.locking.auto_lock import AutoLock
from anchordesk.ui.locking.privacy_cover import PrivacyCover
from anchordesk.ui.settings.lock_file import LockFile
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count


@dataclass(frozen=True, slots=True)
class LockChoice:
    """What counts the minutes, what hides the window, and where the choices are kept."""

    auto_lock: AutoLock
    kept: LockFile
    cover: PrivacyCover


class LockCard(Card):
    """Lock after, and hide when left; both count from now on, and at the next start."""

    def __init__(self, locking: LockChoice, context: ScreenContext) -> None:
        super().__init__(self.tr("Locking"))
        self._locking = locking
        self._context = context
        lock_after = locking.auto_lock.lock_after
        hint = self.tr("Without a key or the mouse; also when the computer sleeps or is locked")
        if lock_after.organisation_limit is not None:
            most = count(lock_after.longest, "minute", "minutes")
            hint = self.tr("{hint}. Set by your organisation: {most} at most").format(
                hint=hint, most=most
            )
        form = Form()
        self.minutes = form.add("minutes", self.tr("Lock after"), Choice(), hint)
        for minutes in lock_after.choices:
            words = count(minutes, "minute", "minutes")
            self.minutes.add_option(words, minutes)
        self.minutes.choose(lock_after.minutes)
        self.minutes.currentIndexChanged.connect(self._on_chosen)
        self.hide_when_left = Tick(self.tr("&Hide the window while I am in another program"))
        self.hide_when_left.setAccessibleName(self.hide_when_left.text().replace("&", ""))
        self.hide_when_left.setChecked(locking.cover.on)
        self.hide_when_left.clicked.connect(self._on_hide)
        self.body.addWidget(form)
        self.body.addWidget(self.hide_when_left)

    def _on_hide(self) -> None:
        self._locking.cover.choose(on=self.hide_when_left.isChecked())
        self._keep(self._locking.auto_lock.lock_after)

    def _on_chosen(self) -> None:
        minutes = self.minutes.value()
        if not isinstance(minutes, int):
            return
        chosen = replace(self._locking.auto_lock.lock_after, chosen=minutes)
        self._locking.auto_lock.choose(chosen)
        self._keep(chosen)

    def _keep(self, chosen: LockAfter) -> None:
        covers = self._locking.cover.on
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: self._locking.kept.save(chosen, covers=covers),
            receiver=self,
            done=lambda _: None,
            failed=self._context.shell.tell_notice,
        )
