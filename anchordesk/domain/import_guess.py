"""Guesses which column is what from the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from anchordesk.domain.import_mapping import Field, FieldRule, ImportMapping
from anchordesk.domain.written_pay import PayUnit

USUAL_NAMES: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (Field.REFERENCE, ("reference", "ref", "id", "client id", "resident id", "participant")),
    (Field.GIVEN_NAME, ("given name", "first name", "forename", "firstname", "name")),
    (Field.FAMILY_NAME, ("family name", "surname", "last name", "lastname")),
    (Field.DATE_OF_BIRTH, ("date of birth", "dob", "birth date", "born")),
    (Field.AGE, ("age", "age years")),
    (Field.PHONE, ("phone", "telephone", "mobile", "tel", "phone number")),
    (Field.EMAIL, ("email", "e mail", "email address")),
    (Field.POSTCODE, ("postcode", "post code")),
    (Field.WARD, ("ward", "electoral ward")),
    (Field.LANDLORD, ("landlord", "housing association")),
    (Field.SECTOR_LEFT, ("sector", "sector left", "industry")),
    (Field.ETHNICITY_GROUP, ("ethnicity", "ethnic group", "ethnicity group")),
    (Field.SEX, ("sex", "gender")),
    (Field.DISABILITY, ("disability", "disabled")),
    (Field.QUALIFICATION, ("qualification", "highest qualification")),
    (Field.REGISTERED_ON, ("registered on", "registered", "referral date", "date referred")),
    (Field.ENROLLED, ("enrolled",)),
    (Field.ENROLLED_ON, ("enrolled on", "enrolment date", "start date", "date enrolled")),
    (Field.STAGE, ("stage",)),
    (Field.GOT_JOB, ("got job", "job", "in work")),
    (Field.JOB_EMPLOYER, ("employer", "job employer")),
    (Field.JOB_ROLE, ("role", "job role", "job title")),
    (Field.JOB_STARTED_ON, ("job started on", "job start", "job start date")),
    (Field.JOB_ENDED_ON, ("job ended on", "job end", "job end date", "last day in the job")),
    (Field.JOB_PAY_UNIT, ("pay unit", "pay is for", "pay period", "paid per")),
    (Field.JOB_HOURS, ("hours", "hours a week", "hours per week", "weekly hours", "job hours")),
    (Field.JOB_HOURS_WANTED, ("hours wanted",)),
    (Field.JOB_CONTRACT, ("contract", "contract type", "kind of contract", "type of contract")),
    (Field.JOB_PLACE, ("pay place", "london or not", "london")),
    (Field.JOB_NHS_BAND, ("nhs band", "nhs pay band", "pay band", "band", "afc band")),
    (Field.JOB_FAMILY, ("kind of work", "job family")),
    (Field.JOB_SECTOR, ("job sector", "sector entered", "sector of the employer")),
    (Field.JOB_TRAVEL, ("travel", "travel minutes", "travel in minutes", "travel time")),
    (Field.JOB_EVIDENCE, ("evidence", "job evidence")),
)

# Names of a column of pay that say what time it is for; the first ones do not.
NAMES_OF_PAY: tuple[tuple[PayUnit | None, tuple[str, ...]], ...] = (
    (None, ("pay", "job pay", "wage", "wages", "rate of pay", "pay rate")),
    (PayUnit.HOUR, ("pay an hour", "hourly pay", "hourly rate", "pay per hour", "hourly wage")),
    (PayUnit.WEEK, ("weekly pay", "weekly wage", "pay a week", "pay per week")),
    (PayUnit.MONTH, ("monthly pay", "pay a month", "pay per month")),
    (PayUnit.YEAR, ("salary", "annual salary", "annual pay", "pay a year", "pay per year")),
)


def guess_mapping(header: tuple[str, ...], pathway: str = "") -> ImportMapping:
    """Return a mapping of the columns whose names are usual ones; the rest stays unmapped."""
    by_name = {_plain(column): column for column in reversed(header)}
    rules = []
    for field, names in USUAL_NAMES:
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None:
            rules.append(FieldRule(field, column=column))
    rules.extend(_pay_rules(by_name, {rule.field for rule in rules}))
    return ImportMapping(name="Guessed from the column names", rules=tuple(rules), pathway=pathway)


def fitting_mapping(
    header: tuple[str, ...], known: Iterable[ImportMapping]
) -> ImportMapping | None:
    """Return the mapping last used for a file of this shape, else the one that fits best.

    Best is the one that reads the most of these columns and lacks none of its own.
    """
    columns = set(header)
    known = tuple(known)
    for mapping in known:
        if mapping.header == header:
            return mapping
    fitting = [m for m in known if m.columns and columns.issuperset(m.columns)]
    return max(fitting, key=lambda mapping: len(mapping.columns), default=None)


def _pay_rules(by_name: Mapping[str, str], filled: Collection[Field]) -> Iterator[FieldRule]:
    """Yield the rule of the first column of pay, and of its unit where only its name says it."""
    for unit, names in NAMES_OF_PAY:
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None:
            yield FieldRule(Field.JOB_PAY, column=column)
            if unit is not None and Field.JOB_PAY_UNIT not in filled:
                yield FieldRule(Field.JOB_PAY_UNIT, otherwise=unit.value)
            return


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", column.casefold()).split())
