"""The form for a forgotten passphrase: the recovery code as on the sheet, and a new passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.recovery_code import GROUP_CHARACTERS, GROUPS, TypedCode, look_at_typed
from anchordesk.domain.recovery_parts import PART_GROUPS, look_at_any
from anchordesk.ui.first_run.strength import fault_note, strength_words
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import LongText, PassphraseField, Tick
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.notices import Notice

FIELD_OF_CODE = {
    "wrong-recovery-code": "code",
    "mistyped-recovery-code": "code",
    "recovery-parts-refused": "code",
    "weak-passphrase": "first",
    "wrong-organisation-key": "code",
    "nameless-take-over": "name",
    "reason-missing": "reason",
}


class RecoverForm(QWidget):
    """Emits `recover_asked(code, new_passphrase)`, and `back_asked()`.

    Args:
        action: What its button says; the lock page's words if empty.
        going_on: What is said while that goes on.
        stop: Ends it, where it can be ended; None where it is short.
        heading, about, code_title: What the form is for, and which code it wants; those of a
            desk's own recovery sheet if empty.
        new_passphrase: Whether a new one is asked for; else the one before stays.
    """

    recover_asked = Signal(str, str)
    back_asked = Signal()

    def __init__(
        self,
        action: str = "",
        going_on: str = "",
        *,
        heading: str = "",
        about: str = "",
        code_title: str = "",
        stop: Callable[[], None] | None = None,
        new_passphrase: bool = True,
    ) -> None:
        super().__init__()
        self._stop, self._new_passphrase = stop, new_passphrase
        # An organisation's code is on one sheet.
        self._takes_parts = not code_title
        self._has_keyring = True
        self._action = action or self.tr("Set passphrase and unlock")
        self._going_on = going_on or self.tr("Opening your vault")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(heading or self.tr("Use the recovery sheet"), LabelLook.HEADING))
        layout.addWidget(
            Words(
                about
                or self.tr(
                    "The code on your printed recovery sheet opens the vault, also on another "
                    "computer. So do two of three sheets, typed one after the other. Then choose a "
                    "new passphrase. Nothing in your records changes."
                )
            )
        )
        self._form = Form()
        self.code = self._form.add(
            "code",
            code_title or self.tr("Recovery code"),
            LongText(2),
            self.tr(
                "{groups} groups of {characters}; capitals, spaces and dashes do not matter"
            ).format(groups=GROUPS, characters=GROUP_CHARACTERS),
        )
        self._groups = Words("", LabelLook.SMALL)
        self._form.body.addWidget(self._groups)
        self.first = self._form.add(
            "first",
            self.tr("New passphrase"),
            PassphraseField(),
            self.tr("Four or five words that do not belong together"),
        )
        self._strength = Words("", LabelLook.SMALL)
        self._strength.hide()
        self._form.body.addWidget(self._strength)
        self.second = self._form.add("second", self.tr("New passphrase again"), PassphraseField())
        self._show = Tick(self.tr("Show passphrase"))
        self._show.setAccessibleName(self.tr("Show passphrase"))
        self._show.toggled.connect(self._on_show)
        self._form.body.addWidget(self._show)
        for field in ("first", "second"):
            self._form.show_field(field, shown=new_passphrase)
        self._show.setVisible(new_passphrase)
        self.add_fields()
        layout.addWidget(self._form)
        self.busy = Busy()
        layout.addWidget(self.busy)
        layout.addLayout(self._buttons())
        self.code.textChanged.connect(self._on_code_typed)
        self.first.textChanged.connect(self._on_passphrase_typed)
        self.second.returnPressed.connect(self._on_recover)

    def add_fields(self) -> None:
        """Add what else a form asks for. Override."""

    def look_at(self, typed: str) -> TypedCode:
        """Tell how far the code is typed: a whole one, or two sheets of three."""
        return look_at_any(typed) if self._takes_parts else look_at_typed(typed)

    def more_problems(self) -> list[Problem]:
        """Return what is wrong with the added fields. Override."""
        return []

    def ask(self, code: str, passphrase: str) -> None:
        """Ask for what the form is for; everything is filled in. Override."""
        self.recover_asked.emit(code, passphrase)

    def clear(self, *, has_keyring: bool) -> None:
        """Empty the form; without a keyring a new passphrase must be longer."""
        self._has_keyring = has_keyring
        for field in (self.code, self.first, self.second):
            field.clear()
        self._show.setChecked(False)
        self._form.clear_problems()
        self.busy.stop()

    def land_focus(self) -> None:
        """Put focus on the code."""
        self._form.go_to("code")

    def show_opening(self, *, opening: bool) -> None:
        """Hold the form while the vault is being opened."""
        for widget in (self.code, self.first, self.second, self.recover_button, self.back_button):
            widget.setEnabled(not opening)
        if opening:
            self._form.clear_problems()
            self.busy.start(self._going_on, self._stop)
        else:
            self.busy.stop()

    def show_refused(self, notice: Notice) -> None:
        """Say why the vault was not opened, beside the field that it is about."""
        self._form.show_problems([Problem(FIELD_OF_CODE.get(notice.code, ""), notice.words)])

    def _buttons(self) -> QHBoxLayout:
        self.back_button = Button(self.tr("Go back"))
        self.back_button.clicked.connect(self.back_asked)
        self.recover_button = Button(self._action, look=ButtonLook.PRIMARY, icon_name="lock")
        self.recover_button.clicked.connect(self._on_recover)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.recover_button)
        return row

    def _on_recover(self) -> None:
        problems = []
        typed = self.look_at(self.code.toPlainText())
        if not typed.whole:
            problems.append(Problem("code", self._words_on(typed)))
        note = fault_note(self.first.text(), has_keyring=self._has_keyring)
        if not self._new_passphrase:
            pass
        elif note is not None:
            words = f"{strength_words(note.strength)}. {note.reason}"
            problems.append(Problem("first", words))
        elif self.first.text() != self.second.text():
            words = self.tr("The two passphrases differ. Type the same one again.")
            problems.append(Problem("second", words))
        problems += self.more_problems()
        if problems:
            self._form.show_problems(problems)
        else:
            self.ask(self.code.toPlainText(), self.first.text())

    def _words_on(self, typed: TypedCode) -> str:
        if typed.wrong:
            numbers = ", ".join(self._named(number, typed.of) for number in typed.wrong)
            words = (
                self.tr("Compare group {numbers} with the sheet: something is mistyped.")
                if len(typed.wrong) == 1
                else self.tr("Compare groups {numbers} with the sheet: something is mistyped.")
            )
            return words.format(numbers=numbers)
        if typed.surplus:
            return self.tr("There are more than {groups} groups.").format(groups=typed.of)
        return self.tr("{right} of {groups} groups are typed and right.").format(
            right=typed.right, groups=typed.of
        )

    def _named(self, number: int, of: int) -> str:
        """The number of a group as its own sheet has it."""
        if of == GROUPS or number <= PART_GROUPS:
            return str(number)
        words = self.tr("{number} of the second sheet")
        return words.format(number=number - PART_GROUPS)

    def _on_code_typed(self) -> None:
        before = self._groups.text()
        typed = self.look_at(self.code.toPlainText())
        self._groups.setText(self._words_on(typed) if self.code.toPlainText().strip() else "")
        if typed.wrong and self._groups.text() != before:
            announce(self._groups, self._groups.text())

    def _on_passphrase_typed(self) -> None:
        note = fault_note(self.first.text(), has_keyring=self._has_keyring)
        words = f"{strength_words(note.strength)}. {note.reason}" if note else ""
        self._strength.setText(words if self.first.text() else "")
        self._strength.setVisible(bool(self._strength.text()))

    def _on_show(self, shown: bool) -> None:
        self.first.show_words(shown=shown)
        self.second.show_words(shown=shown)
