"""The page that covers a locked window. It names nobody and shows nothing of the records."""

from __future__ import annotations

from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import PassphraseField, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.page import CentredPage
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.practice_look import PracticeButton
from anchordesk.ui.unlock.view_model import UnlockPhase, UnlockViewModel
from anchordesk.ui.words import count

if TYPE_CHECKING:
    from anchordesk.ui.unlock.recover_form import RecoverForm

PAGE_WIDTH = 460


class UnlockView(QWidget):
    """Passphrase, Show passphrase, Unlock; a hint when typed letters point to Caps Lock.

    Emits `other_asked()` when somebody wants another vault of this account.

    “Forgotten your passphrase?” leads to the recovery sheet. After several wrong passphrases the
    page counts down the seconds that the vault wants to wait; the recovery sheet needs no wait.
    “Has its owner left?” lets a lead take the vault over by the organisation's sheet,
    “Open it in an emergency” opens it for an hour.
    “Read your lead's files” is there while the desk is locked for want of news of its team.
    """

    other_asked = Signal()

    def __init__(self, view_model: UnlockViewModel, files: FileChoice | None = None) -> None:
        super().__init__()
        self._files = files or SystemFileChoice()
        self._view_model = view_model
        view_model.state_changed.connect(self._render)
        self.setAccessibleName(self.tr("AnchorDesk is locked"))
        page = CentredPage(PAGE_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        page.body.addWidget(Words(self.tr("Locked. Your records are safe."), LabelLook.MUTED))
        self._number = Words("", LabelLook.HEADING)
        self._number.hide()
        page.body.addWidget(self._number)
        self._wait_timer = QTimer(self)
        self._wait_timer.setInterval(200)
        self._wait_timer.timeout.connect(self._on_tick)
        self._wait_until = 0.0
        self._seconds = 0
        self._holds = Words(
            self.tr(
                "There was no room on the disk for what you were typing. It is kept in memory, "
                "sealed. Do not close AnchorDesk: free some space, then unlock."
            ),
            LabelLook.PROBLEM,
        )
        self._holds.hide()
        page.body.addWidget(self._holds)
        self._add_passphrase()
        self._unlock = Button(self.tr("Unlock"), look=ButtonLook.PRIMARY, icon_name="lock")
        self.news = Button(self.tr("Read your lead's files"), icon_name="folder-open")
        self.news.hide()
        self._forgotten = Button(self.tr("Forgotten your passphrase?"), look=ButtonLook.LINK)
        self._emergency = Button(self.tr("Open it in an emergency"), look=ButtonLook.LINK)
        self._other = Button(self.tr("Somebody else's vault"), look=ButtonLook.LINK)
        self._left = Button(self.tr("Has its owner left?"), look=ButtonLook.LINK)
        self.practice = PracticeButton()
        self._busy = Busy()
        view_model.progressed.connect(self._busy.progress)
        self._by_passphrase = self._column(
            self._form,
            self._unlock,
            self.news,
            self._forgotten,
            self._other,
            self._left,
            self._emergency,
            self.practice,
        )
        page.body.addWidget(self._by_passphrase)
        self._page = page.body
        # Few ever need the other ones: each is made when somebody asks.
        self._recover: RecoverForm | None = None
        self._take_over: RecoverForm | None = None
        self._once: RecoverForm | None = None
        self._connect()

    def _add_passphrase(self) -> None:
        self._form = Form()
        self._passphrase = self._form.add("passphrase", self.tr("Passphrase"), PassphraseField())
        self._passphrase.returnPressed.connect(self._on_unlock)
        self._passphrase.installEventFilter(self)
        self._caps = Words(self.tr("Caps Lock seems to be on."), LabelLook.PROBLEM)
        self._caps.hide()
        self._form.body.addWidget(self._caps)
        show = Tick(self.tr("Show passphrase"))
        show.setAccessibleName(self.tr("Show passphrase"))
        show.toggled.connect(lambda shown: self._passphrase.show_words(shown=shown))
        self._show = show
        self._form.body.addWidget(show)
        self._wait_words = Words("", LabelLook.PROBLEM)
        self._wait_words.hide()
        self._form.body.addWidget(self._wait_words)

    def _connect(self) -> None:
        self._unlock.clicked.connect(self._on_unlock)
        self.news.clicked.connect(self._on_news)
        self._forgotten.clicked.connect(self._on_forgotten)
        self._other.clicked.connect(self.other_asked)
        self._left.clicked.connect(self._on_left)
        self._emergency.clicked.connect(self._on_emergency)

    def _column(self, *parts: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for part in (*parts, self._busy):
            column.addWidget(part)
        return holder

    def show_number(self, number: int | None) -> None:
        """Say which vault this is, where this account has several."""
        words = "" if number is None else self.tr("Vault {number}").format(number=number)
        self._number.setText(words)
        self._number.setVisible(number is not None)

    def clear(self) -> None:
        """Empty the page, ready for the next unlock."""
        self._passphrase.clear()
        self._show.setChecked(False)
        self._caps.hide()
        self._form.clear_problems()
        for form in self._forms():
            form.clear(has_keyring=self._view_model.has_keyring)
        self._show_passphrase()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Watch the letters typed: a capital without Shift means Caps Lock.

        Qt does not tell whether Caps Lock is on, so this is known from the first letter on.
        """
        typed = watched is self._passphrase and event.type() == QEvent.Type.KeyPress
        if typed and isinstance(event, QKeyEvent) and event.text().isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(event.text().isupper() != shift)
        return False

    def _add(self, form: RecoverForm) -> None:
        form.hide()
        form.back_asked.connect(self._on_back)
        self._page.addWidget(form)

    def _on_forgotten(self) -> None:
        if self._recover is None:
            from anchordesk.ui.unlock.recover_form import RecoverForm  # noqa: PLC0415

            self._recover = RecoverForm()
            self._recover.recover_asked.connect(self._view_model.recover)
            self._add(self._recover)
        self._begin(self._recover)

    def _on_left(self) -> None:
        if self._take_over is None:
            from anchordesk.ui.unlock.take_over_form import TakeOverForm  # noqa: PLC0415

            form = TakeOverForm()
            form.take_over_asked.connect(self._view_model.take_over)
            self._take_over = form
            self._add(form)
        self._begin(self._take_over)

    def _on_emergency(self) -> None:
        if self._once is None:
            from anchordesk.ui.unlock.emergency_form import EmergencyForm  # noqa: PLC0415

            form = EmergencyForm()
            form.emergency_asked.connect(self._view_model.open_in_emergency)
            self._once = form
            self._add(form)
        self._begin(self._once)

    def _begin(self, form: RecoverForm) -> None:
        form.clear(has_keyring=self._view_model.has_keyring)
        form.show()
        self._by_passphrase.hide()
        form.land_focus()

    def _on_back(self) -> None:
        self._show_passphrase()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_passphrase(self) -> None:
        for form in self._forms():
            form.hide()
        self._by_passphrase.show()

    def _forms(self) -> tuple[RecoverForm, ...]:
        return tuple(
            form for form in (self._recover, self._take_over, self._once) if form is not None
        )

    def _wait(self, seconds: int) -> None:
        """Count down until the vault takes the next passphrase."""
        self._wait_until = monotonic() + seconds
        self._show_wait(seconds)

    def _show_wait(self, seconds: int) -> None:
        self._seconds = seconds
        if seconds:
            self._wait_timer.start()
        else:
            self._wait_timer.stop()
        words = count(seconds, "second", "seconds")
        self._wait_words.setText(self.tr("You can try again in {time}.").format(time=words))
        self._wait_words.setVisible(seconds > 0)
        self._unlock.setEnabled(not seconds)

    def _on_tick(self) -> None:
        self._show_wait(max(0, ceil(self._wait_until - monotonic())))
        if not self._seconds:
            announce(self, self.tr("You can try again now."))

    def _on_unlock(self) -> None:
        if self._has_passphrase():
            self._view_model.unlock(self._passphrase.text())

    def _on_news(self) -> None:
        if self._has_passphrase():
            passphrase = self._passphrase.text()
            self._files.folder(
                self,
                self.tr("Your lead's files"),
                lambda folder: self._view_model.unlock_with_files(passphrase, folder),
            )

    def _has_passphrase(self) -> bool:
        if self._seconds:
            return False
        if not self._passphrase.text():
            self._form.show_problem_beside(Problem("passphrase", self.tr("Enter your passphrase.")))
            return False
        return True

    def _render(self) -> None:
        state = self._view_model.state
        opening = state.phase is UnlockPhase.OPENING
        self._holds.setVisible(state.holds_text)
        self._other.setEnabled(not opening and not state.holds_text)
        self._unlock.setEnabled(not opening and not self._seconds)
        self._passphrase.setEnabled(not opening)
        self.news.setVisible(state.wants_news)
        recovering = next((form for form in self._forms() if form.isVisibleTo(self)), None)
        if recovering is not None:
            recovering.show_opening(opening=opening)
        match state.phase:
            case UnlockPhase.OPENING if recovering is None:
                self._form.clear_problems()
                self._busy.start(
                    self.tr(
                        "Encrypting all records under a new key. It cannot be stopped halfway; "
                        "if the computer stops, the next unlock finds all as it was, or all new."
                    )
                    if state.renewing
                    else self.tr("Opening your vault")
                )
            case UnlockPhase.OPENING:
                pass
            case UnlockPhase.REFUSED if state.notice is not None and recovering is not None:
                recovering.show_refused(state.notice)
            case UnlockPhase.REFUSED:
                self._busy.stop()
                words = "" if state.notice is None else state.notice.words
                self._form.show_problem_beside(Problem("passphrase", words))
                self._passphrase.selectAll()
                self._wait(0 if state.notice is None else state.notice.wait_seconds)
            case UnlockPhase.WAITING:
                self._busy.stop()
                self.clear()
