"""Guesses which column is what from the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anchordesk.domain.import_mapping import Field, FieldRule, ImportMapping

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
)


def guess_mapping(header: tuple[str, ...], pathway: str = "") -> ImportMapping:
    """Return a mapping of the columns whose names are usual ones; the rest stays unmapped."""
    by_name = {_plain(column): column for column in reversed(header)}
    rules = []
    for field, names in USUAL_NAMES:
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None:
            rules.append(FieldRule(field, column=column))
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


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", column.casefold()).split())
