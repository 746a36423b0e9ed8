"""The register of fields: by what right each is kept, for how long, and who sees it.

The privacy notice, the pack for somebody who asks for their data, and the review of what is kept
too long are made from it, so that none of them can forget a field.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)

LONGEST_MONTHS = 1200

# The code of the group about the organisation's own people, not about residents.
STAFF = "staff"


class LawfulBasis(Enum):
    """Article 6(1) of the UK GDPR, as far as a support programme can rest on it."""

    CONSENT = "consent", "your consent (Article 6(1)(a))"
    LEGAL_OBLIGATION = "legal_obligation", "a legal obligation (Article 6(1)(c))"
    PUBLIC_TASK = "public_task", "a task in the public interest (Article 6(1)(e))"
    LEGITIMATE_INTERESTS = (
        "legitimate_interests",
        "our legitimate interest in supporting you (Article 6(1)(f))",
    )

    def __init__(self, code: str, words: str) -> None:
        self.code = code
        self.words = words


class SpecialCondition(Enum):
    """What allows special category data: Article 9(2), with Schedule 1 to the DPA 2018."""

    NONE = "none", ""
    EXPLICIT_CONSENT = "explicit_consent", "your explicit consent (Article 9(2)(a))"
    SAFEGUARDING = (
        "safeguarding",
        "safeguarding of individuals at risk (Article 9(2)(g); DPA 2018, Schedule 1, paragraph 18)",
    )
    EQUALITY_MONITORING = (
        "equality_monitoring",
        "equality of opportunity (Article 9(2)(g); DPA 2018, Schedule 1, paragraph 8)",
    )

    def __init__(self, code: str, words: str) -> None:
        self.code = code
        self.words = words


class RegisterFileError(DefinitionFileError):
    """The register of fields cannot be used."""

    code = "register-file"


@dataclass(frozen=True, slots=True)
class RegisteredField:
    """A column of the records, and what people call it."""

    table: str
    column: str
    title: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that are kept for one purpose.

    Attributes:
        retention_months: How long after the last entry in a case they are kept.
        seen_by: Codes of the roles that see them.
        may_name_others: Whether other people may be named in them.
        may_harm: Whether giving it out may put somebody in danger: each is decided on first.
    """

    code: str
    title: str
    purpose: str
    basis: LawfulBasis
    condition: SpecialCondition
    retention_months: int
    seen_by: tuple[str, ...]
    may_name_others: bool
    may_harm: bool
    fields: tuple[RegisteredField, ...]


@dataclass(frozen=True, slots=True)
class TechnicalFields:
    """Columns that hold nothing of a person, and why.

    Attributes:
        everywhere: Names of columns that are such in every table.
        tables: Tables all of whose columns are such.
        columns: Single columns, as (table, column).
    """

    why: str
    everywhere: frozenset[str]
    tables: frozenset[str]
    columns: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LongerRetention:
    """What a funder or a deed asks to be kept longer than the purpose itself needs.

    Attributes:
        why: The clause that says so.
        pathways: Codes of the pathways that it pays for; empty for all.
        groups: Codes of the groups of fields that it is about; empty for all.
        months: How long after the last entry in a case they are kept.
    """

    code: str
    title: str
    why: str
    months: int
    pathways: tuple[str, ...]
    groups: tuple[str, ...]

    def is_about(self, group: FieldGroup, pathways: frozenset[str]) -> bool:
        """Tell whether it is about a group of fields of somebody who was on these pathways."""
        of_group = not self.groups or group.code in self.groups
        return of_group and (not self.pathways or bool(pathways & set(self.pathways)))


@dataclass(frozen=True, slots=True)
class FieldRegister:
    """Every column of the records.

    Attributes:
        longer: What funders ask to be kept longer.
    """

    title: str
    version: int
    groups: tuple[FieldGroup, ...]
    technical: tuple[TechnicalFields, ...]
    longer: tuple[LongerRetention, ...] = ()

    def asks_longer(self, group: FieldGroup, pathways: frozenset[str]) -> LongerRetention | None:
        """Return what keeps a group longest beyond its own time; None where nothing does."""
        asking = [
            one
            for one in self.longer
            if one.months > group.retention_months and one.is_about(group, pathways)
        ]
        return max(asking, key=lambda one: one.months, default=None)

    def group_of(self, table: str, column: str) -> FieldGroup | None:
        """Return the group that a column is in; None if it holds nothing of a person."""
        for group in self.groups:
            if any(f.table == table and f.column == column for f in group.fields):
                return group
        return None

    def is_technical(self, table: str, column: str) -> bool:
        """Tell whether a column is said to hold nothing of a person."""
        return any(
            column in one.everywhere or table in one.tables or (table, column) in one.columns
            for one in self.technical
        )


def read_register(text: str, file_name: str) -> FieldRegister:
    """Read the register from its TOML text.

    Raises:
        RegisterFileError: naming the file and the line, if it does not hold together.
    """
    top = read_definition(text, file_name, RegisterFileError)
    top.refuse_unknown("code", "title", "version", "groups", "technical", "longer")
    groups = tuple(_read_group(table) for table in top.tables("groups", "group"))
    codes = frozenset(group.code for group in groups)
    longer = top.tables("longer", "longer") if "longer" in top.values else ()
    return FieldRegister(
        title=top.words("title"),
        version=top.whole_number("version", 1, 10_000),
        groups=groups,
        technical=tuple(_read_technical(one) for one in top.tables("technical", "technical")),
        longer=tuple(_read_longer(one, codes) for one in longer),
    )


def _read_group(table: DefinitionTable) -> FieldGroup:
    table.refuse_unknown(
        *("code", "title", "purpose", "basis", "condition", "retention_months"),
        *("seen_by", "may_name_others", "may_harm", "columns"),
    )
    bases = {basis.code: basis for basis in LawfulBasis}
    conditions = {condition.code: condition for condition in SpecialCondition}
    basis = bases.get(table.words("basis"))
    condition = conditions.get(table.words("condition", SpecialCondition.NONE.code))
    if basis is None:
        raise table.wrong("“basis” is no lawful basis that is known", "basis")
    if condition is None:
        raise table.wrong("“condition” is no condition that is known", "condition")
    fields = []
    for line in table.codes("columns"):
        place, _, title = line.partition(":")
        at, _, column = place.partition(".")
        if not (at and column and title.strip()):
            raise table.wrong(f"“{line}” is not written table.column: title", "columns")
        fields.append(RegisteredField(at, column, title.strip()))
    return FieldGroup(
        code=table.words("code"),
        title=table.words("title"),
        purpose=table.words("purpose"),
        basis=basis,
        condition=condition,
        retention_months=table.whole_number("retention_months", 1, LONGEST_MONTHS),
        seen_by=table.codes("seen_by"),
        may_name_others=table.flag("may_name_others"),
        may_harm=table.flag("may_harm"),
        fields=tuple(fields),
    )


def _read_longer(table: DefinitionTable, known: frozenset[str]) -> LongerRetention:
    table.refuse_unknown("code", "title", "why", "months", "pathways", "groups")
    groups = table.codes("groups")
    for code in groups:
        if code not in known:
            raise table.wrong(f"“{code}” is no group of this register", "groups")
    return LongerRetention(
        code=table.words("code"),
        title=table.words("title"),
        why=table.words("why"),
        months=table.whole_number("months", 1, LONGEST_MONTHS),
        pathways=table.codes("pathways"),
        groups=groups,
    )


def _read_technical(table: DefinitionTable) -> TechnicalFields:
    table.refuse_unknown("why", "everywhere", "tables", "columns")
    columns = [place.partition(".") for place in table.codes("columns")]
    return TechnicalFields(
        why=table.words("why"),
        everywhere=frozenset(table.codes("everywhere")),
        tables=frozenset(table.codes("tables")),
        columns=frozenset((at, column) for at, _, column in columns),
    )
