"""The small forms of holds: placing one, saying that it goes on, and lifting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.services import legal_holds
from anchordesk.services.legal_holds import HeldRecord
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane

HOLD_FORM, LIFT_FORM = "hold", "lift_hold"


class HoldDialog(FormDialog):
    """Asks whose record must be kept, why, and when somebody looks at it again.

    Args:
        held: The hold that was looked at and goes on; None to place a new one.
        reference: Whose record a new one is about, if that is known.
    """

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        held: HeldRecord | None = None,
        reference: str = "",
    ) -> None:
        title = self.tr("Put a record on hold") if held is None else self.tr("The hold goes on")
        super().__init__(parent, title, self.tr("Save hold"))
        self._context, self._held = context, held
        self._today = context.workspace.clock.today()
        words = self.tr(
            "While a record is on hold nobody can erase it, not even when the person asks for "
            "that: they are told why. It does not end by itself, so a day to look at it again "
            "is needed."
        )
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.reference = self.form.add_line(
            "reference",
            self.tr("&Reference of the resident"),
            self.tr("For example, AD-10001"),
            reference if held is None else held.reference,
        )
        self.form.show_field("reference", shown=held is None)
        self.reason = self.form.add(
            "reason",
            self.tr("&Why it must be kept"),
            LongText(3),
            self.tr("The claim, the inquiry or the deed, and who said so"),
        )
        self.review = self.form.add(
            "review",
            self.tr("&Look at it again on"),
            DateField(),
            self.tr("For example, 14 5 2027"),
        )
        if held is not None:
            self.reason.setPlainText(held.hold.reason)
        self.keep_draft_of(context.drafts, self._key(), self._drafted())
        (self.reason if held is not None or reference else self.reference).setFocus()

    def _key(self) -> DraftKey:
        if self._held is None:
            return DraftKey(HOLD_FORM)
        return DraftKey.of_one(HOLD_FORM, self._held.hold.resident_id, self._held.hold.id)

    def _drafted(self) -> dict[str, DraftField]:
        return {"reference": self.reference, "reason": self.reason, "review": self.review}

    def save(self) -> None:
        """Keep the hold."""
        problems, review = [], day_in(self.review, self._today)
        if self._held is None and not self.reference.text().strip():
            words = self.tr("Enter the reference of the resident, as the record shows it.")
            problems.append(Problem("reference", words))
        if not self.reason.toPlainText().strip():
            problems.append(Problem("reason", self.tr("Write why this record must be kept.")))
        if review is None or review <= self._today:
            words = self.tr("Enter a day that is to come. For example, 14 5 2027.")
            problems.append(Problem("review", words))
        if problems or review is None:
            self.form.show_problems(problems)
            return
        workspace, key, held = self._context.workspace, self.draft_key, self._held
        reference, reason, day = self.reference.text(), self.reason.toPlainText(), review

        def work() -> LegalHold:
            if held is not None:
                return legal_holds.look_again_on(workspace, held.hold, reason, day, draft=key)
            return legal_holds.place(workspace, reference, reason, day, draft=key)

        keep(self, self._context, work)


class LiftDialog(FormDialog):
    """Asks why a hold is not needed any more."""

    def __init__(self, parent: QWidget, context: ScreenContext, held: HeldRecord) -> None:
        super().__init__(parent, self.tr("Lift the hold"), self.tr("Lift the hold"))
        self._context, self._held = context, held
        self.form.body.addWidget(Words(held.hold.reason, LabelLook.MUTED))
        words = self.tr("The record can be erased again then. The hold stays in the record.")
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.why = self.form.add("why", self.tr("&Why it is not needed any more"), LongText(3))
        key = DraftKey.of_one(LIFT_FORM, held.hold.resident_id, held.hold.id)
        self.keep_draft_of(context.drafts, key, {"why": self.why})
        self.why.setFocus()

    def save(self) -> None:
        """Lift it."""
        why = self.why.toPlainText()
        if not why.strip():
            words = self.tr("Write why the hold is not needed any more.")
            self.form.show_problem_beside(Problem("why", words))
            return
        workspace, hold, key = self._context.workspace, self._held.hold, self.draft_key
        keep(self, self._context, lambda: legal_holds.lift(workspace, hold, why, draft=key))


def keep(dialog: FormDialog, context: ScreenContext, work: Callable[[], LegalHold]) -> None:
    """Run what the form asks for; it closes once that is kept."""
    dialog.begin_saving()
    context.tasks.run(
        Lane.RECORDS, work, receiver=dialog, done=dialog.saved, failed=dialog.not_saved
    )


def day_in(field: DateField, today: date) -> date | None:
    """Return the day that was typed; None if it is not one."""
    try:
        return field.value(today)
    except ValueError:
        return None
