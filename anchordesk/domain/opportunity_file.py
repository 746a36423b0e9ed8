"""Reads a file of vacancies (TOML) and says in which file and where it is wrong."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TypeVar

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import (
    MOST_PLACES,
    Opportunity,
    OpportunityKind,
    OpportunityRefusedError,
    Requirement,
    Shift,
)
from anchordesk.domain.outcome import Contract, NhsBand, PayPlace

MOST_OPPORTUNITIES = 5_000
LONGEST_LINE = 160
LONGEST_TEXT = 600

SETTINGS = (
    *("id", "kind", "employer", "role", "family", "places_open", "published_on", "closes_on"),
    *("starts_on", "occupation", "pay_pence_per_hour", "nhs_band", "pay_place", "least_hours"),
    *("most_hours", "shifts", "contract", "place", "ward", "must", "helps"),
    *("guaranteed_interview", "how_to_apply", "guaranteed_hours", "shift_pattern"),
    *("getting_there", "essential"),
)

Choice = TypeVar("Choice", bound=TitledCode)


class OpportunityFileError(DefinitionFileError):
    """A file of vacancies cannot be used."""

    code = "opportunity-file"


def read_opportunities(text: str, file_name: str) -> tuple[Opportunity, ...]:
    """Read vacancies from their TOML text, in its order.

    Raises:
        OpportunityFileError: naming the file and the place, if the text is no such file or two
            vacancies share a reference.
    """
    top = read_definition(text, file_name, OpportunityFileError)
    top.refuse_unknown("opportunities")
    tables = top.tables("opportunities", "opportunity", least=0)
    if len(tables) > MOST_OPPORTUNITIES:
        raise OpportunityFileError(f"In {file_name}, there are more than {MOST_OPPORTUNITIES}.")
    found = tuple(_read(table) for table in tables)
    known: set[str] = set()
    for opportunity in found:
        if opportunity.id in known:
            raise OpportunityFileError(
                f"In {file_name}, the reference “{opportunity.id}” is there twice."
            )
        known.add(opportunity.id)
    return found


def _read(table: DefinitionTable) -> Opportunity:
    table.refuse_unknown(*SETTINGS)
    has = table.values.__contains__
    try:
        return Opportunity(
            id=_line(table, "id"),
            kind=_choice(table, "kind", OpportunityKind, OpportunityKind.VACANCY),
            employer=_line(table, "employer"),
            role=_line(table, "role"),
            family=_choice(table, "family", JobFamily, JobFamily.OTHER),
            places_open=table.whole_number("places_open", 0, MOST_PLACES),
            published_on=table.day("published_on"),
            closes_on=table.day("closes_on") if has("closes_on") else None,
            starts_on=table.day("starts_on") if has("starts_on") else None,
            occupation=_occupation(table),
            pay_pence_per_hour=(
                table.whole_number("pay_pence_per_hour", 1, 99_999)
                if has("pay_pence_per_hour")
                else None
            ),
            nhs_band=_choice(table, "nhs_band", NhsBand, NhsBand.NONE),
            pay_place=_choice(table, "pay_place", PayPlace, PayPlace.NOT_KNOWN),
            least_hours=_hours(table, "least_hours"),
            most_hours=_hours(table, "most_hours"),
            shifts=_choices(table, "shifts", Shift),
            contract=_choice(table, "contract", Contract, Contract.NOT_KNOWN),
            place=_line(table, "place") if has("place") else "",
            ward=_line(table, "ward") if has("ward") else "",
            must=_choices(table, "must", Requirement),
            helps=_choices(table, "helps", Requirement),
            guaranteed_interview=table.flag("guaranteed_interview"),
            how_to_apply=_line(table, "how_to_apply", LONGEST_TEXT) if has("how_to_apply") else "",
            guaranteed_hours=_hours(table, "guaranteed_hours"),
            shift_pattern=_line(table, "shift_pattern") if has("shift_pattern") else "",
            getting_there=(
                _line(table, "getting_there", LONGEST_TEXT) if has("getting_there") else ""
            ),
            essential=_criteria(table),
        )
    except OpportunityRefusedError as problem:
        raise _wrong(table, problem.what_happened) from None


def _line(table: DefinitionTable, key: str, longest: int = LONGEST_LINE) -> str:
    words = table.words(key)
    if len(words) > longest or not words.isprintable():
        raise _wrong(table, f"“{key}” must be one line of at most {longest} characters.")
    return words


def _criteria(table: DefinitionTable) -> tuple[str, ...]:
    found = table.codes("essential")
    if any(not line or len(line) > LONGEST_LINE or not line.isprintable() for line in found):
        words = f"each of “essential” must be one line of at most {LONGEST_LINE} characters."
        raise _wrong(table, words)
    return found


def _occupation(table: DefinitionTable) -> str:
    code = table.words("occupation") if "occupation" in table.values else ""
    if code and not (len(code) == 4 and code.isascii() and code.isdigit()):
        raise _wrong(table, "“occupation” must be four figures of SOC 2020, such as “9262”.")
    return code


def _hours(table: DefinitionTable, key: str) -> Decimal | None:
    value = table.values.get(key)
    if value is None:
        return None
    try:
        hours = None if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        hours = None
    if hours is None or not hours.is_finite():
        raise _wrong(table, f"“{key}” must be a number of hours, such as 37.5.")
    return hours


def _choice(table: DefinitionTable, key: str, kind: type[Choice], default: Choice) -> Choice:
    return _of(table, key, kind, table.words(key)) if key in table.values else default


def _choices(table: DefinitionTable, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
    return tuple(dict.fromkeys(_of(table, key, kind, code) for code in table.codes(key)))


def _of(table: DefinitionTable, key: str, kind: type[Choice], code: str) -> Choice:
    try:
        return kind.of(code)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise _wrong(table, f"“{key}” must be one of: {known}.") from None


def _wrong(table: DefinitionTable, problem: str) -> OpportunityFileError:
    return OpportunityFileError(f"In {table.file_name}, {table.place}: {problem}")
