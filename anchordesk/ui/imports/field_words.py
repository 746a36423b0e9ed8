"""Says what each field of an import is called, which values it takes, and what a rule does."""

from __future__ import annotations

from dataclasses import dataclass

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
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract, Evidence, NhsBand, PayPlace
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.written_pay import PayUnit
from anchordesk.ui.words import translate, translated

GROUPS: dict[Field, type[TitledCode]] = {
    Field.ETHNICITY_GROUP: EthnicityGroup,
    Field.SEX: Sex,
    Field.DISABILITY: Disability,
    Field.QUALIFICATION: Qualification,
    Field.JOB_PAY_UNIT: PayUnit,
    Field.JOB_CONTRACT: Contract,
    Field.JOB_PLACE: PayPlace,
    Field.JOB_NHS_BAND: NhsBand,
    Field.JOB_FAMILY: JobFamily,
    Field.JOB_SECTOR: JobSector,
    Field.JOB_EVIDENCE: Evidence,
}
YES_OR_NO = (Field.ENROLLED, Field.GOT_JOB)


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value that a field takes: the code kept in a mapping, and the words for people."""

    code: str
    words: str


def field_title(field: Field) -> str:
    """Return what a field is called."""
    return {
        Field.REFERENCE: translate("imports", "Reference"),
        Field.GIVEN_NAME: translate("imports", "Given name"),
        Field.FAMILY_NAME: translate("imports", "Family name"),
        Field.DATE_OF_BIRTH: translate("imports", "Date of birth"),
        Field.AGE: translate("imports", "Age"),
        Field.PHONE: translate("imports", "Phone"),
        Field.EMAIL: translate("imports", "Email"),
        Field.POSTCODE: translate("imports", "Postcode"),
        Field.WARD: translate("imports", "Ward"),
        Field.LANDLORD: translate("imports", "Landlord"),
        Field.SECTOR_LEFT: translate("imports", "Industry they leave"),
        Field.ETHNICITY_GROUP: translate("imports", "Ethnic group"),
        Field.SEX: translate("imports", "Sex"),
        Field.DISABILITY: translate("imports", "Disability"),
        Field.QUALIFICATION: translate("imports", "Highest qualification"),
        Field.REGISTERED_ON: translate("imports", "Registered on"),
        Field.ENROLLED: translate("imports", "On the pathway"),
        Field.ENROLLED_ON: translate("imports", "Joined the pathway on"),
        Field.STAGE: translate("imports", "Stage"),
        Field.GOT_JOB: translate("imports", "Has started a job"),
        Field.JOB_EMPLOYER: translate("imports", "Employer"),
        Field.JOB_ROLE: translate("imports", "Job role"),
        Field.JOB_STARTED_ON: translate("imports", "Job started on"),
        Field.JOB_ENDED_ON: translate("imports", "Last day in the job"),
        Field.JOB_PAY: translate("imports", "Pay"),
        Field.JOB_PAY_UNIT: translate("imports", "Pay is for"),
        Field.JOB_HOURS: translate("imports", "Hours a week"),
        Field.JOB_HOURS_WANTED: translate("imports", "Hours wanted"),
        Field.JOB_CONTRACT: translate("imports", "Contract"),
        Field.JOB_PLACE: translate("imports", "Place of the job"),
        Field.JOB_NHS_BAND: translate("imports", "NHS pay band"),
        Field.JOB_FAMILY: translate("imports", "Kind of work"),
        Field.JOB_SECTOR: translate("imports", "Sector of the employer"),
        Field.JOB_TRAVEL: translate("imports", "Travel in minutes"),
        Field.JOB_EVIDENCE: translate("imports", "Evidence of the job"),
    }[field]


def values_of(field: Field, pathway: Pathway | None) -> tuple[FieldValue, ...]:
    """Return the values to choose from; none where a field takes any text."""
    if field in GROUPS:
        return tuple(
            FieldValue(group.value, translated(group.title_text)) for group in GROUPS[field]
        )
    if field in YES_OR_NO:
        return (
            FieldValue(YES, translate("imports", "Yes")),
            FieldValue(NO, translate("imports", "No")),
        )
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
        return translate("imports", "Not imported")
    if rule.column:
        return translate("imports", "Column “{column}”").format(column=rule.column)
    otherwise = value_words(rule.field, rule.otherwise, pathway) or translate("imports", "empty")
    if not rule.cases:
        return translate("imports", "Always {value}").format(value=otherwise)
    parts = []
    for case in rule.cases:
        template = (
            translate("imports", "{column} is {value}: {then}")
            if case.condition.comparison is Comparison.IS
            else translate("imports", "{column} above {value}: {then}")
        )
        parts.append(
            template.format(
                column=case.condition.column,
                value=case.condition.value,
                then=value_words(rule.field, case.value, pathway),
            )
        )
    parts.append(translate("imports", "otherwise: {value}").format(value=otherwise))
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
            shown.append(translate("imports", "cannot be read"))
        else:
            shown.append(value_words(rule.field, value, pathway) or translate("imports", "empty"))
    return "  ·  ".join(shown)
