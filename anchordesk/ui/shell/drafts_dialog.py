"""The half-typed forms that are kept: go on with one, or throw it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.services.drafts import KeptDraft, drafts_to_go_on_with
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import moment, translate

WIDTH, HEIGHT = 620, 420


class DraftsDialog(PlainDialog):
    """Emits `chosen(DraftKey)` for the draft to go on with, and closes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        super().__init__(parent, translate("DraftsDialog", "Drafts"))
        self._context = context
        self.take_size(WIDTH, HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Drafts"), LabelLook.PAGE_TITLE))
        self._said = Words(self.tr("What you typed and have not saved yet."))
        layout.addWidget(self._said)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, SPACE_3, 0)
        self._lines.setSpacing(SPACE_3)
        area.setWidget(holder)
        layout.addWidget(area, 1)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        row = row_of(self.close_button)
        row.insertStretch(0, 1)
        layout.addLayout(row)
        self._read()

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to the window."""
        super().done(result)
        self._context.shell.land_focus()

    def _read(self) -> None:
        self._context.drafts.flush()
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: drafts_to_go_on_with(workspace),
            receiver=self,
            done=self._show,
            failed=self._on_failed,
        )

    def _show(self, found: tuple[KeptDraft, ...]) -> None:
        clear_layout(self._lines)
        first: Button | None = None
        for kept in found:
            go_on = Button(self.tr("Continue"))
            discard = Button(self.tr("Discard"), look=ButtonLook.LINK)
            words = self._words(kept)
            go_on.setAccessibleName(self.tr("Continue: {draft}").format(draft=words))
            discard.setAccessibleName(self.tr("Discard: {draft}").format(draft=words))
            key = kept.draft.key
            go_on.clicked.connect(lambda _=False, key=key: self._on_chosen(key))
            discard.clicked.connect(lambda _=False, key=key: self._on_discard(key))
            row = row_of(Words(words), discard, go_on)
            row.setStretch(0, 1)
            line = QWidget()
            line.setLayout(row)
            self._lines.addWidget(line)
            line.show()
            first = first or go_on
        self._lines.addStretch(1)
        if not found:
            self._said.setText(self.tr("There are no drafts."))
        (first or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, kept: KeptDraft) -> str:
        form = form_words(kept.draft.key)
        if kept.resident_name:
            form = self.tr("{form} for {name}").format(form=form, name=kept.resident_name)
        when = moment(kept.draft.changed_at, self._context.workspace.clock.today())
        return self.tr("{form}, {when}").format(form=form, when=when)

    def _on_chosen(self, key: DraftKey) -> None:
        self.accept()
        self.chosen.emit(key)

    def _on_discard(self, key: DraftKey) -> None:
        self._context.drafts.forget(key)
        announce(self, self.tr("Draft discarded."))
        self._read()

    def _on_failed(self, notice: Notice) -> None:
        self._said.setText(notice.words)


def form_words(key: DraftKey) -> str:
    """Return what a kind of form is called."""
    if key.form == "resident" and key.subject is None:
        return translate("drafts", "New resident")
    return {
        "note": translate("drafts", "Note"),
        "quick_note": translate("drafts", "Note"),
        "job": translate("drafts", "Job"),
        "change_job": translate("drafts", "Corrected job"),
        "job_terms": translate("drafts", "New terms of a job"),
        "change_job_terms": translate("drafts", "Corrected terms of a job"),
        "job_out": translate("drafts", "Job to be taken out"),
        "resident": translate("drafts", "Changed details"),
        "action": translate("drafts", "Next action"),
        "move": translate("drafts", "Stage move"),
        "enrol": translate("drafts", "Enrolment"),
        "wishes": translate("drafts", "What they wish for"),
        "equality": translate("drafts", "Equality monitoring"),
        "import": translate("drafts", "Import"),
        "inbox": translate("drafts", "Why, of a referral"),
        "breach": translate("drafts", "Breach"),
        "vacancy": translate("drafts", "Vacancy"),
        "goal": translate("drafts", "Goal"),
        "plan_action": translate("drafts", "Action of the plan"),
        "appointment": translate("drafts", "Appointment"),
        "need": translate("drafts", "Need"),
        "enrolment_terms": translate("drafts", "Worker, funder and rule of a pathway"),
        "change_need": translate("drafts", "Changed need"),
        "referral": translate("drafts", "Referral"),
        "application": translate("drafts", "Application"),
        "household": translate("drafts", "Household"),
        "address_warning": translate("drafts", "Warning about an address"),
        "concern": translate("drafts", "Safeguarding concern"),
        "change_concern": translate("drafts", "Safeguarding concern"),
        "session": translate("drafts", "Register of a group session"),
        "change_note": translate("drafts", "Changed note"),
        "change_action": translate("drafts", "Changed action"),
        "change_appointment": translate("drafts", "Changed appointment"),
        "agree_plan": translate("drafts", "Agreement to the plan"),
        "application_step": translate("drafts", "Next step of an application"),
        "approval": translate("drafts", "Request for approval"),
        "approval_answer": translate("drafts", "Answer of a supervisor"),
        "eligibility": translate("drafts", "Check of eligibility"),
        "letter": translate("drafts", "Letter"),
        "text_message": translate("drafts", "Text message or email"),
        "hand_over": translate("drafts", "Handover of a case"),
        "print_timeline": translate("drafts", "Timeline on paper"),
        "document": translate("drafts", "Kind and end of a document"),
        "request": translate("drafts", "Request about rights"),
        "hold": translate("drafts", "Hold on a record"),
        "lift_hold": translate("drafts", "Lifting of a hold"),
        "clock": translate("drafts", "Clock of a request"),
        "referral_answer": translate("drafts", "Answer to a referral"),
        "answers": translate("drafts", "Answers to a scale"),
        "good_work": translate("drafts", "Good Work check"),
        "withdrawal": translate("drafts", "Withdrawal of consent"),
        "consent_partners": translate("drafts", "Answer on consent"),
        "consent_messages": translate("drafts", "Answer on consent"),
        "consent_vacancies": translate("drafts", "Answer on consent"),
        "consent_passport": translate("drafts", "Answer on consent"),
        "passport": translate("drafts", "Details for another organisation"),
    }.get(key.kind, translate("drafts", "Draft"))
