"""Warns, while a name is typed, of residents who may be the same person, and says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import Match, Person
from anchordesk.services.duplicates import KnownPeople
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import DateField
from anchordesk.ui.kit.labels import LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_3, SPACE_4
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.warnings import warning_sentence
from anchordesk.ui.words import short_date, translate, translated

PAUSE_MS = 250
COMPARED = ("given_name", "family_name", "preferred_name", "postcode", "phone")


class DuplicateBox(QFrame):
    """Hidden while there is nobody; emits `open_asked(ResidentId)`."""

    open_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice-warn")
        self._dismissed: set[ResidentId] = set()
        self._matches: tuple[Match, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        layout.setSpacing(SPACE_1)
        self._title = self.tr("This may be somebody who is here already")
        layout.addWidget(Words(self._title, LabelLook.HEADING))
        self._rows = QVBoxLayout()
        layout.addLayout(self._rows)
        self.hide()

    @property
    def dismissed(self) -> frozenset[ResidentId]:
        """Who was said not to be the same person."""
        return frozenset(self._dismissed)

    def show_matches(self, matches: tuple[Match, ...]) -> None:
        """Show who it may be; those dismissed stay away. Focus is left where it is."""
        left = tuple(m for m in matches if m.known.id not in self._dismissed)
        if left == self._matches:
            return
        newly = {m.known.id for m in left} - {m.known.id for m in self._matches}
        self._matches = left
        clear_layout(self._rows)
        before = self.previousInFocusChain()
        for match in left:
            row = self._row(match)
            self._rows.addWidget(row)
            # What is made later would be last for the Tab key, though it stands at the top.
            for button in row.findChildren(Button):
                if before is not None:
                    QWidget.setTabOrder(before, button)
                before = button
        self.setVisible(bool(left))
        if newly:
            said = (f"{self._title}. {match_words(left[0])}", safety_of(left[0]))
            announce(self, " ".join(words for words in said if words))

    def _row(self, match: Match) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = match_words(match)
        column.addWidget(Words(words))
        safety = safety_of(match)
        if safety:
            column.addWidget(Words(safety, LabelLook.OVERDUE))
        opens = Button(self.tr("Open record"), look=ButtonLook.LINK)
        opens.setAccessibleName(self.tr("Open record of {who}").format(who=words))
        opens.setAccessibleDescription(safety)
        opens.clicked.connect(lambda: self.open_asked.emit(match.known.id))
        other = Button(self.tr("Not the same person"), look=ButtonLook.LINK)
        other.setAccessibleName(self.tr("Not the same person as {who}").format(who=words))
        other.clicked.connect(lambda: self._on_dismissed(match.known.id))
        buttons = row_of(opens, other, spacing=SPACE_4)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return row

    def _on_dismissed(self, resident_id: ResidentId) -> None:
        self._dismissed.add(resident_id)
        self.focusNextChild()
        self.show_matches(self._matches)


class DuplicateWatch(QObject):
    """Compares what is typed at each pause, in the records' lane, and shows it in a box."""

    def __init__(
        self,
        box: DuplicateBox,
        work: ResidentWork,
        resident_id: ResidentId | None,
        lines: Mapping[str, QLineEdit],
        birth: DateField,
    ) -> None:
        super().__init__(box)
        self._box, self._work = box, work
        self._lines, self._birth = lines, birth
        self._known: KnownPeople | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        for field in (*(lines[name] for name in COMPARED), birth):
            field.textChanged.connect(lambda _: self._pause.start())
        work.known_people(resident_id, self._reply(self._on_known))

    def _reply(self, done: Callable[[object], None]) -> Reply:
        return Reply(self, done, self._on_failed)

    def _on_known(self, known: object) -> None:
        if isinstance(known, KnownPeople):
            self._known = known
            self._compare()

    def _compare(self) -> None:
        if self._known is not None:
            self._work.compare(self._known, self._person(), self._reply(self._on_compared))

    def _on_compared(self, matches: object) -> None:
        if isinstance(matches, tuple):
            self._box.show_matches(matches)

    def _on_failed(self, _notice: Notice) -> None:
        """Nobody is warned of then; saving does not depend on it."""

    def _person(self) -> Person:
        try:
            born = self._birth.value(self._work.today())
        except ValueError:
            born = None
        text = {name: self._lines[name].text() for name in COMPARED}
        return Person(
            text["given_name"],
            text["family_name"],
            text["preferred_name"],
            born,
            text["postcode"],
            text["phone"],
        )


def safety_of(match: Match) -> str:
    """Return what must be heeded before the person is met; empty if nothing."""
    return warning_sentence(match.known.alerts, match.known.safety_instruction)


def match_words(match: Match) -> str:
    """Return “Elif Jones, AD-10001, born 31 Mar 1984: same name, same date of birth”."""
    person = match.known.person
    name = f"{person.preferred_name or person.given_name} {person.family_name}".strip()
    parts = [part for part in (name, match.known.reference) if part]
    if person.date_of_birth is not None:
        parts.append(translate("words", "born {day}").format(day=short_date(person.date_of_birth)))
    why = ", ".join(translated(reason.title_text) for reason in match.reasons)
    return f"{', '.join(parts)}: {why}"
