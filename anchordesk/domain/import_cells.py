"""Reads the cells of one row by a mapping, and gathers what is wrong with all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.import_mapping import LISTED, Field, ImportMapping, value_of
from anchordesk.domain.import_values import (
    UnreadableValueError,
    read_date,
    read_group,
    read_yes_or_no,
)
from anchordesk.domain.text import tidy_line

Value = TypeVar("Value")
Group = TypeVar("Group", bound=TitledCode)
Missing = TypeVar("Missing")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row cannot be imported. It never repeats what the cell holds.

    Attributes:
        row: Number of the row as the spreadsheet counts, the header being 1.
        columns: The columns the value came from; empty if it is about the row as a whole.
        unknown_in: The field whose list does not have the word; None for any other problem.
    """

    row: int
    columns: tuple[str, ...]
    sentence: str
    unknown_in: Field | None = None


class RowReader:
    """Reads the fields of one row and gathers what is wrong with all of them."""

    def __init__(self, mapping: ImportMapping, number: int, row: dict[str, str]) -> None:
        self._mapping = mapping
        self._number = number
        self._row = row
        self.problems: list[RowProblem] = []

    def read(self, field: Field, reader: Callable[[str], Value], missing: Value) -> Value:
        """Return a field's value; a problem is noted and `missing` returned."""
        rule = self._mapping.rule(field)
        if rule is None:
            return missing
        listed = field in LISTED
        try:
            cell = value_of(rule, self._row)
            return reader(self._mapping.meaning(field, cell) if listed else cell)
        except RefusedError as problem:
            sentence = f"{problem.what_happened} {problem.what_to_do}"
            unknown_in = field if listed and isinstance(problem, UnreadableValueError) else None
            self.problems.append(RowProblem(self._number, rule.columns, sentence, unknown_in))
            return missing

    def line(self, field: Field) -> str:
        """Return a field as one line of text."""
        return self.read(field, tidy_line, "")

    def day(self, field: Field) -> date | None:
        """Return a field as a date."""
        day_first = self._mapping.day_first
        return self.read(field, lambda cell: read_date(cell, day_first=day_first), None)

    def flag(self, field: Field) -> bool:
        """Return a field as yes or no."""
        return self.read(field, read_yes_or_no, missing=False)

    def group(self, field: Field, groups: type[Group], not_known: Missing) -> Group | Missing:
        """Return a field as one of a list."""

        def in_list(cell: str) -> Group | Missing:
            return read_group(cell, groups, not_known)

        missing: Group | Missing = not_known
        return self.read(field, in_list, missing)

    def fills(self, field: Field) -> bool:
        """Tell whether the mapping fills a field at all."""
        return self._mapping.rule(field) is not None

    def wrong(self, field: Field, problem: RefusedError) -> None:
        """Note what is wrong with a field in the light of the others."""
        rule = self._mapping.rule(field)
        columns = rule.columns if rule is not None else ()
        sentence = f"{problem.what_happened} {problem.what_to_do}"
        self.problems.append(RowProblem(self._number, columns, sentence))
