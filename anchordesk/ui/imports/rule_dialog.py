"""A small form that says how one field is filled: a column, a fixed value, or a rule."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.import_mapping import Comparison, Field, FieldRule
from anchordesk.domain.pathway import Pathway
from anchordesk.ui.imports.field_words import field_title
from anchordesk.ui.imports.rule_lines import CaseLine, ValueField, choose_or_add
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_3

LINES_OFFERED = 4
LEAST_WIDTH = 900


class Source(StrEnum):
    """Where the value of a field comes from."""

    NOTHING = "nothing"
    COLUMN = "column"
    FIXED = "fixed"
    RULE = "rule"


class RuleDialog(FormDialog):
    """Changes the rule of one field; after `kept`, `rule()` returns it."""

    def __init__(
        self,
        parent: QWidget,
        field: Field,
        rule: FieldRule | None,
        columns: tuple[str, ...],
        pathway: Pathway | None,
    ) -> None:
        title = self.tr("Fill “{field}”").format(field=field_title(field))
        super().__init__(parent, title, self.tr("Use this"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(LEAST_WIDTH)
        self._field = field
        self.source = self.form.add("source", self.tr("Where it comes from"), Choice())
        for words, value in (
            (self.tr("Not imported"), Source.NOTHING),
            (self.tr("A column"), Source.COLUMN),
            (self.tr("The same value for everybody"), Source.FIXED),
            (self.tr("A rule over columns"), Source.RULE),
        ):
            self.source.add_option(words, value)
        self.column = Choice()
        for column in columns:
            self.column.add_option(column, column)
        self.fixed = ValueField(field, pathway)
        lines = max(LINES_OFFERED, 1 + len(rule.cases) if rule else 0)
        self.lines = [CaseLine(n + 1, field, columns, pathway) for n in range(lines)]
        self.otherwise = ValueField(field, pathway)
        self._parts = self._add_parts()
        self.source.currentIndexChanged.connect(self._show_part)
        self._show_rule(rule)
        self._show_part()
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def rule(self) -> FieldRule | None:
        """Return the rule as the form says; None if the field is not imported."""
        match Source(str(self.source.value())):
            case Source.NOTHING:
                return None
            case Source.COLUMN:
                return FieldRule(self._field, column=str(self.column.value()))
            case Source.FIXED:
                return FieldRule(self._field, otherwise=self.fixed.value())
            case Source.RULE:
                cases = tuple(case for line in self.lines if (case := line.case()) is not None)
                return FieldRule(self._field, cases=cases, otherwise=self.otherwise.value())

    def save(self) -> None:
        """Check the form and close it; the mapping is changed by whoever opened it."""
        problem = self._problem()
        if problem is not None:
            self.form.show_problems([problem])
            return
        self.saved()

    def _problem(self) -> Problem | None:
        match Source(str(self.source.value())):
            case Source.FIXED if not self.fixed.value():
                return Problem("fixed", self.tr("Enter the value for everybody."))
            case Source.RULE:
                return self._problem_of_lines()
            case _:
                return None

    def _problem_of_lines(self) -> Problem | None:
        cases = [case for line in self.lines if (case := line.case()) is not None]
        if not cases:
            return Problem("source", self.tr("Choose a column in the first line of the rule."))
        for case in cases:
            if case.condition.comparison is Comparison.ABOVE:
                try:
                    float(case.condition.value.replace(",", ""))
                except ValueError:
                    words = self.tr("“Is above” needs a number, for example 0.")
                    return Problem("source", words)
        return None

    def _add_parts(self) -> dict[Source, QWidget]:
        hint = Words(
            self.tr("The first line that holds decides. Numbers are compared as numbers."),
            LabelLook.SMALL,
        )
        column = self.form.labelled("column", self.tr("Column of the file"), self.column)
        fixed = self.form.labelled("fixed", self.tr("Value for everybody"), self.fixed)
        otherwise = self.form.labelled("otherwise", self.tr("Otherwise"), self.otherwise)
        parts: dict[Source, QWidget] = {
            Source.COLUMN: column,
            Source.FIXED: fixed,
            Source.RULE: _column_of(hint, *self.lines, otherwise),
        }
        for part in parts.values():
            self.form.body.addWidget(part)
        return parts

    def _show_rule(self, rule: FieldRule | None) -> None:
        if rule is None:
            self.source.choose(Source.NOTHING)
        elif rule.column:
            self.source.choose(Source.COLUMN)
            choose_or_add(self.column, rule.column)
        elif rule.cases:
            self.source.choose(Source.RULE)
            for line, case in zip(self.lines, rule.cases, strict=False):
                line.show_case(case)
            self.otherwise.set_value(rule.otherwise)
        else:
            self.source.choose(Source.FIXED)
            self.fixed.set_value(rule.otherwise)

    def _show_part(self) -> None:
        chosen = self.source.value()
        for source, part in self._parts.items():
            part.setVisible(source == chosen)


def _column_of(*parts: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_3)
    for part in parts:
        layout.addWidget(part)
    return holder
