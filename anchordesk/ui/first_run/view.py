"""The pages of the first start: one step at a time, with Back, and words about where one is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.ui.first_run.restore_form import RestoreForm
from anchordesk.ui.first_run.restore_view_model import RestoreViewModel
from anchordesk.ui.first_run.steps import CheckStep, PassphraseStep, WhoStep
from anchordesk.ui.first_run.view_model import FirstRunStep, FirstRunViewModel
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.page import CentredPage
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.practice_look import PracticeButton

PAGE_WIDTH = 600


class FirstRunView(QWidget):
    """Shows the steps of `FirstRunViewModel`, or the form for somebody who has a backup.

    Emits `other_asked()` where this account has other vaults, and somebody wants one of them.
    """

    other_asked = Signal()

    def __init__(
        self, view_model: FirstRunViewModel, restoring: RestoreViewModel, *, others: bool = False
    ) -> None:
        super().__init__()
        self._view_model = view_model
        view_model.state_changed.connect(self._render)
        self.setAccessibleName(self.tr("First start"))
        page = CentredPage(PAGE_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.restore = RestoreForm(restoring)
        self.restore.back_asked.connect(lambda: self._show_restoring(shown=False))
        self.restore.hide()
        page.body.addWidget(self.restore)
        self._making = QWidget()
        page.body.addWidget(self._making)
        steps = QVBoxLayout(self._making)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(SPACE_3)
        self._where = Words("", LabelLook.SMALL)
        self._title = Words("", LabelLook.STEP_TITLE)
        steps.addWidget(self._where)
        steps.addWidget(self._title)
        self.who = WhoStep()
        self.passphrase = PassphraseStep(has_keyring=view_model.has_keyring)
        self.passphrase.judgement_wanted.connect(view_model.judge)
        view_model.judged.connect(self.passphrase.show_judgement)
        view_model.refused.connect(self.passphrase.show_refused)
        self.check = CheckStep()
        for step in (self.who, self.passphrase, self.check):
            steps.addWidget(step)
        self._busy = Busy()
        steps.addWidget(self._busy)
        steps.addLayout(self._buttons())
        self.backup_button = Button(self.tr("I have a backup"), look=ButtonLook.LINK)
        self.backup_button.clicked.connect(lambda: self._show_restoring(shown=True))
        steps.addWidget(self.backup_button, alignment=Qt.AlignmentFlag.AlignLeft)
        other_button = Button(self.tr("Somebody else's vault"), look=ButtonLook.LINK)
        other_button.clicked.connect(self.other_asked)
        steps.addWidget(other_button, alignment=Qt.AlignmentFlag.AlignLeft)
        if not others:
            other_button.hide()
        self.practice = PracticeButton()
        steps.addWidget(self.practice, alignment=Qt.AlignmentFlag.AlignLeft)
        for field in (self.who.name, self.who.organisation):
            field.returnPressed.connect(self._on_next)
        for secret in (self.passphrase.first, self.passphrase.second):
            secret.returnPressed.connect(self._on_next)
        self._render()

    def land_focus(self) -> None:
        """Put focus on the first field of the step."""
        if self.restore.isVisibleTo(self):
            self.restore.land_focus()
            return
        match self._view_model.state.step:
            case FirstRunStep.WHO:
                self.who.name.setFocus(Qt.FocusReason.OtherFocusReason)
            case FirstRunStep.PASSPHRASE:
                self.passphrase.first.setFocus(Qt.FocusReason.OtherFocusReason)
            case FirstRunStep.CHECK | FirstRunStep.CREATING:
                self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> QHBoxLayout:
        self.back_button = Button(self.tr("Go back"))
        self.back_button.clicked.connect(self._view_model.go_back)
        self.next_button = Button(self.tr("Continue"), look=ButtonLook.PRIMARY)
        self.next_button.clicked.connect(self._on_next)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.next_button)
        return row

    def _on_next(self) -> None:
        match self._view_model.state.step:
            case FirstRunStep.WHO:
                if self.who.check():
                    self._view_model.say_who(
                        self.who.name.text(), self.who.organisation.text(), self.who.role.value()
                    )
            case FirstRunStep.PASSPHRASE:
                if self.passphrase.check():
                    self._view_model.choose_passphrase(self.passphrase.first.text())
            case FirstRunStep.CHECK:
                self._view_model.create()
            case FirstRunStep.CREATING:
                pass

    def _render(self) -> None:
        state = self._view_model.state
        titles = {
            FirstRunStep.WHO: self.tr("Who you are"),
            FirstRunStep.PASSPHRASE: self.tr("Choose a passphrase"),
            FirstRunStep.CHECK: self.tr("Check your answers"),
            FirstRunStep.CREATING: self.tr("Check your answers"),
        }
        pages: dict[FirstRunStep, QWidget] = {
            FirstRunStep.WHO: self.who,
            FirstRunStep.PASSPHRASE: self.passphrase,
            FirstRunStep.CHECK: self.check,
            FirstRunStep.CREATING: self.check,
        }
        creating = state.step is FirstRunStep.CREATING
        at = min(list(FirstRunStep).index(state.step) + 1, 3)
        self._where.setText(self.tr("Step {at} of 3").format(at=at))
        self._title.setText(titles[state.step])
        self.check.show_answers(state)
        self._show_only(pages[state.step])
        self.back_button.setVisible(state.step is not FirstRunStep.WHO)
        self.backup_button.setVisible(state.step is FirstRunStep.WHO)
        self.practice.setVisible(state.step is FirstRunStep.WHO)
        self.back_button.setEnabled(not creating)
        self.next_button.setEnabled(not creating)
        checking = state.step in (FirstRunStep.CHECK, FirstRunStep.CREATING)
        words = self.tr("Create vault") if checking else self.tr("Continue")
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words)
        if creating:
            self._busy.start(self.tr("Making your vault. This takes a few seconds."))
        else:
            self._busy.stop()
        announce(self, f"{self._where.text()}. {self._title.text()}.")
        if state.notice is None and not creating:
            self.land_focus()

    def _show_restoring(self, *, shown: bool) -> None:
        self._making.setVisible(not shown)
        self.restore.setVisible(shown)
        self.land_focus()

    def _show_only(self, page: QWidget) -> None:
        for step in (self.who, self.passphrase, self.check):
            step.setVisible(step is page)
