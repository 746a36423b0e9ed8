"""Reads and writes the fields of a form as text, so that a half-typed form can be kept."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from anchordesk.ui.kit.fields import Choice, Tick

DraftField = QLineEdit | QPlainTextEdit | Choice | Tick
TICKED = "yes"


def answer_of(field: DraftField) -> str:
    """Return what a field holds, as text."""
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case Choice():
            return _code(field.value())
        case _:
            return TICKED if field.isChecked() else ""


def put_answer(field: DraftField, answer: str) -> None:
    """Put back what `answer_of` returned; a choice that is no longer offered stays as it is."""
    match field:
        case QLineEdit():
            field.setText(answer)
        case QPlainTextEdit():
            field.setPlainText(answer)
        case Choice():
            field.choose(next((v for v in field.values if _code(v) == answer), field.value()))
        case _:
            field.setChecked(answer == TICKED)


def on_change(field: DraftField, then: Callable[[], None]) -> None:
    """Call back whenever a field holds something else."""
    match field:
        case QLineEdit() | QPlainTextEdit():
            field.textChanged.connect(lambda *_: then())
        case Choice():
            field.currentIndexChanged.connect(lambda _: then())
        case _:
            field.toggled.connect(lambda _: then())


def _code(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)
