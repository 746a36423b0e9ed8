"""Compares rows of a caseload that came back with the records, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from anchordesk.domain.editable_fields import EditableField, cell_words, says, text_of, with_text
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.import_cells import RowProblem
from anchordesk.domain.import_values import UnreadableValueError, read_date
from anchordesk.domain.resident import Resident
from anchordesk.domain.row_versions import RowMarks, read_version
from anchordesk.domain.text import tidy_line
from anchordesk.services.export_columns import MARKS, ExportColumn

EditKey = tuple[ResidentId, ExportColumn]
Row = Mapping[ExportColumn, str]

NO_KEY = (
    "This row has no key, so nobody knows whom it is about. New residents come in by a file of "
    "their own."
)
KEY_TWICE = "The key of this row stands in another row as well. Leave one row for each resident."
UNKNOWN_KEY = (
    "Nobody here has this key: they were handed over, merged or taken away, or the file is another "
    "desk's."
)
LEFT_AS_IT_IS = "They asked that their record is left as it is, so nothing of it is changed."
OF_A_COLLEAGUE = (
    "You look after them for a colleague, so their details stay as that desk has them. Tell your "
    "colleague what is to be changed."
)
SHOWN_ONLY = "This column only shows what AnchorDesk keeps elsewhere. Change it in the record."


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One cell that was changed in the file. It holds what is personal, so it stays on screen.

    Attributes:
        row: As the spreadsheet counts, the header being 1.
        who: The resident, as lists show them.
        desk: What the record holds now; empty for nothing.
        file: What the file says.
        both: Whether the record was changed since, or nobody can tell: then somebody must choose.
    """

    row: int
    resident_id: ResidentId
    who: str
    column: ExportColumn
    desk: str
    file: str
    both: bool

    @property
    def key(self) -> EditKey:
        """Whose, and which field."""
        return self.resident_id, self.column


class Comparison:
    """Gathers what each row of a file comes to."""

    def __init__(
        self,
        people: Mapping[ResidentId, Resident],
        stay: Mapping[ResidentId, str],
        secret: bytes,
        rows: Collection[tuple[int, Row]],
    ) -> None:
        self._people = people
        self._stay = stay
        self._secret = secret
        self._times = Counter(_key_of(row) for _, row in rows)
        self._references = {one.reference.casefold(): one.id for one in people.values()}
        self.edits: list[FieldEdit] = []
        self.problems: list[RowProblem] = []
        self.not_taken: list[RowProblem] = []
        self.unchanged = 0

    def take_row(self, number: int, row: Row) -> None:
        """Take one row in: its edits, or why nothing of it is taken."""
        key = _key_of(row)
        person = None if key is None else self._people.get(ResidentId(key))
        if person is None or self._times[key] > 1 or person.id in self._stay:
            self.problems.append(RowProblem(number, (), self._why_not(key, person)))
            return
        marks = read_version(self._secret, person.id, row.get(ExportColumn.VERSION, ""))
        edits: list[FieldEdit] = []
        problems: list[RowProblem] = []
        shown_only: list[RowProblem] = []
        for column, cell in row.items():
            if column in MARKS:
                continue
            if column.field is None:
                if marks.tells_of(column.code) and not marks.held(column.code, _readings(cell)):
                    shown_only.append(RowProblem(number, (column.title_text,), SHOWN_ONLY))
                continue
            try:
                edits.extend(self._edit(number, person, column, cell, marks))
            except RefusedError as problem:
                sentence = f"{problem.what_happened} {problem.what_to_do}"
                problems.append(RowProblem(number, (column.title_text,), sentence))
        self.not_taken += shown_only
        self.problems += problems
        if not problems:
            self.edits += edits
            self.unchanged += not edits

    def _edit(
        self,
        number: int,
        person: Resident,
        column: ExportColumn,
        cell: str,
        marks: RowMarks,
    ) -> Iterator[FieldEdit]:
        """Yield the edit of a cell, if it says neither what was saved nor what is held now."""
        field = column.field
        if field is None:
            return
        held = text_of(person, field)
        if says(cell, held) or marks.held(column.code, _readings(cell)):
            return
        wanted = text_of(with_text(person, field, cell_words(cell)), field)
        if wanted == held:
            return
        if field is EditableField.REFERENCE:
            self._refuse_used(person.id, wanted)
        both = not marks.held(column.code, (held,))
        yield FieldEdit(number, person.id, person.display_name, column, held, wanted, both)

    def _refuse_used(self, resident_id: ResidentId, reference: str) -> None:
        if self._references.setdefault(reference.casefold(), resident_id) != resident_id:
            raise UnreadableValueError(
                "This reference is another resident's, or stands twice in the file.",
                what_to_do="Give each resident a reference of their own.",
            )

    def _why_not(self, key: UUID | None, person: Resident | None) -> str:
        if key is None:
            return NO_KEY
        if self._times[key] > 1:
            return KEY_TWICE
        return UNKNOWN_KEY if person is None else self._stay[person.id]


def _key_of(row: Row) -> UUID | None:
    try:
        return UUID(row.get(ExportColumn.KEY, "").strip())
    except ValueError:
        return None


def _readings(cell: str) -> Iterator[str]:
    """Yield what a cell may have said when it was saved; programs write days anew as they like."""
    words = cell_words(cell)
    yield words
    yield tidy_line(cell)
    for day_first in (True, False):
        with suppress(UnreadableValueError):
            day = read_date(words, day_first=day_first)
            if day is not None:
                yield day.isoformat()
