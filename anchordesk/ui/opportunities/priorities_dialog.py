"""What the network wants to reach this year, to be read: priorities, targets, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.priority_file import NetworkPriority
from anchordesk.services.network_priorities import PrioritiesSeen
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.words import short_date, translate

TITLE_COLUMN, MEASURE_COLUMN = 0, 2


class PrioritiesDialog(PlainDialog):
    """The network's words and sums, as its co-ordinator signed them."""

    def __init__(self, parent: QWidget, seen: PrioritiesSeen) -> None:
        title = translate("PrioritiesDialog", "Network's priorities")
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = LinesModel(
            (
                *(self.tr("Priority"), self.tr("Who looks after it"), self.tr("Measured by")),
                *(self.tr("Target"), self.tr("So far")),
            ),
            _cells,
        )
        self.table = Table(title)
        self.table.setModel(self._model)
        fit_columns(self.table, (TITLE_COLUMN, MEASURE_COLUMN))
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        years = ", ".join(dict.fromkeys(one.year for one in seen.priorities))
        told = self.tr("{network}, {years}. List of {day}.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        layout.addWidget(
            Words(
                told.format(network=seen.network, years=years, day=short_date(seen.issued_on)),
                LabelLook.MUTED,
            )
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(Words(self._explained(), LabelLook.SMALL))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)
        self._model.show_rows(seen.priorities)
        self.take_size(1240, 420)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explained(self) -> str:
        return self.tr(
            "Sums over all members' returns. [c] is a sum that is hidden to protect people."
        )


def _cells(priority: NetworkPriority) -> tuple[Cell, ...]:
    not_known = translate("opportunities", "not known")
    so_far = priority.so_far or not_known
    if priority.so_far and priority.as_of:
        so_far = translate("opportunities", "{figure} in {period}").format(
            figure=priority.so_far, period=priority.as_of
        )
    return (
        Cell(priority.title, CellLook.BOLD),
        Cell(priority.owner),
        Cell(priority.measure or translate("opportunities", "told in words")),
        Cell("" if priority.target is None else f"{priority.target:,}", CellLook.NUMBER),
        Cell(so_far),
    )
