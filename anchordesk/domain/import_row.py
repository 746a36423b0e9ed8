"""Turns one row of a spreadsheet into what is known of one resident, or says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.import_cells import RowProblem, RowReader
from anchordesk.domain.import_job import ImportedJob, read_job
from anchordesk.domain.import_mapping import Field, ImportMapping
from anchordesk.domain.import_values import read_age


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
    job: ImportedJob | None


def read_row(
    mapping: ImportMapping, number: int, row: dict[str, str], today: date
) -> ImportedRow | tuple[RowProblem, ...]:
    """Read one row by a mapping; every problem of the row is returned at once."""
    reader = RowReader(mapping, number, row)
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
        ethnicity_group=reader.group(
            Field.ETHNICITY_GROUP, EthnicityGroup, EthnicityGroup.NOT_KNOWN
        ),
        sex=reader.group(Field.SEX, Sex, Sex.NOT_KNOWN),
        disability=reader.group(Field.DISABILITY, Disability, Disability.NOT_KNOWN),
        qualification=reader.group(Field.QUALIFICATION, Qualification, Qualification.NOT_KNOWN),
        registered_on=reader.day(Field.REGISTERED_ON),
        enrolled=reader.flag(Field.ENROLLED),
        enrolled_on=reader.day(Field.ENROLLED_ON),
        stage=reader.line(Field.STAGE),
        job=read_job(reader),
    )
    problems = [*reader.problems, *_problems_together(imported, mapping, today)]
    return tuple(problems) if problems else imported


def _problems_together(
    imported: ImportedRow, mapping: ImportMapping, today: date
) -> list[RowProblem]:
    found: list[RowProblem] = []
    job = imported.job

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
        (Field.JOB_STARTED_ON, None if job is None else job.started_on),
        (Field.JOB_ENDED_ON, None if job is None else job.ended_on),
    ):
        if day is not None and day > today:
            add(field, "This day is in the future.")
    born = imported.date_of_birth
    if born is not None and born > (imported.registered_on or today):
        add(Field.DATE_OF_BIRTH, "The date of birth is after the day they were registered.")
    return found
