"""Turns one row of a spreadsheet into what is known of one resident, or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.import_mapping import LISTED, Field, ImportMapping, value_of
from anchordesk.domain.import_values import (
    UnreadableValueError,
    read_age,
    read_date,
    read_group,
    read_yes_or_no,
)
from anchordesk.domain.text import tidy_line

Value = TypeVar("Value")


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


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What a row says, read and checked, before it gets identifiers.

    Attributes:
        stage: Code of the stage to place them at; empty for the pathway's first.
    """

    row: int
    reference: str
    given_name: str
    family_name: str
    date_of_birth: date | None
    age: int | None
    phone: str
    email: str
    postcode: str
    ward: str
    landlord: str
    sector_left: str
    ethnicity_group: EthnicityGroup
    sex: Sex
    disability: Disability
    qualification: Qualification
    registered_on: date | None
    enrolled: bool
    enrolled_on: date | None
    stage: str
    got_job: bool
    job_employer: str
    job_role: str
    job_started_on: date | None


class _RowReader:
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


def read_row(
    mapping: ImportMapping, number: int, row: dict[str, str], today: date
) -> ImportedRow | tuple[RowProblem, ...]:
    """Read one row by a mapping; every problem of the row is returned at once."""
    reader = _RowReader(mapping, number, row)
    imported = ImportedRow(
        row=number,
        reference=reader.line(Field.REFERENCE),
        given_name=reader.line(Field.GIVEN_NAME),
        family_name=reader.line(Field.FAMILY_NAME),
        date_of_birth=reader.day(Field.DATE_OF_BIRTH),
        age=reader.read(Field.AGE, read_age, None),
        phone=reader.line(Field.PHONE),
        email=reader.line(Field.EMAIL),
        postcode=reader.line(Field.POSTCODE).upper(),
        ward=reader.line(Field.WARD),
        landlord=reader.line(Field.LANDLORD),
        sector_left=reader.line(Field.SECTOR_LEFT),
        ethnicity_group=reader.read(
            Field.ETHNICITY_GROUP,
            lambda cell: read_group(cell, EthnicityGroup, EthnicityGroup.NOT_KNOWN),
            EthnicityGroup.NOT_KNOWN,
        ),
        sex=reader.read(
            Field.SEX, lambda cell: read_group(cell, Sex, Sex.NOT_KNOWN), Sex.NOT_KNOWN
        ),
        disability=reader.read(
            Field.DISABILITY,
            lambda cell: read_group(cell, Disability, Disability.NOT_KNOWN),
            Disability.NOT_KNOWN,
        ),
        qualification=reader.read(
            Field.QUALIFICATION,
            lambda cell: read_group(cell, Qualification, Qualification.NOT_KNOWN),
            Qualification.NOT_KNOWN,
        ),
        registered_on=reader.day(Field.REGISTERED_ON),
        enrolled=reader.flag(Field.ENROLLED),
        enrolled_on=reader.day(Field.ENROLLED_ON),
        stage=reader.line(Field.STAGE),
        got_job=reader.flag(Field.GOT_JOB),
        job_employer=reader.line(Field.JOB_EMPLOYER),
        job_role=reader.line(Field.JOB_ROLE),
        job_started_on=reader.day(Field.JOB_STARTED_ON),
    )
    problems = [*reader.problems, *_problems_together(imported, mapping, today)]
    return tuple(problems) if problems else imported


def _problems_together(
    imported: ImportedRow, mapping: ImportMapping, today: date
) -> list[RowProblem]:
    found: list[RowProblem] = []

    def add(field: Field, sentence: str) -> None:
        rule = mapping.rule(field)
        found.append(RowProblem(imported.row, rule.columns if rule else (), sentence))

    named = imported.reference or imported.given_name or imported.family_name
    if not (named or mapping.number_rows):
        add(
            Field.REFERENCE,
            "This row has neither a reference nor a name. Give one, or number such rows.",
        )
    for field, day in (
        (Field.DATE_OF_BIRTH, imported.date_of_birth),
        (Field.REGISTERED_ON, imported.registered_on),
        (Field.ENROLLED_ON, imported.enrolled_on),
        (Field.JOB_STARTED_ON, imported.job_started_on),
    ):
        if day is not None and day > today:
            add(field, "This day is in the future.")
    born = imported.date_of_birth
    if born is not None and born > (imported.registered_on or today):
        add(Field.DATE_OF_BIRTH, "The date of birth is after the day they were registered.")
    return found
