"""Asks which resident is meant: two or three letters of the name, Enter takes the first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.finding import LEAST_LETTERS, FoundPeople, find_people, person
from anchordesk.services.today_records import ListedResident
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_1
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.warnings import warning_of
from anchordesk.ui.words import count

MOST_SHOWN = 6
LINE_HEIGHT = 34


class ResidentField(QWidget):
    """A line to type into, with who is meant below it; emits `chosen()`.

    Names are shown only once two letters are typed. Keys typed after Enter, before the names are
    found, wait and go to the next field: a slow laptop must not swallow the first words of a note.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks
        self._answered = ""
        self._found: tuple[ListedResident, ...] = ()
        self._who: ListedResident | None = None
        self._waiting: list[QKeyEvent] | None = None
        self._after: Callable[[], None] = lambda: None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Two or three letters of the name, then Enter"))
        self.line.textEdited.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Residents found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _: self._take_current())
        self.list.hide()
        self._said = Words("", LabelLook.SMALL)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        for widget in (self.line, self.list, self._said):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the line, which is what has the keyboard."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Describe the line."""
        super().setAccessibleDescription(words)
        self.line.setAccessibleDescription(words)

    def value(self) -> ListedResident | None:
        """Return who is chosen; None while nobody is."""
        return self._who

    def put_off(self, then: Callable[[], None]) -> bool:
        """Put something off until the keys that wait have been taken; False if none wait."""
        if self._waiting is None:
            return False
        self._after = then
        return True

    def choose(self, resident_id: ResidentId) -> None:
        """Choose somebody who is known; nothing happens if they are no longer there."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: person(workspace, resident_id),
            receiver=self,
            done=self._take,
            failed=self._on_failed,
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Choose with Enter or Tab, and walk through who was found with Up and Down."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._waiting is not None:
            self._waiting.append(event.clone())
            return True
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                self._tell_current()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not _with_control(event):
                self._on_enter()
                return True
            case Qt.Key.Key_Tab if self._found and self._who is None:
                self._on_enter()
                return True
            case _:
                return False

    def _on_enter(self) -> None:
        if self._who is not None:
            self.focusNextPrevChild(True)
        elif self._answered != self.line.text():
            self._waiting = []
        else:
            self._take_current()

    def _on_typed(self, typed: str) -> None:
        self._who = None
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: find_people(workspace, typed, MOST_SHOWN),
            receiver=self,
            done=lambda found: self._on_found(typed, found),
            failed=self._on_failed,
        )

    def _on_found(self, typed: str, found: FoundPeople) -> None:
        if typed != self.line.text():
            return
        self._answered = typed
        self._show(found.people, nobody=len(typed.strip()) >= LEAST_LETTERS and not found.people)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._take_current()
            for event in waiting:
                target = QApplication.focusWidget()
                if target is not None:
                    QApplication.sendEvent(target, event)
            self._after()

    def _show(self, people: tuple[ListedResident, ...], *, nobody: bool) -> None:
        self._found = people
        self.list.clear()
        self.list.addItems([_words_of(who) for who in people])
        self.list.setCurrentRow(0)
        line = current_theme().px(LINE_HEIGHT)
        self.list.setFixedHeight(line * max(1, len(people)) + 4)
        self.list.setVisible(bool(people))
        self._said.setText(self.tr("No resident matches.") if nobody else "")
        self._said.setVisible(nobody)
        if nobody:
            announce(self.line, self._said.text())
        elif people:
            found = count(len(people), "resident", "residents")
            announce(self.line, f"{found}. {_words_of(people[0])}")

    def _tell_current(self) -> None:
        if 0 <= self.list.currentRow() < len(self._found):
            announce(self.line, _words_of(self._found[self.list.currentRow()]))

    def _take_current(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self._take(self._found[row])
            self.chosen.emit()

    def _take(self, who: ListedResident) -> None:
        self._who = who
        self._found = ()
        self.line.setText(_words_of(who))
        self._answered = self.line.text()
        self.line.setCursorPosition(0)
        self.list.hide()
        self._said.setText(warning_of(who))
        self._said.setVisible(bool(self._said.text()))

    def _on_failed(self, notice: Notice) -> None:
        self._waiting = None
        self._said.setText(notice.words)
        self._said.show()
        announce(self.line, notice.words, urgent=True)


def _words_of(who: ListedResident) -> str:
    warning = warning_of(who)
    return "  ·  ".join(part for part in (who.name, who.reference, warning) if part)


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
