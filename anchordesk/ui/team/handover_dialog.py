"""Asks which cases go to which colleague, and says what to look through first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, FindField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.words import translate
from anchordesk.wire.team import RosterMember


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
        if not row.cover_for
    )


class HandoverDialog(FormDialog):
    """Emits `offered(resident ids, key id, note)`."""

    offered = Signal(object, str, str)

    def __init__(
        self, parent: QWidget, cases: Sequence[CaseChoice], colleagues: Sequence[RosterMember]
    ) -> None:
        super().__init__(
            parent,
            translate("team", "Hand over cases"),
            translate("team", "Offer to colleague"),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.colleague = self.form.add("colleague", self.tr("Colleague"), Choice())
        for member in colleagues:
            self.colleague.add_option(member.name, member.key_id)
        self.filter = self.form.add("find", self.tr("Find in your caseload"), FindField())
        self.filter.textChanged.connect(self._on_find)
        self.cases = self.form.add(
            "cases",
            self.tr("Cases"),
            QListWidget(),
            self.tr("Ctrl and click for several, Ctrl+A for the whole caseload"),
        )
        self.cases.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.cases.setMinimumHeight(180)
        for case in cases:
            item = QListWidgetItem(case.words)
            item.setData(Qt.ItemDataRole.UserRole, case.resident_id)
            self.cases.addItem(item)
        self.note = self.form.add_line("note", self.tr("Note for your colleague"))
        self.note.setMaxLength(1000)
        self.form.body.addWidget(
            Words(
                self.tr(
                    "Finish half-typed notes first: they do not go along. Actions, alerts and "
                    "files do. Until your colleague accepts, the case is yours and stays here."
                ),
                LabelLook.MUTED,
            )
        )
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand on what was chosen."""
        chosen = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self.cases.selectedItems()
            if not item.isHidden()
        ]
        if not chosen:
            words = self.tr("Choose at least one case.")
            self.form.show_problems([Problem("cases", words)])
            return
        self.offered.emit(tuple(chosen), str(self.colleague.value()), self.note.text())
        self.saved()

    def _on_find(self, words: str) -> None:
        wanted = words.casefold().strip()
        for row in range(self.cases.count()):
            item = self.cases.item(row)
            item.setHidden(wanted not in item.text().casefold())
