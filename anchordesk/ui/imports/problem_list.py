"""The rows of an import that need fixing, as a table and as a file, without what cells hold."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.formula_guard import inert
from anchordesk.services.files import write_whole_file
from anchordesk.services.imports import ImportCheck
from anchordesk.ui.words import translate


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One row of the file that is not imported as it stands.

    Attributes:
        row: Number of the row as the spreadsheet counts, the header being 1.
        columns: Names of the columns, joined; empty if it is about the whole row.
        about: The columns of all problems of that row; empty if they name none.
    """

    row: int
    columns: str
    sentence: str
    is_duplicate: bool = False
    about: frozenset[str] = frozenset()


def problem_lines(checked: ImportCheck) -> tuple[ProblemLine, ...]:
    """Return every row that is left out and why, in the order of the file.

    It takes a while for a file with thousands of them: never on the main thread.
    """
    about: dict[int, set[str]] = {}
    for problem in checked.problems:
        about.setdefault(problem.row, set()).update(problem.columns)
    lines = [
        ProblemLine(
            problem.row,
            ", ".join(problem.columns),
            problem.sentence,
            about=frozenset(about[problem.row]),
        )
        for problem in checked.problems
    ]
    already = translate(
        "imports", "A resident with this reference is already here. The row is left out."
    )
    lines += [ProblemLine(row, "", already, is_duplicate=True) for row in checked.duplicates]
    return tuple(sorted(lines, key=lambda line: line.row))


def rows_to_fix(lines: tuple[ProblemLine, ...]) -> int:
    """Return how many rows have at least one problem, beside those that are here already."""
    return len({line.row for line in lines if not line.is_duplicate})


def write_problem_list(lines: tuple[ProblemLine, ...], path: Path) -> None:
    """Write the list as CSV for a spreadsheet program: UTF-8 with a mark, no formulas.

    Raises:
        StorageError: if the file cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        [
            translate("imports", "Row"),
            translate("imports", "Columns"),
            translate("imports", "What is wrong"),
        ]
    )
    for line in lines:
        writer.writerow([line.row, inert(line.columns), inert(line.sentence)])
    write_whole_file(path, text.getvalue().encode("utf-8-sig"))
