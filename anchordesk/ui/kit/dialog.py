"""A dialog with a form: Ctrl+Enter saves, Esc leaves, what was typed is kept as a draft.

Subclass it, add fields to `form`, call `keep_draft_of(...)` for the fields whose text must not
be lost, and override `save()`: check the answers, then `begin_saving()` and run the use case
with `receiver=self, done=self.saved, failed=self.not_saved`. `kept` is emitted after saving.
Show it with `open()`, never with `exec()`: locking must be able to close it at any moment.
"""

from __future__ import annotations

from collections.abc import Mapping

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from anchordesk.ui.drafts import Draft, DraftKey, Drafts
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice

WIDTH, WIDEST, TALLEST = 560, 1000, 660
SCROLL_BAR = 12


class FormDialog(QDialog):
    """See the module. The window's title never holds a name."""

    kept = Signal()

    def __init__(self, parent: QWidget, title: str, save_words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._opener = QApplication.focusWidget()
        self._saving = False
        self._drafts: Drafts | None = None
        self._draft_key: DraftKey | None = None
        self._draft_fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._undrafted: dict[str, str] = {}
        self.form = Form()
        self.busy = Busy()
        self.save_button = Button(save_words, look=ButtonLook.PRIMARY)
        self.save_button.setToolTip(self.tr("{words} (Ctrl+Enter)").format(words=save_words))
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._discard = Button(self.tr("Discard draft"), look=ButtonLook.LINK)
        self._discard.clicked.connect(self._on_discard)
        self._discard.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save)
        self._lay_out(title)

    def keep_draft_of(
        self, drafts: Drafts, key: DraftKey, fields: Mapping[str, QLineEdit | QPlainTextEdit]
    ) -> None:
        """Put an earlier draft into the fields, and keep what is typed from now on."""
        self._drafts, self._draft_key, self._draft_fields = drafts, key, dict(fields)
        earlier = drafts.find(key)
        self._undrafted = {name: _read(field) for name, field in fields.items()}
        for name, field in fields.items():
            if earlier is not None:
                _write(field, earlier.answer(name))
            field.textChanged.connect(self._on_typed)
        if earlier is not None:
            self.restore_choices(earlier)
            self._discard.show()

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Return what was chosen besides the text, to keep with its draft. Override."""
        return ()

    def restore_choices(self, draft: Draft) -> None:
        """Choose again what `choices_to_keep` returned. Override."""

    def keep_choices(self) -> None:
        """Keep the draft again; called when something was chosen."""
        self._on_typed()

    def forget_draft(self) -> None:
        """Drop the draft; called by the work itself once the record is kept. Any thread."""
        if self._drafts is not None and self._draft_key is not None:
            self._drafts.forget(self._draft_key)

    def save(self) -> None:
        """Check the answers and run the use case. Override."""
        raise NotImplementedError

    def begin_saving(self) -> None:
        """Hold the form while the use case runs."""
        self._saving = True
        self.form.clear_problems()
        self.save_button.setEnabled(False)
        self.cancel_button.setEnabled(False)
        self.busy.start(self.tr("Saving"))

    def saved(self, _result: object = None) -> None:
        """Close; the use case has kept the answers."""
        self._end_saving()
        self.accept()
        self.kept.emit()

    def not_saved(self, notice: Notice) -> None:
        """Stay open, with what went wrong and everything that was typed."""
        self._end_saving()
        self.form.show_problems([Problem("", notice.words)])

    def done(self, result: int) -> None:
        """Close, and give focus back to what opened the dialog."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()
        opener = self._opener
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Leave without saving; what was typed stays as a draft. Waits while saving."""
        if not self._saving:
            super().reject()

    def _end_saving(self) -> None:
        self._saving = False
        self.busy.stop()
        self.save_button.setEnabled(True)
        self.cancel_button.setEnabled(True)

    def _on_save(self) -> None:
        if not self._saving:
            self.save()

    def _on_typed(self) -> None:
        if self._drafts is None or self._draft_key is None:
            return
        answers = tuple((name, _read(field)) for name, field in self._draft_fields.items())
        if any(text.strip() for _, text in answers):
            answers += self.choices_to_keep()
        self._drafts.keep(self._draft_key, Draft(answers))

    def _on_discard(self) -> None:
        for name, field in self._draft_fields.items():
            _write(field, self._undrafted[name])
        self.forget_draft()
        self._discard.hide()

    def _lay_out(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("look", "clear")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 2, SPACE_3, 2)
        inside.addWidget(self.form)
        inside.addStretch(1)
        area.setWidget(holder)
        layout.addWidget(area, 1)
        layout.addWidget(self.busy)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._discard)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        layout.addLayout(foot)
        self._holder = holder
        holder.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the size the form wants, within a small laptop's screen."""
        self.resize(self._wanted_size())
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Grow when the form does, for example by a problem that is shown; never shrink."""
        if watched is self._holder and event.type() == QEvent.Type.LayoutRequest:
            grown = self.size().expandedTo(self._wanted_size())
            if self.isVisible() and grown != self.size():
                self.resize(grown)
        return False

    def _wanted_size(self) -> QSize:
        theme = current_theme()
        beside = 2 * SPACE_5 + theme.px(SCROLL_BAR)
        least = self._holder.minimumSizeHint().width() + beside
        width = min(max(theme.px(WIDTH), least, self.minimumWidth()), WIDEST)
        around = theme.px(36) * 2 + 4 * SPACE_3 + 2 * SPACE_5 + 24
        inner = width - 2 * SPACE_5
        wanted = max(self._holder.heightForWidth(inner), self._holder.sizeHint().height()) + around
        return QSize(width, min(max(wanted, theme.px(300)), TALLEST))


def _read(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(words)
    else:
        field.setPlainText(words)
