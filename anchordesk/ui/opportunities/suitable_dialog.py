"""Who of the caseload could apply for a vacancy, the best first, each with the reasons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.services.opportunities import SeekerMatch
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.opportunities.lines import first_reason, fit_words
from anchordesk.ui.opportunities.match_list import MatchList
from anchordesk.ui.opportunities.view_model import Suitable
from anchordesk.ui.warnings import warning_cell
from anchordesk.ui.words import translate


class SuitableDialog(PlainDialog):
    """Emits `record_asked(UUID)` or `introduce_asked(UUID)`.

    Nobody is left out of the list, and the worker decides.
    """

    record_asked = Signal(object)
    introduce_asked = Signal(object)

    def __init__(self, parent: QWidget, suitable: Suitable) -> None:
        title = translate("SuitableDialog", "Who could apply")
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        job = suitable.vacancy.opportunity
        self.list: MatchList[SeekerMatch] = MatchList(
            self.tr("Residents, the best first"),
            (
                *(self.tr("Resident"), self.tr("Now"), self.tr("The main reason")),
                self.tr("Alerts"),
            ),
            _cells,
            lambda seeker: seeker.match,
        )
        self.list.table.opened.connect(self._on_opened)
        self.open_button = Button(self.tr("Open record"), look=ButtonLook.PRIMARY)
        self.open_button.setToolTip(self.tr("Open record (Enter)"))
        self.open_button.clicked.connect(lambda: self._on_opened(QModelIndex()))
        self.open_button.setDefault(True)
        self.open_button.setEnabled(bool(suitable.seekers))
        self.introduce_button = Button(self.tr("Introduce by name"), icon_name="handshake")
        self.introduce_button.clicked.connect(self._on_introduce)
        self.introduce_button.setEnabled(bool(suitable.seekers))
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        layout.addWidget(Words(f"{job.role}, {job.employer}", LabelLook.HEADING))
        layout.addWidget(self.list, 1)
        explained = self.tr(
            "Conditions come first, then the reasons. You decide together with the resident; "
            "nothing of this leaves your laptop unless they agree to be introduced."
        )
        layout.addWidget(Words(explained, LabelLook.SMALL))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.introduce_button)
        foot.addWidget(self.open_button)
        layout.addLayout(foot)
        self.list.show_rows(suitable.seekers)
        self.take_size(1160, 600)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, _index: QModelIndex) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.accept()
            self.record_asked.emit(chosen.match.resident_id)

    def _on_introduce(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.accept()
            self.introduce_asked.emit(chosen.match.resident_id)


def _cells(seeker: SeekerMatch) -> tuple[Cell, ...]:
    words, tone = fit_words(seeker.match.fit)
    return (
        Cell(seeker.who.name, CellLook.BOLD),
        Cell(words, CellLook.TAG, tone),
        Cell(first_reason(seeker.match), CellLook.MUTED),
        warning_cell(seeker.who.alerts, seeker.who.safety_instruction),
    )
