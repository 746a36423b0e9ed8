"""Asks which cases a colleague is to look after, and from which day to which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, DateField, FindField, Tick
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.team.case_list import CaseChoice, CaseList
from anchordesk.ui.words import translate
from anchordesk.wire.team import RosterMember


class CoverDialog(FormDialog):
    """Emits `asked(resident ids, key id, first day, last day, note, restricted)`."""

    asked = Signal(object, str, object, object, str, bool)

    def __init__(
        self,
        parent: QWidget,
        cases: Sequence[CaseChoice],
        colleagues: Sequence[RosterMember],
        today: date,
    ) -> None:
        super().__init__(
            parent, translate("team", "Ask for cover"), translate("team", "Ask colleague")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        self.colleague = self.form.add("colleague", self.tr("Colleague"), Choice())
        for member in colleagues:
            self.colleague.add_option(member.name, member.key_id)
        self.first = self.form.add("first", self.tr("First day"), DateField(today))
        self.last = self.form.add("last", self.tr("Last day"), DateField())
        self.filter = self.form.add("find", self.tr("Find in your caseload"), FindField())
        self.cases = self.form.add(
            "cases",
            self.tr("Cases"),
            CaseList(cases, least_height=120),
            self.tr("All are chosen. Ctrl and click to leave some out"),
        )
        self.filter.textChanged.connect(self.cases.narrow_to)
        self.cases.selectAll()
        self.note = self.form.add_line("note", self.tr("Note for your colleague"))
        self.note.setMaxLength(1000)
        self.restricted = self.form.add(
            "restricted",
            self.tr("Restricted notes"),
            Tick(self.tr("Let my colleague read their words")),
            self.tr("Without this they see that there is one, and of which kind"),
        )
        self.form.body.addWidget(
            Words(
                self.tr(
                    "Your colleague gets a copy of each case and sees it on these days only. It "
                    "ends by itself. What they write comes back; the cases stay yours all the time."
                ),
                LabelLook.MUTED,
            )
        )
        self.last.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand on what was chosen."""
        chosen = self.cases.chosen(shown_only=False)
        problems = []
        days = []
        for name, field in (("first", self.first), ("last", self.last)):
            try:
                day = field.value(self._today)
            except ValueError:
                day = None
            if day is None:
                words = self.tr("Enter a day. For example, 14 11 2026.")
                problems.append(Problem(name, words))
            else:
                days.append(day)
        if not chosen:
            problems.append(Problem("cases", self.tr("Choose at least one case.")))
        if problems:
            self.form.show_problems(problems)
            return
        key_id, note = str(self.colleague.value()), self.note.text()
        restricted = self.restricted.isChecked()
        self.asked.emit(chosen, key_id, days[0], days[1], note, restricted)
        self.saved()
