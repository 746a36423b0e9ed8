"""How often people of each group could apply: the lead's check that matching treats all alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.even_handedness import SMALLEST_GROUP_COMPARED, GroupShare
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.words import translate, translated

GROUP_COLUMN = 0


class GroupsDialog(PlainDialog):
    """Counts of this caseload alone, for reading; nothing of it leaves the laptop."""

    def __init__(self, parent: QWidget, shares: Sequence[GroupShare]) -> None:
        title = translate("GroupsDialog", "Compare groups")
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = LinesModel(
            (
                *(self.tr("Group"), self.tr("Residents"), self.tr("Could apply now")),
                *(self.tr("Share"), self.tr("Compared")),
            ),
            _cells,
        )
        self.table = Table(self.tr("Groups and how many could apply"))
        self.table.setModel(self._model)
        fit_columns(self.table, (GROUP_COLUMN,))
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        layout.addWidget(Words(_finding(shares), LabelLook.HEADING))
        layout.addWidget(self.table, 1)
        layout.addWidget(Words(self._explained(), LabelLook.SMALL))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)
        self._model.show_rows(shares)
        self.table.setVisible(bool(shares))
        self.take_size(860, 600)
        (self.table if shares else close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _explained(self) -> str:
        return self.tr(
            "Matching does not look at sex, ethnic group or disability. A condition of the "
            "vacancies, such as shifts or a licence, may still keep one group out more often. "
            "Marked is a share of less than four fifths of the best one: a reason to look at the "
            "conditions and ask the employers, no proof. Groups of fewer than {number} are left "
            "out. Nothing of this leaves your laptop."
        ).format(number=SMALLEST_GROUP_COMPARED)


def _finding(shares: Sequence[GroupShare]) -> str:
    if not shares:
        return translate("opportunities", "There are too few residents to compare groups.")
    marked = [_name(share) for share in shares if share.is_far_below]
    if not marked:
        return translate("opportunities", "No group is far below the others.")
    told = translate("opportunities", "Far below the others: {groups}.")
    return told.format(groups=", ".join(marked))


def _name(share: GroupShare) -> str:
    return f"{translated(share.group.characteristic)}: {translated(share.group.title)}"


def _cells(share: GroupShare) -> tuple[Cell, ...]:
    if share.is_far_below:
        compared = Cell(translate("opportunities", "Far below"), CellLook.TAG, Tone.WARN)
    else:
        compared = Cell("")
    return (
        Cell(_name(share), CellLook.BOLD),
        Cell(str(share.people), CellLook.NUMBER),
        Cell(str(share.could_apply), CellLook.NUMBER),
        Cell(f"{round(share.share * 100)} %", CellLook.NUMBER),
        compared,
    )
