"""The screen of records to check: what a return would count as not known, or contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.data_quality import Finding
from anchordesk.services.undoing import Change
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.begin_at import BeginAtField
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.form import LabelledField
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.quality.chosen import ChosenReturn
from anchordesk.ui.quality.lines import (
    finding_cells,
    finding_headings,
    headline,
    rule_cells,
    rule_headings,
)
from anchordesk.ui.quality.view_model import QualityViewModel
from anchordesk.ui.returns.offer import offer_returns
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import count, translate, translated


class QualityScreen(Screen):
    """Rules above, their findings below; Enter opens the record where it is put right."""

    def __init__(
        self, context: ScreenContext, chosen: ChosenReturn, files: FileChoice | None = None
    ) -> None:
        super().__init__(translate("places", "Records to check"))
        self._context = context
        self._chosen = chosen
        self._files = files or SystemFileChoice()
        self.model = QualityViewModel(context.workspace, context.tasks)
        self._lay_out()
        self.model.state_changed.connect(self._show_state)
        self.model.progress.connect(self.busy.progress)
        self.model.failed.connect(context.shell.tell_notice)
        self._show_state()

    def refresh(self) -> None:
        """Check the records of the return that was chosen, again if they were before."""
        if self._chosen.template is not None:
            template, period = self._chosen.template, self._chosen.period
            self.template.choose(template)
            self.period.choose(period)
            self._chosen.template = None
        self._check()

    def land_focus(self) -> None:
        """Put focus on the list of rules, or on the return while it is empty."""
        where: QWidget = self.rules if self.model.state.rules else self.template
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the choices, the rules, the findings and what can be done about them."""
        return (self._choices, self.rules, self.findings, self._about)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop looking: the record that somebody goes to must not wait for it."""
        super().hideEvent(event)
        self.model.cancel()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        self.back = Button(self.tr("Back"), icon_name="arrow-left")
        self.back.clicked.connect(self._context.shell.back)
        title = translate("places", "Records to check")
        head = row_of(self.back, Words(title, LabelLook.PAGE_TITLE, wraps=False), spacing=SPACE_3)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(self._make_choices())
        self.headline = Words("")
        self.busy = Busy()
        layout.addWidget(self.headline)
        layout.addWidget(self.busy)
        self._rule_lines = LinesModel(rule_headings(), rule_cells)
        self.rules = Table(self.tr("What was found"))
        self.rules.setModel(self._rule_lines)
        fit_columns(self.rules, (0,))
        self.rules.selectionModel().currentRowChanged.connect(lambda *_: self._on_rule())
        self._rule_rows = WholeRows(self.rules, hugging=True)
        layout.addWidget(self._rule_rows, 2)
        self.why = Words("")
        layout.addWidget(self.why)
        self.findings: RecordTable[Finding] = RecordTable(
            self.tr("In which records"), finding_headings(), finding_cells, (2, 0)
        )
        self.findings.chosen_changed.connect(self._show_chosen)
        self.findings.opened.connect(lambda _: self._on_open())
        self._finding_rows = WholeRows(self.findings)
        layout.addWidget(self._finding_rows, 3)
        layout.addWidget(self._make_about())
        layout.addStretch(0)

    def _make_choices(self) -> QWidget:
        self.template, self.period = Choice(), Choice()
        offer_returns(self.template, self.period, self.model.templates, self.model.periods_of)
        # Only what a person chooses: the lists are filled by the program as well.
        self.template.activated.connect(lambda _: self._check())
        self.period.activated.connect(lambda _: self._check())
        self._choices = QWidget()
        row = row_of(
            LabelledField(self.tr("&Return"), self.template),
            LabelledField(self.tr("&Period"), self.period),
            spacing=SPACE_4,
        )
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self._choices.setLayout(row)
        return self._choices

    def _make_about(self) -> QWidget:
        self.open = Button(self.tr("Open the record there"), look=ButtonLook.PRIMARY)
        self.open.setToolTip(self.tr("Open the form that puts it right, at its field (Enter)"))
        self.open.clicked.connect(self._on_open)
        self.right = Button(self.tr("Looked at: it is right"), icon_name="check")
        self.right.setToolTip(self.tr("It is not asked again until the record says something else"))
        self.right.clicked.connect(self._on_right)
        self.again = Button(self.tr("Ask again"))
        self.again.clicked.connect(self._on_again)
        self.other = Button("")
        self.other.clicked.connect(self._on_other)
        self.save = Button(self.tr("Save to print"), icon_name="download")
        self.save.setToolTip(self.tr("As a PDF with references, without names"))
        self.save.clicked.connect(self._on_save)
        self._about = QWidget()
        row = FlowLayout(self._about, SPACE_3)
        for button in (self.open, self.right, self.again, self.other, self.save):
            row.addWidget(button)
        return self._about

    def _check(self) -> None:
        template, period = self.template.value(), self.period.value()
        if isinstance(template, ReturnTemplate) and isinstance(period, Period):
            self.model.check(template, period)

    def _show_state(self) -> None:
        state, report = self.model.state, self.model.state.report
        if state.checking and not self.busy.isVisible():
            self.busy.start(self.tr("Looking through the records"), self.model.cancel)
        elif not state.checking:
            self.busy.stop()
        words = "" if report is None else headline(report)
        if words and words != self.headline.text():
            announce(self, words)
        self.headline.setText(words)
        self._rule_lines.show_rows(() if state.settled else state.rules)
        self._rule_rows.setVisible(bool(state.rules) and not state.settled)
        shown = [rule for rule, _ in state.rules]
        if state.rule in shown and not state.settled:
            row = shown.index(state.rule)
            if self.rules.currentIndex().row() != row:
                self.rules.setCurrentIndex(self._rule_lines.index(row, 0))
        self._show_findings()

    def _show_findings(self) -> None:
        state = self.model.state
        listed = state.listed
        self.findings.show_records(listed)
        self._finding_rows.setVisible(bool(listed))
        why = ""
        if state.rule is not None and listed and not state.settled:
            why = self.tr("Why this matters: {why}").format(why=translated(state.rule.why))
        elif state.settled:
            why = self.tr(
                "What somebody looked at and said is right. It comes back by itself once "
                "the record says something else."
            )
        self.why.setText(why)
        self._show_chosen()

    def _show_chosen(self) -> None:
        state, chosen = self.model.state, self.findings.chosen
        report = state.report
        for button in (self.open, self.right, self.again):
            button.setEnabled(chosen is not None)
        self.open.setVisible(chosen is not None)
        self.right.setVisible(chosen is not None and not state.settled)
        self.again.setVisible(chosen is not None and state.settled)
        settled = 0 if report is None else len(report.settled)
        self.other.setText(
            self.tr("Back to open questions")
            if state.settled
            else self.tr("Show what is right ({number})").format(number=settled)
        )
        self.other.setAccessibleName(self.other.text())
        self.other.setVisible(state.settled or bool(settled))
        self.save.setVisible(report is not None)

    def _on_rule(self) -> None:
        row, rules = self.rules.currentIndex().row(), self.model.state.rules
        if 0 <= row < len(rules):
            self.model.choose(rules[row][0])

    def _on_open(self) -> None:
        chosen = self.findings.chosen
        if chosen is None:
            return
        if chosen.form is None:
            self._context.shell.go("resident", chosen.resident_id)
            return
        BeginAtField(self, chosen.rule.field)
        self._context.shell.go_on_with_draft(chosen.form)

    def _on_right(self) -> None:
        chosen = self.findings.chosen
        if chosen is not None:
            words = self.tr("Kept: looked at, and it is right.")
            self.model.say_right((chosen,), lambda changes: self._tell(words, changes))

    def _on_again(self) -> None:
        chosen = self.findings.chosen
        if chosen is not None:
            words = self.tr("The question is open again.")
            self.model.ask_again(chosen, lambda changes: self._tell(words, changes))

    def _tell(self, words: str, changes: Sequence[Change]) -> None:
        self._context.shell.tell_undoable(words, lambda: self.model.take_back(changes))

    def _on_other(self) -> None:
        self.model.show_settled(settled=not self.model.state.settled)
        self.findings.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        report = self.model.state.report
        if report is None:
            return

        def write(path: Path) -> None:
            told = self.tr("{questions} saved as a PDF. It is not protected: delete it when done.")
            questions = count(len(report.open), "open question", "open questions")
            words = told.format(questions=questions)
            self.model.save(path, lambda _: self._context.shell.tell(words))

        title = self.tr("Save the questions")
        self._files.file_to_save(self, title, "records-to-check.pdf", "PDF (*.pdf)", write)
