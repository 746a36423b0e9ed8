"""Labelled fields, the same words beside the field and in the summary “There is a problem”.

form = Form()
name = form.add_line("name", self.tr("Given name"), hint=self.tr("As on their papers"))
...
form.show_problems([Problem("name", self.tr("Enter a name."))])   # focus goes to the summary
form.clear_problems()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.labels import LabelLook, Words, clear_layout
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_3, SPACE_4

Field = TypeVar("Field", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field; an empty field name is about the whole form."""

    field: str
    words: str


class ProblemLink(QLabel):
    """A line of the summary: it wraps, and Enter or a click leads to its field."""

    def __init__(self, words: str) -> None:
        # Most days no form is refused, and the names of HTML's letters take 1 MB.
        from html import escape  # noqa: PLC0415

        super().__init__(f'<a href="field">{escape(words)}</a>')
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setProperty("look", "link")
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the field on Enter or Space, whether or not Qt has marked the link."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.linkActivated.emit("field")
        else:
            super().keyPressEvent(event)


class ErrorSummary(QFrame):
    """The box at the top of a form; each entry moves focus to its field."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice-danger")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        layout.setSpacing(SPACE_1)
        layout.addWidget(Words(self.tr("There is a problem"), LabelLook.HEADING))
        self._entries = QVBoxLayout()
        self._entries.setSpacing(SPACE_1)
        layout.addLayout(self._entries)
        self.hide()

    def show_problems(
        self, problems: Sequence[Problem], go_to: Callable[[str], None], known: frozenset[str]
    ) -> None:
        """Show the problems, take focus and have them read out."""
        clear_layout(self._entries)
        for problem in problems:
            if problem.field in known:
                entry = ProblemLink(problem.words)
                entry.linkActivated.connect(lambda _, field=problem.field: go_to(field))
                self._entries.addWidget(entry)
            else:
                self._entries.addWidget(Words(problem.words))
        spoken = " ".join(problem.words for problem in problems)
        self.setAccessibleName(self.tr("There is a problem. {words}").format(words=spoken))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName(), urgent=True)


class LabelledField(QWidget):
    """A label, an optional hint, a field and room for what is wrong with it."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._label = label
        self._hint = hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        caption = QLabel(label)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setProperty("look", "heading")
        caption.setBuddy(field)
        layout.addWidget(caption)
        if hint:
            layout.addWidget(Words(hint, LabelLook.SMALL))
        self._problem = Words("", LabelLook.PROBLEM)
        self._problem.hide()
        layout.addWidget(self._problem)
        layout.addWidget(field)
        field.setAccessibleName(label.replace("&", ""))
        field.setAccessibleDescription(hint)

    def set_problem(self, words: str) -> None:
        """Show what is wrong beside the field; empty words take it away."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(" ".join(t for t in (words, self._hint) if t))
        self.field.setProperty("wrong", bool(words))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


class Form(QWidget):
    """A column of labelled fields under an error summary."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, LabelledField] = {}
        self.summary = ErrorSummary()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_3)
        self.body.addWidget(self.summary)

    def add_line(self, name: str, label: str, hint: str = "", text: str = "") -> QLineEdit:
        """Add a field of one line and return it."""
        return self.add(name, label, QLineEdit(text), hint)

    def add(self, name: str, label: str, field: Field, hint: str = "") -> Field:
        """Add any field under a label and return it."""
        labelled = self.labelled(name, label, field, hint)
        self.body.addWidget(labelled)
        return field

    def labelled(self, name: str, label: str, field: QWidget, hint: str = "") -> LabelledField:
        """Return a labelled field that this form knows, for the caller to lay out."""
        labelled = LabelledField(label, field, hint)
        self._fields[name] = labelled
        return labelled

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label; one that does not apply is not asked."""
        self._fields[name].setVisible(shown)

    def add_side_by_side(self, *fields: LabelledField) -> None:
        """Add labelled fields in one row."""
        row = QWidget()
        layout = _row_layout(row)
        for field in fields:
            layout.addWidget(field, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(row)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems at the top and beside their fields; focus goes to the summary."""
        self.clear_problems()
        for problem in problems:
            if problem.field in self._fields:
                self._fields[problem.field].set_problem(problem.words)
        self.summary.show_problems(problems, self.go_to, frozenset(self._fields))

    def show_problem_beside(self, problem: Problem) -> None:
        """Show one problem beside its field only, for a form of one field; focus goes there."""
        self.clear_problems()
        self._fields[problem.field].set_problem(problem.words)
        self.go_to(problem.field)
        announce(self, problem.words, urgent=True)

    def clear_problems(self) -> None:
        """Take every problem away."""
        self.summary.hide()
        for labelled in self._fields.values():
            labelled.set_problem("")

    def has(self, name: str) -> bool:
        """Tell whether the form has a field of this name."""
        return name in self._fields

    def go_to(self, name: str) -> None:
        """Move focus to a field."""
        self._fields[name].field.setFocus(Qt.FocusReason.OtherFocusReason)


def _row_layout(row: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_4)
    return layout
