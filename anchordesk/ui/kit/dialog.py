"""A dialog with a form: Enter in a line saves, Ctrl+Enter from anywhere, Esc leaves with a draft.

Subclass it, add fields to `form`, call `keep_draft_of(...)` for the fields whose text must not
be lost, and override `save()`: check the answers, then `begin_saving()` and run the use case
with `receiver=self, done=self.saved, failed=self.not_saved`. `kept` is emitted after saving.
Show it with `open()`, never with `exec()`: locking must be able to close it at any moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.draft_fields import DraftField, answer_of, on_change, put_answer
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.held_keys import HeldKeys
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.plain_dialog import TALLEST, WIDEST, PlainDialog
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_5
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.notices import Notice

WIDTH, LOWEST = 560, 240
SCROLL_BAR = 12


class FormDialog(PlainDialog):
    """See the module. The window's title never holds a name."""

    kept = Signal()

    def __init__(self, parent: QWidget, title: str, save_words: str) -> None:
        super().__init__(parent, title)
        self._opening = Turns(self)
        self._held_keys = HeldKeys(self)
        self._saving = False
        self.result_kept: object = None
        self._drafts: Drafts | None = None
        self._draft_key: DraftKey | None = None
        self._draft_fields: dict[str, DraftField] = {}
        self._undrafted: dict[str, str] = {}
        self._ends_draft = False
        self._draft_words = Words("", LabelLook.SMALL)
        self.form = Form()
        self.busy = Busy()
        self.save_button = Button(save_words, look=ButtonLook.PRIMARY)
        self.save_button.setToolTip(self.tr("{words} (Ctrl+Enter)").format(words=save_words))
        self.save_button.clicked.connect(self._on_save)
        self.save_button.setDefault(True)
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._discard = Button(self.tr("Discard draft"), look=ButtonLook.LINK)
        self._discard.clicked.connect(self._on_discard)
        self._discard.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save)
        self._lay_out(title)

    def open(self) -> None:
        """Show the form in the next turn: making it and showing it each take long enough.

        Keys typed until then are for the form.
        """
        self._held_keys.hold()
        over = self.parentWidget()
        was_seen = over is not None and over.isVisible()

        def show() -> None:
            # A lock between the two turns has hidden what the form was to stand over.
            if not was_seen or (over is not None and over.isVisible()):
                super(FormDialog, self).open()
                self._held_keys.let_go(self)
            else:
                self._held_keys.drop()

        self._opening.soon(show)

    @property
    def draft_key(self) -> DraftKey | None:
        """What the draft of this form is of; None if nothing of it is kept."""
        return self._draft_key

    @property
    def draft_words(self) -> str:
        """What the form says about its draft; empty if nothing is kept."""
        return self._draft_words.text()

    def keep_draft_of(
        self,
        drafts: Drafts,
        key: DraftKey,
        fields: Mapping[str, DraftField],
        *,
        ends_here: bool = False,
    ) -> None:
        """Put an earlier draft into the fields, and keep what is typed from now on.

        `ends_here` where no use case forgets the draft with what it keeps: what is saved is a file.
        """
        self._drafts, self._draft_key, self._draft_fields = drafts, key, dict(fields)
        self._ends_draft = ends_here
        earlier = drafts.find(key)
        self._undrafted = {name: answer_of(field) for name, field in fields.items()}
        for name, field in fields.items():
            if earlier is not None:
                put_answer(field, earlier.answer(name))
            on_change(field, self._on_typed)
        if earlier is not None:
            self.restore_choices(earlier)
            self._discard.show()
            self._tell_kept(earlier.changed_at)
        drafts.written.connect(self._on_written)
        drafts.not_written.connect(self._on_not_written)

    def begin_at_cancel(self) -> None:
        """Have Enter do nothing at first: for what a person must mean to do."""
        self.save_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Return what was chosen besides the text, to keep with its draft. Override."""
        return ()

    def choices_are_work(self) -> bool:
        """Tell whether what was chosen is worth a draft though no field was changed. Override."""
        return False

    def restore_choices(self, draft: Draft) -> None:
        """Choose again what `choices_to_keep` returned. Override."""

    def keep_choices(self) -> None:
        """Keep the draft again; called when something was chosen."""
        self._on_typed()

    def draft_is_saved(self) -> None:
        """Note that the record is kept; called by the work itself, in its lane."""
        if self._drafts is not None and self._draft_key is not None:
            self._drafts.saved_in_lane(self._draft_key)

    def save(self) -> None:
        """Check the answers and run the use case. Override."""
        raise NotImplementedError

    def begin_saving(self, stop: Callable[[], None] | None = None) -> None:
        """Hold the form while the use case runs; its draft is in the vault before.

        `stop` ends it, where that leaves nothing half done, such as the writing of a file.
        """
        self._saving = True
        if self._drafts is not None:
            self._drafts.flush()
        self.form.clear_problems()
        self.save_button.setEnabled(False)
        self.cancel_button.setEnabled(False)
        self.busy.start(self.tr("Saving"), stop)

    def saved(self, result: object = None) -> None:
        """Close; the use case has kept the answers, and `result_kept` is what it returned."""
        self.result_kept = result
        self._end_saving()
        if self._drafts is not None and self._draft_key is not None:
            end = self._drafts.forget if self._ends_draft else self._drafts.saved
            end(self._draft_key)
        self.accept()
        self.kept.emit()

    def not_saved(self, notice: Notice) -> None:
        """Stay open, with what went wrong and everything that was typed."""
        self._end_saving()
        self._on_typed()
        self.form.show_problems([Problem("", notice.words)])

    def not_written(self) -> None:
        """Stay open: somebody has stopped what was to be written."""
        self._end_saving()
        words = self.tr("Stopped. No file was written.")
        self._draft_words.setText(words)
        announce(self._draft_words, words)

    def done(self, result: int) -> None:
        """Close, and give focus back to what opened the dialog."""
        super().done(result)
        if self._drafts is not None:
            self._drafts.flush()

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
        if self._drafts is None or self._draft_key is None or self._saving:
            return
        answers = tuple((name, answer_of(field)) for name, field in self._draft_fields.items())
        untouched = all(text.strip() == self._undrafted[name].strip() for name, text in answers)
        if untouched and not self.choices_are_work():
            self._drafts.forget(self._draft_key)
            self._draft_words.clear()
        else:
            self._drafts.keep(self._draft_key, answers + self.choices_to_keep())

    def _on_written(self) -> None:
        draft = None
        if self._drafts is not None and self._draft_key is not None:
            draft = self._drafts.find(self._draft_key)
        if draft is not None:
            self._tell_kept(draft.changed_at)

    def _on_not_written(self, notice: Notice) -> None:
        words = self.tr("The draft is kept on screen only. {why}").format(why=notice.words)
        if words != self._draft_words.text():
            self._draft_words.setText(words)
            announce(self._draft_words, words, urgent=True)

    def _tell_kept(self, changed_at: datetime) -> None:
        at = f"{changed_at.astimezone():%H:%M}"
        self._draft_words.setText(self.tr("Draft kept {at}").format(at=at))

    def _on_discard(self) -> None:
        for name, field in self._draft_fields.items():
            put_answer(field, self._undrafted[name])
        if self._drafts is not None and self._draft_key is not None:
            self._drafts.forget(self._draft_key)
            self._drafts.flush()
        self._discard.hide()
        self._draft_words.clear()

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
        inside.setContentsMargins(0, 2, 0, 2)
        # Fields end where the buttons below do, and stand back only from a bar that is there.
        area.verticalScrollBar().rangeChanged.connect(
            lambda _, most: inside.setContentsMargins(0, 2, SPACE_3 if most else 0, 2)
        )
        inside.addWidget(self.form)
        inside.addStretch(1)
        area.setWidget(holder)
        layout.addWidget(area, 1)
        layout.addWidget(self.busy)
        layout.addWidget(self._draft_words)
        self.foot = foot = QHBoxLayout()
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
        around = theme.px(36) * 2 + 4 * SPACE_3 + 2 * SPACE_5 + 4
        inner = width - 2 * SPACE_5
        holder = self._holder
        wraps = holder.hasHeightForWidth()
        wanted = (holder.heightForWidth(inner) if wraps else holder.sizeHint().height()) + around
        return QSize(width, min(max(wanted, theme.px(LOWEST)), TALLEST))
