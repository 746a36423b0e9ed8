"""Asks which cases go to which colleague, and says what to look through first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, FindField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.team.case_list import CaseChoice, CaseList
from anchordesk.ui.words import translate
from anchordesk.wire.team import RosterMember


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
        self.cases = self.form.add(
            "cases",
            self.tr("Cases"),
            CaseList(cases, least_height=180),
            self.tr("Ctrl and click for several, Ctrl+A for the whole caseload"),
        )
        self.filter.textChanged.connect(self.cases.narrow_to)
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
        chosen = self.cases.chosen(shown_only=True)
        if not chosen:
            words = self.tr("Choose at least one case.")
            self.form.show_problems([Problem("cases", words)])
            return
        self.offered.emit(chosen, str(self.colleague.value()), self.note.text())
        self.saved()
