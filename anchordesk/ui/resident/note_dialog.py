"""Add note: the kind by one key, the text, what follows. Meant to take ten seconds."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services.casework import NextAction
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.next_action import parse_next_action
from anchordesk.ui.resident.resident_work import NewNote, Reply, ResidentWork
from anchordesk.ui.words import translate, translated

KIND_KEYS = {
    Qt.Key.Key_P: ContactKind.PHONE,
    Qt.Key.Key_M: ContactKind.MEETING,
    Qt.Key.Key_T: ContactKind.TEXT,
    Qt.Key.Key_E: ContactKind.EMAIL,
    Qt.Key.Key_O: ContactKind.OTHER,
}
RESTRICTED_KEYS = {
    Qt.Key.Key_H: Sensitivity.HEALTH,
    Qt.Key.Key_S: Sensitivity.SAFEGUARDING,
}


class SensitivityField(Choice):
    """How confidential a note is."""

    def __init__(self, kind: KindField) -> None:
        super().__init__()
        for one in Sensitivity:
            self.add_option(translated(one.title_text), one)
        kind.restricted.connect(self.choose)

    def sensitivity(self) -> Sensitivity:
        """Return what is chosen."""
        return Sensitivity.of(str(self.value()))

    def as_answer(self) -> tuple[str, str]:
        """Return what is chosen, to keep with a draft."""
        return "sensitivity", self.sensitivity().value

    def put_answer(self, draft: Draft) -> None:
        """Choose again what a draft kept."""
        if draft.answer("sensitivity"):
            self.choose(Sensitivity.of(draft.answer("sensitivity")))


class KindField(QWidget):
    """The kinds of contact as radio buttons; P, M, T, E or O chooses one and goes on.

    Emits `chosen()`, and `restricted(Sensitivity)` for H or S, which stays here.
    """

    chosen = Signal()
    restricted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[ContactKind, QRadioButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        for kind, words in (
            (ContactKind.PHONE, translate("words", "&Phone")),
            (ContactKind.MEETING, translate("words", "&Meeting")),
            (ContactKind.TEXT, translate("words", "&Text")),
            (ContactKind.EMAIL, translate("words", "&Email")),
            (ContactKind.OTHER, translate("words", "&Other")),
        ):
            button = QRadioButton(words)
            button.setAccessibleName(translated(kind.title_text))
            button.installEventFilter(self)
            button.toggled.connect(lambda _: self.chosen.emit())
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[kind] = button
        layout.addStretch(1)
        self.choose(ContactKind.PHONE)

    def value(self) -> ContactKind:
        """Return the kind that is chosen."""
        return next(kind for kind, button in self._buttons.items() if button.isChecked())

    def choose(self, kind: ContactKind) -> None:
        """Choose a kind."""
        self._buttons[kind].setChecked(True)
        self.setFocusProxy(self._buttons[kind])

    def as_answer(self) -> tuple[str, str]:
        """Return what is chosen, to keep with a draft."""
        return "kind", self.value().value

    def put_answer(self, draft: Draft) -> None:
        """Choose again what a draft kept."""
        for kind in ContactKind:
            if kind.value == draft.answer("kind"):
                self.choose(kind)

    def eventFilter(self, _watched: object, event: object) -> bool:  # noqa: N802 - Qt's name
        """Choose by letter, or take what is chosen by Enter, and go to the next field."""
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        kind, sensitivity = KIND_KEYS.get(key), RESTRICTED_KEYS.get(key)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # What is chosen stays; the note is not written yet.
            self.focusNextPrevChild(True)
            return True
        if sensitivity is not None and plain:
            self.restricted.emit(sensitivity)
            return True
        if kind is None or not plain:
            return False
        self.choose(kind)
        self.focusNextPrevChild(True)
        return True


class NoteDialog(ChangeDialog):
    """Adds a contact to a resident; what is typed survives closing and locking."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        draft_key: DraftKey,
        resident_name: str = "",
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Add note"), translate("dialogs", "Save note")
        )
        self._work = work
        self._resident_name = resident_name
        self._resident_id = draft_key.subject
        self.add_who()
        self.kind = self.form.add(
            "kind",
            self.tr("Kind of contact"),
            KindField(),
            self.tr(
                "Press P, M, T, E or O. For a restricted note, H (health) or S (safeguarding) first"
            ),
        )
        self.text = self.form.add("text", self.tr("&Note"), LongText(5))
        self.day = DateField(work.today())
        self.next_action = self.form.add_line(
            "next_action",
            self.tr("Ne&xt action, if there is one"),
            self.tr("The day first, for example: fri call back"),
        )
        self.place, self.minutes = QLineEdit(), QLineEdit()
        self.form.add_side_by_side(
            self.form.labelled("day", self.tr("&Day of the contact"), self.day),
            self.form.labelled("place", self.tr("P&lace"), self.place),
            self.form.labelled("minutes", self.tr("M&inutes"), self.minutes),
        )
        self.sensitivity = self.form.add(
            "sensitivity",
            self.tr("&Who reads it"),
            SensitivityField(self.kind),
        )
        self.keep_draft_of(
            drafts,
            draft_key,
            {
                "text": self.text,
                "next_action": self.next_action,
                "place": self.place,
                "minutes": self.minutes,
            },
        )
        self.kind.chosen.connect(self.keep_choices)
        self.sensitivity.currentIndexChanged.connect(lambda _: self.keep_choices())
        self.day.textChanged.connect(self.keep_choices)
        self.kind.setFocus()

    @classmethod
    def about_resident(
        cls,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        resident_id: ResidentId,
        resident_name: str,
    ) -> NoteDialog:
        """Return the form for a note about somebody who is known already."""
        return cls(parent, work, drafts, DraftKey("note", resident_id), resident_name)

    def add_who(self) -> None:
        """Say whom the note is about. Override to ask."""
        self.form.body.addWidget(Words(self._resident_name, LabelLook.HEADING))

    def about(self) -> ResidentId | None:
        """Return whom the note is about; None while nobody is chosen. Override."""
        return None if self._resident_id is None else ResidentId(self._resident_id)

    def who_is_missing(self) -> Problem:
        """Return what to say while nobody is chosen. Override."""
        raise NotImplementedError

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Return the kind and the day: a call must not come back as something else."""
        return self.kind.as_answer(), ("day", self.day.text()), self.sensitivity.as_answer()

    def restore_choices(self, draft: Draft) -> None:
        """Choose the kind and the day again."""
        self.kind.put_answer(draft)
        self.sensitivity.put_answer(draft)
        self.day.setText(draft.answer("day"))

    def save(self) -> None:
        """Check and keep the note."""
        problems, day, action = self._answers()
        about = self.about()
        if about is None:
            problems.insert(0, self.who_is_missing())
        if problems or about is None:
            self.form.show_problems(problems)
            return
        self.begin_saving()
        self._work.add_note(
            about,
            NewNote(
                self.kind.value(),
                self.text.toPlainText(),
                day,
                action,
                place=self.place.text(),
                minutes=int(self.minutes.text().strip() or 0) or None,
                sensitivity=self.sensitivity.sensitivity(),
            ),
            Reply.of_form(self),
        )

    def _answers(self) -> tuple[list[Problem], date | None, NextAction | None]:
        problems: list[Problem] = []
        today = self._work.today()
        day, action = None, None
        if not self.text.toPlainText().strip():
            problems.append(Problem("text", self.tr("Write a few words about the contact.")))
        if self.next_action.text().strip():
            try:
                action = parse_next_action(self.next_action.text(), today)
            except ValueError:
                words = self.tr("Start with a day, then what to do. For example, fri call back.")
                problems.append(Problem("next_action", words))
        if self.minutes.text().strip() and not self.minutes.text().strip().isdecimal():
            words = self.tr("Enter the minutes as a whole number. For example, 45.")
            problems.append(Problem("minutes", words))
        try:
            day = self.day.value(today)
        except ValueError:
            words = self.tr("Enter the day of the contact. For example, 14 11 2026.")
            problems.append(Problem("day", words))
        else:
            if day is not None and day > today:
                words = self.tr("The day of the contact must not be in the future.")
                problems.append(Problem("day", words))
        return problems, day, action
