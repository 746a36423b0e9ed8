"""How the columns of a spreadsheet become residents: rules that can be saved and shared.

A mapping is data, so the window and the command line apply the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from anchordesk.domain.errors import RefusedError


class MappingRefusedError(RefusedError):
    """A mapping does not fit itself or the spreadsheet."""

    code = "mapping-refused"


class Field(StrEnum):
    """What a column, or a rule over columns, can fill."""

    REFERENCE = "reference"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    DATE_OF_BIRTH = "date_of_birth"
    AGE = "age"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    WARD = "ward"
    LANDLORD = "landlord"
    SECTOR_LEFT = "sector_left"
    ETHNICITY_GROUP = "ethnicity_group"
    SEX = "sex"
    DISABILITY = "disability"
    QUALIFICATION = "qualification"
    REGISTERED_ON = "registered_on"
    ENROLLED = "enrolled"
    ENROLLED_ON = "enrolled_on"
    STAGE = "stage"
    GOT_JOB = "got_job"
    JOB_EMPLOYER = "job_employer"
    JOB_ROLE = "job_role"
    JOB_STARTED_ON = "job_started_on"
    JOB_ENDED_ON = "job_ended_on"
    JOB_PAY = "job_pay"
    JOB_PAY_UNIT = "job_pay_unit"
    JOB_HOURS = "job_hours"
    JOB_HOURS_WANTED = "job_hours_wanted"
    JOB_CONTRACT = "job_contract"
    JOB_PLACE = "job_place"
    JOB_NHS_BAND = "job_nhs_band"
    JOB_FAMILY = "job_family"
    JOB_SECTOR = "job_sector"
    JOB_TRAVEL = "job_travel"
    JOB_EVIDENCE = "job_evidence"


# What these hold is one of a list; a word that is not in it is asked about, never added.
LISTED = frozenset(
    {
        Field.ETHNICITY_GROUP,
        Field.SEX,
        Field.DISABILITY,
        Field.QUALIFICATION,
        Field.ENROLLED,
        Field.STAGE,
        Field.GOT_JOB,
        Field.JOB_PAY_UNIT,
        Field.JOB_CONTRACT,
        Field.JOB_PLACE,
        Field.JOB_NHS_BAND,
        Field.JOB_FAMILY,
        Field.JOB_SECTOR,
        Field.JOB_EVIDENCE,
    }
)

YES = "yes"
NO = "no"
YES_WORDS = frozenset({"1", "1.0", "yes", "y", "true", "enrolled", "x"})
NO_WORDS = frozenset({"0", "0.0", "no", "n", "false", ""})


class Comparison(StrEnum):
    """How a column is compared."""

    IS = "is"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one column, such as treat is 1, or re78 above 0."""

    column: str
    comparison: Comparison
    value: str

    def holds(self, cell: str) -> bool:
        """Tell whether the cell passes.

        Numbers are compared as numbers, so that 1 is 1.0; all else as words without case.

        Raises:
            MappingRefusedError: if the cell must be a number and is not.
        """
        number, wanted = _number(cell), _number(self.value)
        if self.comparison is Comparison.IS:
            if number is not None and wanted is not None:
                return number == wanted
            return cell.strip().casefold() == self.value.strip().casefold()
        if not cell.strip():
            return False
        if number is None or wanted is None:
            raise MappingRefusedError("This must be a number.")
        return number > wanted


@dataclass(frozen=True, slots=True)
class Case:
    """If the condition holds, this is the value."""

    condition: Condition
    value: str


@dataclass(frozen=True, slots=True)
class FieldRule:
    """Fills one field: a column as it is, or the first case that holds, or a fixed value.

    Attributes:
        column: Copied as it is; empty if cases or the fixed value decide.
        cases: Tried in order.
        otherwise: The value where no case holds; with neither column nor cases, the fixed value.
    """

    field: Field
    column: str = ""
    cases: tuple[Case, ...] = ()
    otherwise: str = ""

    def __post_init__(self) -> None:
        if self.column and self.cases:
            raise MappingRefusedError(f"“{self.field}” has both a column and cases: choose one.")

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the rule reads."""
        if self.column:
            return (self.column,)
        return tuple(dict.fromkeys(case.condition.column for case in self.cases))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of a spreadsheet means in a list of AnchorDesk; empty for not known."""

    field: Field
    word: str
    value: str


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """All rules of one kind of spreadsheet.

    Attributes:
        pathway: Code of the pathway to enrol on; empty to enrol nobody.
        day_first: Whether 03/04/2026 is 3 April.
        meanings: What words mean that the lists do not have.
        number_rows: Whether rows with neither reference nor name are taken, by their number.
        header: The columns of the file it was last used for, by which it is found again.
    """

    name: str
    rules: tuple[FieldRule, ...]
    pathway: str = ""
    day_first: bool = True
    meanings: tuple[Meaning, ...] = ()
    header: tuple[str, ...] = ()
    number_rows: bool = False

    def __post_init__(self) -> None:
        fields = [rule.field for rule in self.rules]
        if len(set(fields)) != len(fields):
            raise MappingRefusedError("A field is filled twice in this mapping.")

    def rule(self, field: Field) -> FieldRule | None:
        """Return the rule that fills a field, if there is one."""
        return next((rule for rule in self.rules if rule.field is field), None)

    def meaning(self, field: Field, cell: str) -> str:
        """Return what a cell means in a list, or the cell where nobody has said."""
        wanted = cell.strip().casefold()
        for known in self.meanings:
            if known.field is field and known.word.strip().casefold() == wanted:
                return known.value
        return cell

    def with_meaning(self, meaning: Meaning) -> ImportMapping:
        """Return the mapping with what a word means, in place of what it meant before."""
        word = meaning.word.strip().casefold()
        others = (
            known
            for known in self.meanings
            if (known.field, known.word.strip().casefold()) != (meaning.field, word)
        )
        return replace(self, meanings=(*others, meaning))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping reads."""
        return tuple(dict.fromkeys(column for rule in self.rules for column in rule.columns))


def value_of(rule: FieldRule, row: dict[str, str]) -> str:
    """Return what a rule makes of a row, as text.

    Raises:
        MappingRefusedError: if a cell cannot be compared as the rule asks.
    """
    if rule.column:
        return row.get(rule.column, "").strip()
    for case in rule.cases:
        if case.condition.holds(row.get(case.condition.column, "")):
            return case.value
    return rule.otherwise


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
