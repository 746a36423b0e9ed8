"""Lists the people behind one number of a return, from this desk's own records."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.return_people import MovedResident, PeopleBehind
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.warnings import warning_cell, warning_of
from anchordesk.ui.words import count, translate


class PeopleDialog(PlainDialog):
    """A list to read and close; nothing in it leaves the desk.

    `note` says what the list is part of; with `opens`, Enter on a line emits `record_asked(UUID)`.
    """

    record_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        behind: PeopleBehind,
        *,
        note: str = "",
        opens: bool = False,
    ) -> None:
        super().__init__(parent, translate("PeopleDialog", "People behind this number"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.take_size(760, 600)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        self.said = Words(self._words(behind))
        layout.addWidget(self.said)
        self.rule = Words(" ".join(behind.rule), LabelLook.SMALL)
        layout.addWidget(self.rule)
        self.since = Words(self._words_since(behind))
        self.since.setVisible(behind.before is not None)
        layout.addWidget(self.since)
        self._lines = LinesModel([self.tr("Name"), self.tr("Reference"), self.tr("Alerts")])
        self._lines.show_rows([_cells(one) for one in behind.people])
        self._people = behind.people
        self.table = Table(self.tr("People behind this number"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (2, 0))
        layout.addWidget(self.table, 1)
        self._moves = LinesModel([self.tr("Name"), self.tr("Reference"), self.tr("What changed")])
        self._moves.show_rows([_moved_cells(one) for one in behind.moved])
        self.moves = Table(self.tr("Who came and who went"))
        self.moves.setModel(self._moves)
        fit_columns(self.moves, (2, 0))
        self.moves.hide()
        layout.addWidget(self.moves, 1)
        self.safety = Words("", LabelLook.OVERDUE)
        layout.addWidget(self.safety)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        told = note or self.tr("This list stays on your screen. The return holds no names.")
        layout.addWidget(Words(told, LabelLook.MUTED))
        if opens:
            self.table.opened.connect(self._on_opened)
        close = Button(self.tr("Close"), look=ButtonLook.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        self.compare = Button(self.tr("Who came and who went"), icon_name="users")
        self.compare.clicked.connect(self._on_compare)
        self.compare.setEnabled(bool(behind.moved))
        if behind.before is None:
            self.compare.hide()
        row = row_of(self.compare, close)
        row.insertStretch(1, 1)
        layout.addLayout(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, chosen: QModelIndex) -> None:
        self.accept()
        self.record_asked.emit(self._people[chosen.row()].id)

    def _on_chosen(self, chosen: QModelIndex) -> None:
        """Say the whole instruction of whoever is chosen, as other lists do."""
        self.safety.setText(warning_of(self._people[chosen.row()]) if chosen.isValid() else "")

    def _on_compare(self) -> None:
        """Change between everybody who is counted, and who came or went."""
        shows_moves = self.moves.isHidden()
        self.moves.setVisible(shows_moves)
        self.table.setVisible(not shows_moves)
        words = (
            self.tr("Everybody in this number") if shows_moves else self.tr("Who came and who went")
        )
        self.compare.setText(words)
        self.compare.setAccessibleName(words)
        shown = self.moves if shows_moves else self.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_since(self, behind: PeopleBehind) -> str:
        if behind.before is None:
            return ""
        told = self.tr(
            "{period}: {before}. Now: {now}. Of your own records {came} came and {went} went."
        )
        words = told.format(
            period=behind.before.period.title,
            before=behind.before.number,
            now=behind.number,
            came=count(behind.came, "person", "people"),
            went=count(behind.went, "person", "people"),
        )
        if behind.left_over:
            rest = self.tr("The other {number} are of other desks, or of records corrected since.")
            words = f"{words} {rest.format(number=abs(behind.left_over))}"
        return words

    def _words(self, behind: PeopleBehind) -> str:
        own = count(len(behind.people), "person", "people")
        said = self.tr("{own} of your own records.").format(own=own)
        if behind.elsewhere:
            others = count(behind.elsewhere, "person", "people")
            said += " " + self.tr(
                "{others} more were counted on other desks, which send no names."
            ).format(others=others)
        return said


def _moved_cells(one: MovedResident) -> tuple[Cell, ...]:
    words = (
        translate("PeopleDialog", "Came: {why}")
        if one.came
        else translate("PeopleDialog", "Went: {why}")
    )
    told = Cell(words.format(why=" ".join(one.why)))
    return Cell(one.resident.name, CellLook.BOLD), Cell(one.resident.reference), told


def _cells(who: ListedResident) -> tuple[Cell, ...]:
    warning = warning_cell(who.alerts, who.safety_instruction)
    return Cell(who.name, CellLook.BOLD), Cell(who.reference), warning
