"""Cells of an import that a person corrects, and words that a person is asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anchordesk.domain.import_cells import RowProblem
from anchordesk.domain.import_mapping import Field, ImportMapping, value_of
from anchordesk.domain.text import tidy_line


@dataclass(frozen=True, slots=True)
class CellFix:
    """A cell that a person has corrected, in place of what the file holds.

    Attributes:
        row: As the spreadsheet counts, the header being 1.
    """

    row: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that a list of AnchorDesk does not have. It is the file's, so it stays on screen."""

    field: Field
    word: str
    rows: int


def by_row(fixes: Sequence[CellFix]) -> dict[int, dict[str, str]]:
    """Return the corrections of each row, by column."""
    found: dict[int, dict[str, str]] = {}
    for fix in fixes:
        found.setdefault(fix.row, {})[fix.column] = fix.value
    return found


def unknown_words(
    mapping: ImportMapping,
    problems: Sequence[RowProblem],
    header: tuple[str, ...],
    left_out: Mapping[int, tuple[str, ...]],
) -> tuple[UnknownWord, ...]:
    """Return the words that lists do not have, by field, and in how many rows each stands."""
    counted: Counter[tuple[Field, str]] = Counter()
    written: dict[tuple[Field, str], str] = {}
    for problem in problems:
        rule = None if problem.unknown_in is None else mapping.rule(problem.unknown_in)
        if rule is not None and problem.row in left_out:
            row = dict(zip(header, left_out[problem.row], strict=True))
            word = tidy_line(value_of(rule, row))
            key = (rule.field, word.casefold())
            counted[key] += 1
            written.setdefault(key, word)
    order = list(Field)
    return tuple(
        UnknownWord(key[0], written[key], rows)
        for key, rows in sorted(
            counted.items(), key=lambda one: (order.index(one[0][0]), -one[1], one[0][1])
        )
    )
