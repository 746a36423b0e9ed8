"""The register of a session with several residents: who came, who did not, by Space and search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.local_time import local_moment
from anchordesk.domain.text import search_words
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.group_sessions import Session, record_session
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.fields import DateField, FindField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.warnings import warning_cell
from anchordesk.ui.words import translate

SESSION = DraftKey("session")
MIDDAY = time(12)
REGISTER_HEIGHT, LEAST_WIDTH, WIDEST = 230, 800, 1000


class Register(Table):
    """Emits `turned(QModelIndex)` on Space, and on a click into the first column."""

    turned = Signal(QModelIndex)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the row by Space."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.turned.emit(index)


class SessionDialog(ChangeDialog):
    """Lists whom the caseload shows; a search of its own narrows that, and forgets nobody."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        shown: Sequence[CaseloadEntry],
        everybody: Sequence[CaseloadEntry],
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Group session"), translate("dialogs", "Save register")
        )
        self.setMinimumWidth(min(current_theme().px(LEAST_WIDTH), WIDEST))
        self._work = work
        self._everybody = {entry.row.resident_id: entry for entry in everybody}
        self._listed = list(shown)
        self._came: dict[ResidentId, bool] = {}
        self._rows: list[CaseloadEntry] = []
        self.what = self.form.add_line(
            "what", self.tr("What &it was"), self.tr("For example, interview workshop")
        )
        self.day, self.minutes, self.place = DateField(work.today()), QLineEdit(), QLineEdit()
        self.form.add_side_by_side(
            self.form.labelled("day", self.tr("&Day"), self.day),
            self.form.labelled("minutes", self.tr("&Minutes"), self.minutes),
            self.form.labelled("place", self.tr("&Place"), self.place),
        )
        self.sought = self.form.add("find", self.tr("&Find in this list"), FindField())
        self._model = LinesModel(
            (
                self.tr("Register"),
                self.tr("Resident"),
                self.tr("Ref"),
                self.tr("Alerts"),
            ),
            self._cells,
        )
        self.register = self.form.add(
            "register",
            self.tr("&Who came"),
            Register(self.tr("Who came")),
            self.tr("Space: came. Once more: did not come. Once more: not on the register."),
        )
        self.register.setModel(self._model)
        self.register.setFixedHeight(current_theme().px(REGISTER_HEIGHT))
        # Equal shares of what there is: no sideways scrolling at double size.
        self.register.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.counted = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self.counted)
        self.note = self.form.add(
            "note",
            self.tr("&Note for everybody who came"),
            LongText(2),
            self.tr("It can stay empty"),
        )
        fields = {"what": self.what, "day": self.day, "minutes": self.minutes}
        self.keep_draft_of(drafts, SESSION, {**fields, "place": self.place, "note": self.note})
        self.sought.textChanged.connect(lambda _: self._show())
        self.register.turned.connect(self._on_turned)
        self._show()
        self.what.setFocus()

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Return who came and who did not."""
        return ("came", self._ids(came=True)), ("absent", self._ids(came=False))

    def choices_are_work(self) -> bool:
        """Tell whether anybody is on the register."""
        return bool(self._came)

    def restore_choices(self, draft: Draft) -> None:
        """Put the register back; who is not on the list any more is put at its end."""
        for name, came in (("came", True), ("absent", False)):
            for identifier in draft.answer(name).split():
                who = ResidentId(UUID(hex=identifier))
                if who in self._everybody:
                    self._came[who] = came
        listed = {entry.row.resident_id for entry in self._listed}
        self._listed += [self._everybody[who] for who in self._came if who not in listed]

    def save(self) -> None:
        """Check and keep the register."""
        problems: list[Problem] = []
        try:
            day = self.day.value(self._work.today())
        except ValueError:
            day = None
        if not self.what.text().strip():
            problems.append(Problem("what", self.tr("Write what the session was.")))
        if day is None or day > self._work.today():
            told = self.tr("Enter the day of the session. For example, 14 11 2026.")
            problems.append(Problem("day", told))
        minutes = self.minutes.text().strip()
        if minutes and not minutes.isdecimal():
            told = self.tr("Enter the minutes as a whole number. For example, 45.")
            problems.append(Problem("minutes", told))
        if not self._came:
            told = self.tr("Choose who came, or who did not come.")
            problems.append(Problem("register", told))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        session = Session(
            self.what.text(),
            self._held_at(day),
            self.place.text(),
            int(minutes or 0) or None,
            self.note.toPlainText(),
        )
        came = [who for who, was_there in self._came.items() if was_there]
        absent = [who for who, was_there in self._came.items() if not was_there]
        key = self.draft_key
        self.begin_saving()
        self._work.run(
            lambda workspace: record_session(workspace, session, came, absent, draft=key),
            Reply.of_form(self),
        )

    def _held_at(self, day: date) -> datetime | None:
        """Of another day only the day is known; midday is that day everywhere in the UK."""
        return None if day == self._work.today() else local_moment(day, MIDDAY)

    def _show(self) -> None:
        words = search_words(self.sought.text())
        self._rows = [
            entry for entry in self._listed if all(word in entry.search_text for word in words)
        ]
        self._model.show_rows(self._rows)
        if self._rows and not self.register.currentIndex().isValid():
            self.register.setCurrentIndex(self._model.index(0, 0))
        self._count()

    def _count(self) -> None:
        came = sum(self._came.values())
        words = self.tr("Came: {came}. Did not come: {absent}.")
        self.counted.setText(words.format(came=came, absent=len(self._came) - came))

    def _on_turned(self, index: QModelIndex) -> None:
        entry = self._rows[index.row()]
        who = entry.row.resident_id
        match self._came.pop(who, None):
            case None:
                self._came[who] = True
            case True:
                self._came[who] = False
            case False:
                pass
        self._model.show_rows(self._rows)
        self._count()
        announce(self.register, f"{entry.row.name}: {self._words(who)}")
        self.keep_choices()

    def _words(self, who: ResidentId) -> str:
        match self._came.get(who):
            case None:
                return translate("words", "Not on the register")
            case True:
                return translate("words", "Came")
            case False:
                return translate("words", "Did not come")

    def _cells(self, entry: CaseloadEntry) -> tuple[Cell, ...]:
        row = entry.row
        came = self._came.get(row.resident_id)
        state = Cell("", CellLook.MUTED)
        if came is not None:
            tone = Tone.OK if came else Tone.WARN
            state = Cell(self._words(row.resident_id), CellLook.TAG, tone)
        return (
            state,
            Cell(row.name, CellLook.BOLD),
            Cell(row.reference),
            warning_cell(row.alerts, row.safety_instruction),
        )

    def _ids(self, *, came: bool) -> str:
        return " ".join(who.hex for who, was in self._came.items() if was is came)
