"""The list from which cases are chosen for a colleague, which a search narrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case that could be handed over, with what is open about it in words."""

    resident_id: ResidentId
    words: str


def cases_to_choose(workspace: Workspace) -> tuple[CaseChoice, ...]:
    """Read this desk's own cases as a list to choose from, without those under cover here."""
    with workspace.records.reading() as reading:
        rows = reading.caseload()
    return tuple(
        CaseChoice(row.resident_id, f"{row.name}, {row.reference}")
        for row in rows
        if not (row.cover_for or row.left_as_it_is)
    )


class CaseList(QListWidget):
    """Several can be chosen; what a search hides stays chosen."""

    def __init__(self, cases: Sequence[CaseChoice], least_height: int) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMinimumHeight(least_height)
        for case in cases:
            item = QListWidgetItem(case.words)
            item.setData(Qt.ItemDataRole.UserRole, case.resident_id)
            self.addItem(item)

    def narrow_to(self, words: str) -> None:
        """Show only the cases in which these words stand."""
        wanted = words.casefold().strip()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(wanted not in item.text().casefold())

    def chosen(self, *, shown_only: bool) -> tuple[ResidentId, ...]:
        """Return whom the chosen cases are of, with `shown_only` without what a search hides."""
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in self.selectedItems()
            if not (shown_only and item.isHidden())
        )
