"""Rehearses the day on which a laptop is lost: each step is asked about, and nothing is done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from anchordesk.services import lost_laptop
from anchordesk.services.lost_laptop import LostLaptop
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import long_moment


class RehearsalDialog(FormDialog):
    """One tick for each step that could be done today; what is open is told at the end."""

    def __init__(self, parent: QWidget, context: ScreenContext, found: LostLaptop) -> None:
        super().__init__(parent, self.tr("Rehearse a lost laptop"), self.tr("End the rehearsal"))
        self._context, self._found = context, found
        told = self.tr(
            "This is a rehearsal: nothing is written into the log of breaches, nobody is told and "
            "nothing is revoked. Go through it with a colleague, and tick what you could do today."
        )
        self.form.body.addWidget(Words(told, LabelLook.DUE_TODAY))
        by = lost_laptop.would_be_reported_by(context.workspace)
        clock = self.tr("If it were real, the Commissioner would have to be told by {moment}.")
        self.form.body.addWidget(Words(clock.format(moment=long_moment(by))))
        people = self.tr("How many residents were on it is not known: it never reported.")
        if found.people is not None:
            people = self.tr("{n} residents were on it.").format(n=found.people)
        self.form.body.addWidget(Words(people))
        self.steps: dict[str, Tick] = {}
        for step in (*found.next_steps, *found.revoke):
            self.form.body.addLayout(self._step(step))
        next(iter(self.steps.values())).setFocus()

    @property
    def open_steps(self) -> tuple[str, ...]:
        """What could not be done today."""
        return tuple(step for step, tick in self.steps.items() if not tick.isChecked())

    def save(self) -> None:
        """Keep that it was rehearsed, and how many of the steps could be done."""
        workspace, found = self._context.workspace, self._found
        could = len(self.steps) - len(self.open_steps)
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: lost_laptop.keep_rehearsal(workspace, found, could),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )

    def _step(self, words: str) -> QHBoxLayout:
        tick = Tick(self.tr("We could"))
        tick.setAccessibleName(self.tr("We could do this today: {step}").format(step=words))
        self.steps[words] = tick
        row = row_of(tick, Words(words), spacing=SPACE_3)
        row.setStretch(1, 1)
        return row
