"""Says what each field of an import is called, which values it takes, and what a rule does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from anchordesk.domain.categories import (
    Disability,
    EthnicityGroup,
    Qualification,
    Sex,
    TitledCode,
)
from anchordesk.domain.import_mapping import (
    NO,
    YES,
    Comparison,
    Field,
    FieldRule,
    MappingRefusedError,
    value_of,
)
from anchordesk.domain.pathway import Pathway

TITLES: dict[Field, str] = {
    Field.REFERENCE: "Reference",
    Field.GIVEN_NAME: "Given name",
    Field.FAMILY_NAME: "Family name",
    Field.DATE_OF_BIRTH: "Date of birth",
    Field.AGE: "Age",
    Field.PHONE: "Phone",
    Field.EMAIL: "Email",
    Field.POSTCODE: "Postcode",
    Field.WARD: "Ward",
    Field.LANDLORD: "Landlord",
    Field.SECTOR_LEFT: "Industry they leave",
    Field.ETHNICITY_GROUP: "Ethnic group",
    Field.SEX: "Sex",
    Field.DISABILITY: "Disability",
    Field.QUALIFICATION: "Highest qualification",
    Field.REGISTERED_ON: "Registered on",
    Field.ENROLLED: "On the pathway",
    Field.ENROLLED_ON: "Joined the pathway on",
    Field.STAGE: "Stage",
    Field.GOT_JOB: "Has started a job",
    Field.JOB_EMPLOYER: "Employer",
    Field.JOB_ROLE: "Job role",
    Field.JOB_STARTED_ON: "Job started on",
}
GROUPS: dict[Field, type[TitledCode]] = {
    Field.ETHNICITY_GROUP: EthnicityGroup,
    Field.SEX: Sex,
    Field.DISABILITY: Disability,
    Field.QUALIFICATION: Qualification,
}
YES_OR_NO = (Field.ENROLLED, Field.GOT_JOB)


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value that a field takes: the code kept in a mapping, and the words for people."""

    code: str
    words: str


def _translated(words: str) -> str:
    return QCoreApplication.translate("imports", words)


def field_title(field: Field) -> str:
    """Return what a field is called."""
    return _translated(TITLES[field])


def values_of(field: Field, pathway: Pathway | None) -> tuple[FieldValue, ...]:
    """Return the values to choose from; none where a field takes any text."""
    if field in GROUPS:
        return tuple(
            FieldValue(group.value, _translated(group.title_text)) for group in GROUPS[field]
        )
    if field in YES_OR_NO:
        return (FieldValue(YES, _translated("Yes")), FieldValue(NO, _translated("No")))
    if field is Field.STAGE and pathway is not None:
        return tuple(FieldValue(stage.code, stage.title) for stage in pathway.stages)
    return ()


def value_words(field: Field, value: str, pathway: Pathway | None) -> str:
    """Return a value in words; one that AnchorDesk does not know stays as it is."""
    wanted = value.strip().casefold()
    return next(
        (known.words for known in values_of(field, pathway) if known.code.casefold() == wanted),
        value,
    )


def rule_words(rule: FieldRule | None, pathway: Pathway | None) -> str:
    """Return what a rule does, as a person would say it."""
    if rule is None:
        return _translated("Not imported")
    if rule.column:
        return _translated("Column “{column}”").format(column=rule.column)
    otherwise = value_words(rule.field, rule.otherwise, pathway) or _translated("empty")
    if not rule.cases:
        return _translated("Always {value}").format(value=otherwise)
    parts = []
    for case in rule.cases:
        template = (
            _translated("{column} is {value}: {then}")
            if case.condition.comparison is Comparison.IS
            else _translated("{column} above {value}: {then}")
        )
        parts.append(
            template.format(
                column=case.condition.column,
                value=case.condition.value,
                then=value_words(rule.field, case.value, pathway),
            )
        )
    parts.append(_translated("otherwise: {value}").format(value=otherwise))
    return "; ".join(parts)


def sample_words(
    rule: FieldRule | None,
    header: tuple[str, ...],
    sample: tuple[tuple[str, ...], ...],
    pathway: Pathway | None,
) -> str:
    """Return what a rule makes of the first rows, side by side."""
    if rule is None:
        return ""
    shown = []
    for cells in sample:
        try:
            value = value_of(rule, dict(zip(header, cells, strict=True)))
        except MappingRefusedError:
            shown.append(_translated("cannot be read"))
        else:
            shown.append(value_words(rule.field, value, pathway) or _translated("empty"))
    return "  ·  ".join(shown)
