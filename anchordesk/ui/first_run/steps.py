"""The three forms of first run: who you are, the passphrase, check your answers."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QRadioButton, QVBoxLayout, QWidget

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services.passphrases import PassphraseJudgement
from anchordesk.ui.first_run.strength import (
    StrengthNote,
    fault_note,
    judged_note,
    strength_words,
)
from anchordesk.ui.first_run.view_model import FirstRunState, RoleChoice
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.fields import PassphraseField, Tick
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.words import translate

PAUSE_MILLISECONDS = 250


class RoleField(QWidget):
    """The roles as radio buttons, each with a line that says what it means."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[RoleChoice, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for role, words in role_words().items():
            button = QRadioButton(words)
            button.setAccessibleName(words)
            self._group.addButton(button)
            self._buttons[role] = button
            layout.addWidget(button)
        self._buttons[RoleChoice.WORKER].setChecked(True)
        self.setFocusProxy(self._buttons[RoleChoice.WORKER])

    def value(self) -> RoleChoice:
        """Return the role that is chosen."""
        return next(role for role, button in self._buttons.items() if button.isChecked())

    def choose(self, role: RoleChoice) -> None:
        """Choose a role."""
        self._buttons[role].setChecked(True)


def role_words() -> dict[RoleChoice, str]:
    """Return what each role is called."""
    return {
        RoleChoice.WORKER: translate(
            "first_run", "I support residents; my team lead makes the returns"
        ),
        RoleChoice.LEAD: translate("first_run", "I lead a team and make its returns"),
        RoleChoice.ALONE: translate("first_run", "I work on my own and make my own returns"),
    }


class WhoStep(Form):
    """Name, organisation, role."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.add_line(
            "name",
            self.tr("Your name"),
            self.tr("As your colleagues know you, for example S. Kaur"),
        )
        self.organisation = self.add_line("organisation", self.tr("Your organisation"))
        self.role = self.add("role", self.tr("What you do"), RoleField())

    def check(self) -> bool:
        """Tell whether the answers are whole; if not, show what is missing."""
        problems = []
        if not self.name.text().strip():
            problems.append(Problem("name", self.tr("Enter your name.")))
        if not self.organisation.text().strip():
            problems.append(Problem("organisation", self.tr("Enter your organisation.")))
        if problems:
            self.show_problems(problems)
        else:
            self.clear_problems()
        return not problems


class PassphraseStep(Form):
    """The passphrase twice, with a word for its strength and the reason.

    Emits `judgement_wanted(str)` when typing pauses on a passphrase that nothing plain is against.
    """

    judgement_wanted = Signal(str)

    def __init__(self, *, has_keyring: bool) -> None:
        super().__init__()
        self._has_keyring = has_keyring
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause)
        self.body.addWidget(
            Words(
                self.tr(
                    "It locks every record on this laptop. If you forget it, only a recovery sheet "
                    "or your organisation's key opens them: without either they are lost. Make the "
                    "sheet under Settings once you are in, and keep the print somewhere safe."
                )
            )
        )
        self.first = self.add(
            "first",
            self.tr("Passphrase"),
            PassphraseField(),
            self.tr("Four or five words that do not belong together"),
        )
        self._strength = Words("", LabelLook.SMALL)
        self.body.addWidget(self._strength)
        self.second = self.add("second", self.tr("Passphrase again"), PassphraseField())
        show = Tick(self.tr("Show passphrase"))
        show.setAccessibleName(self.tr("Show passphrase"))
        show.toggled.connect(self._on_show)
        self.body.addWidget(show)
        self.first.textChanged.connect(self._on_typed)
        self.first.editingFinished.connect(self._on_left)

    def check(self) -> bool:
        """Tell whether nothing plain is against the passphrase; if something is, show it."""
        note = fault_note(self.first.text(), has_keyring=self._has_keyring)
        problems = []
        if note is not None:
            problems.append(self._problem_of(note))
        elif self.first.text() != self.second.text():
            words = self.tr("The two passphrases differ. Type the same one again.")
            problems.append(Problem("second", words))
        if problems:
            self.show_problems(problems)
        else:
            self.clear_problems()
        return not problems

    def show_judgement(self, judgement: PassphraseJudgement) -> None:
        """Show how strong the passphrase is while it is being chosen."""
        if fault_note(self.first.text(), has_keyring=self._has_keyring) is not None:
            # More was typed, or taken away, while this was judged.
            return
        note = judged_note(judgement)
        self._strength.setText(f"{strength_words(note.strength)}. {note.reason}")

    def show_refused(self, judgement: PassphraseJudgement) -> None:
        """Show why a passphrase that was to be used is too weak."""
        self.show_problems([self._problem_of(judged_note(judgement))])

    def _problem_of(self, note: StrengthNote) -> Problem:
        # The problem says it beside the field; once is enough.
        self._pause.stop()
        self._strength.clear()
        return Problem("first", f"{strength_words(note.strength)}. {note.reason}")

    def _on_typed(self) -> None:
        self._pause.stop()
        if not self.first.text():
            self._strength.clear()
            return
        note = fault_note(self.first.text(), has_keyring=self._has_keyring)
        if note is None:
            self._pause.start()
        else:
            self._strength.setText(f"{strength_words(note.strength)}. {note.reason}")

    def _on_pause(self) -> None:
        self.judgement_wanted.emit(self.first.text())

    def _on_left(self) -> None:
        if self._strength.text():
            announce(self._strength, self._strength.text())

    def _on_show(self, *, checked: bool = False) -> None:
        self.first.show_words(shown=checked)
        self.second.show_words(shown=checked)


class CheckStep(Form):
    """The answers to read through before the vault is made."""

    def __init__(self) -> None:
        super().__init__()
        self._answers = QFormLayout()
        self._answers.setVerticalSpacing(SPACE_2)
        self.body.addLayout(self._answers)
        self.body.addWidget(
            Words(
                self.tr("Nothing has been written yet. Create vault makes it on this laptop."),
                LabelLook.MUTED,
            )
        )

    def show_answers(self, state: FirstRunState) -> None:
        """Show what was answered; the passphrase only as given."""
        while self._answers.rowCount():
            self._answers.removeRow(0)
        answers = [
            (self.tr("Your name"), state.worker_name),
            (self.tr("Organisation"), state.organisation_name),
            (self.tr("What you do"), role_words()[state.role]),
            (self.tr("Passphrase"), self.tr("Chosen, not shown")),
        ]
        if state.organisation_key is not None:
            answers.append((self.tr("Recovery key"), self._whose(state.organisation_key)))
        for label, words in answers:
            self._answers.addRow(Words(label, LabelLook.HEADING, wraps=False), Words(words))
        if state.notice is not None:
            self.show_problems([Problem("", state.notice.words)])
        else:
            self.clear_problems()

    def _whose(self, key: OrganisationKey) -> str:
        return self.tr(
            "{organisation}, fingerprint {fingerprint}. Your IT support has set it up: whoever "
            "holds this key can open your records as well. Ask your lead if it is theirs."
        ).format(organisation=key.organisation, fingerprint=key.fingerprint)
