"""What the fields of a resident held before: who changed which, when, from what to what."""

from __future__ import annotations

import re
from datetime import date

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.dates import long_date
from anchordesk.domain.field_history import FieldChange, KeptChange
from anchordesk.domain.identifiers import ResidentId
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.field_titles import field_title
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import long_moment, translate, translated

WIDTH, HEIGHT = 640, 520
MOST_SHOWN = 100


class HistoryDialog(QDialog):
    """Shows the newest changes; of equality monitoring only if it is asked `apart`."""

    def __init__(
        self, parent: QWidget, work: ResidentWork, resident_id: ResidentId, *, apart: bool = False
    ) -> None:
        super().__init__(parent)
        self._apart = apart
        self._opener = QApplication.focusWidget()
        title = self.tr("Earlier answers") if apart else self.tr("Earlier details")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        theme = current_theme()
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        self._said = Words("")
        layout.addWidget(self._said)
        layout.addWidget(self._area(), 1)
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        row = row_of(self.close_button)
        row.insertStretch(0, 1)
        layout.addLayout(row)
        work.field_history(resident_id, Reply(self, self._show, self._on_failed))

    def done(self, result: int) -> None:
        """Close, and give focus back to what opened the dialog."""
        super().done(result)
        parent, opener = self.parentWidget(), self._opener
        if parent is not None:
            parent.window().activateWindow()
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, SPACE_3, 0)
        self._lines.setSpacing(SPACE_2)
        area.setWidget(holder)
        return area

    def _show(self, found: object) -> None:
        clear_layout(self._lines)
        changes = [
            kept
            for kept in (found if isinstance(found, tuple) else ())
            if isinstance(kept, KeptChange) and kept.change.is_apart is self._apart
        ]
        words = self.tr("Newest first.") if changes else self.tr("Nothing was changed yet.")
        if len(changes) > MOST_SHOWN:
            words = self.tr("The newest {count} changes.").format(count=MOST_SHOWN)
        self._said.setText(words)
        for kept in changes[:MOST_SHOWN]:
            self._lines.addWidget(ChangeCard(kept))
        self._lines.addStretch(1)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, notice: Notice) -> None:
        self._said.setText(notice.words)


class ChangeCard(Card):
    """One change; focusable, so that a screen reader can go from one to the next."""

    def __init__(self, kept: KeptChange) -> None:
        super().__init__()
        self.setProperty("look", "event")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = field_title(kept.change.field)
        text = change_words(kept.change)
        aside = f"{long_moment(kept.changed_at)}  ·  {kept.worker}"
        self.setAccessibleName(f"{title}. {text} {aside}")
        self.body.addWidget(Words(title, LabelLook.HEADING))
        self.body.addWidget(Words(text))
        self.body.addWidget(Words(aside, LabelLook.SMALL))


def change_words(change: FieldChange) -> str:
    """Return “From “07700 900123” to “07700 900456”.”"""
    empty = translate("words", "nothing")
    before = f"“{_shown(change.before)}”" if change.before else empty
    after = f"“{_shown(change.after)}”" if change.after else empty
    return translate("words", "From {before} to {after}.").format(before=before, after=after)


def _shown(kept: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", kept):
        return long_date(date.fromisoformat(kept))
    return translated(kept)
