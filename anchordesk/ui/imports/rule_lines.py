"""The parts of the rule form: a value of a field, and one line of a rule."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from anchordesk.domain.import_mapping import Case, Comparison, Condition, Field
from anchordesk.domain.pathway import Pathway
from anchordesk.ui.imports.field_words import values_of
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.labels import row_of


class ValueField(QWidget):
    """A value of a field: chosen where the field has a list of them, else typed."""

    def __init__(self, field: Field, pathway: Pathway | None) -> None:
        super().__init__()
        known = values_of(field, pathway)
        self.entry: Choice | QLineEdit = Choice() if known else QLineEdit()
        if isinstance(self.entry, Choice):
            self.entry.setMinimumContentsLength(14)
            self.entry.add_option(self.tr("Leave empty"), "")
            for value in known:
                self.entry.add_option(value.words, value.code)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.entry)
        self.setFocusProxy(self.entry)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the entry: the frame around it is silent."""
        self.entry.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Describe the entry: the frame around it is silent."""
        self.entry.setAccessibleDescription(words)

    def value(self) -> str:
        """Return the value as a mapping keeps it."""
        if isinstance(self.entry, Choice):
            return str(self.entry.value())
        return self.entry.text().strip()

    def set_value(self, value: str) -> None:
        """Show a value; one that is not in the list is added to it."""
        if isinstance(self.entry, Choice):
            choose_or_add(self.entry, value)
        else:
            self.entry.setText(value)


class CaseLine(QWidget):
    """One line of a rule: if this column is, or is above, a value, then this."""

    def __init__(
        self, number: int, field: Field, columns: tuple[str, ...], pathway: Pathway | None
    ) -> None:
        super().__init__()
        self.column = Choice()
        self.column.setMinimumContentsLength(10)
        self.column.add_option(self.tr("No column"), "")
        for column in columns:
            self.column.add_option(column, column)
        self.comparison = Choice()
        self.comparison.setMinimumContentsLength(6)
        self.comparison.add_option(self.tr("is"), Comparison.IS)
        self.comparison.add_option(self.tr("is above"), Comparison.ABOVE)
        self.value = QLineEdit()
        self.value.setMinimumWidth(90)
        self.then = ValueField(field, pathway)
        if_label, then_label = QLabel(self.tr("If column")), QLabel(self.tr("then"))
        if_label.setBuddy(self.column)
        then_label.setBuddy(self.then.entry)
        layout = row_of(
            if_label, self.column, self.comparison, self.value, then_label, self.then, spacing=12
        )
        layout.setStretch(1, 3)
        layout.setStretch(3, 1)
        layout.setStretch(5, 3)
        self.setLayout(layout)
        for part, words in (
            (self.column, self.tr("Line {n}: if column")),
            (self.comparison, self.tr("Line {n}: comparison")),
            (self.value, self.tr("Line {n}: value")),
            (self.then, self.tr("Line {n}: then")),
        ):
            part.setAccessibleName(words.format(n=number))

    def case(self) -> Case | None:
        """Return the line, or None if no column is chosen."""
        column = str(self.column.value())
        if not column:
            return None
        comparison = Comparison(str(self.comparison.value()))
        return Case(Condition(column, comparison, self.value.text().strip()), self.then.value())

    def show_case(self, case: Case) -> None:
        """Show a line that a mapping has."""
        choose_or_add(self.column, case.condition.column)
        self.comparison.choose(case.condition.comparison)
        self.value.setText(case.condition.value)
        self.then.set_value(case.value)


def choose_or_add(choice: Choice, value: str) -> None:
    """Choose a value of a list; one that is not there is added, so that nothing is changed."""
    if value not in choice.values:
        choice.add_option(value, value)
    choice.choose(value)
