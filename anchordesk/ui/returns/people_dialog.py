"""Lists the people behind one number of a return, from this desk's own records."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.return_people import PeopleBehind
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
        self.take_size(640, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        self.said = Words(self._words(behind))
        layout.addWidget(self.said)
        lines = LinesModel([self.tr("Name"), self.tr("Reference"), self.tr("Alerts")])
        lines.show_rows([_cells(one) for one in behind.people])
        self._people = behind.people
        self.table = Table(self.tr("People behind this number"))
        self.table.setModel(lines)
        fit_columns(self.table, (2, 0))
        layout.addWidget(self.table, 1)
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
        row = row_of(close)
        row.insertStretch(0, 1)
        layout.addLayout(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, chosen: QModelIndex) -> None:
        self.accept()
        self.record_asked.emit(self._people[chosen.row()].id)

    def _on_chosen(self, chosen: QModelIndex) -> None:
        """Say the whole instruction of whoever is chosen, as other lists do."""
        self.safety.setText(warning_of(self._people[chosen.row()]) if chosen.isValid() else "")

    def _words(self, behind: PeopleBehind) -> str:
        own = count(len(behind.people), "person", "people")
        said = self.tr("{own} of your own records.").format(own=own)
        if behind.elsewhere:
            others = count(behind.elsewhere, "person", "people")
            said += " " + self.tr(
                "{others} more were counted on other desks, which send no names."
            ).format(others=others)
        return said


def _cells(who: ListedResident) -> tuple[Cell, ...]:
    warning = warning_cell(who.alerts, who.safety_instruction)
    return Cell(who.name, CellLook.BOLD), Cell(who.reference), warning
