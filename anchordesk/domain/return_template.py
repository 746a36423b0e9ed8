"""What a return asks for: periods, people, and tables of built-in measures and dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.counted_dimensions import (
    BUILT_IN_DIMENSIONS,
    EVENT_DIMENSIONS,
    HOURLY_PAY,
    IN_YEAR,
    PAY_KNOWN,
)
from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.period import PeriodKind

NEWEST_VERSION = 9999
LOWEST_THRESHOLD, HIGHEST_THRESHOLD = 3, 10
Code = TypeVar("Code", bound=TitledCode)


class TemplateFileError(DefinitionFileError):
    """A return template cannot be used."""

    code = "template-file"


class Population(TitledCode):
    """Whom a return counts."""

    SUPPORTED = "supported", "Everybody registered by the end of the period"
    ENROLLED = "enrolled", "Those who are, or were, on the pathway"


class Measure(TitledCode):
    """What a table counts of its people; each is a way of dividing them, so that tables add up."""

    PEOPLE = "people", "People"
    ENROLLED = "enrolled", "People who joined the pathway"
    AT_STAGE = "at_stage", "People at each stage"
    MOVED = "moved", "People who moved on"
    JOB_STARTS = "job_starts", "People who started a first job"
    QUALITY_JOBS = "quality_jobs", "People by the quality of their newest job"
    LIVING_WAGE = "living_wage", "People by the pay of their newest job"
    MEDIAN_PAY = "median_pay", "People whose pay is known, and the median of what they earn"
    SUSTAINED_13 = "sustained_13", "People who reached 13 weeks in work"
    SUSTAINED_26 = "sustained_26", "People who reached 26 weeks in work"
    RETENTION = "retention", "People still in work six months after they started"
    EXITS = "exits", "People who left, by reason"


class ZeroRule(TitledCode):
    """Whether counts of nobody may be known."""

    PRINTED = "printed", "Printed, and hidden only where nothing else protects a small number"
    SENSITIVE = "sensitive", "Hidden like small numbers, unless they are known anyway"


class SmallCounts(TitledCode):
    """How few people are protected; never both ways among returns of the same people."""

    HIDDEN = "hidden", "Hidden, with others from which they could be worked out"
    ROUNDED = "rounded", "All numbers are rounded together"


DIVIDED_BY = {
    Measure.ENROLLED: "joined",
    Measure.AT_STAGE: "stage_group",
    Measure.MOVED: "moved",
    Measure.JOB_STARTS: "job_start",
    Measure.QUALITY_JOBS: "job_quality",
    Measure.LIVING_WAGE: "living_wage",
    Measure.MEDIAN_PAY: PAY_KNOWN,
    Measure.SUSTAINED_13: "sustained_13",
    Measure.SUSTAINED_26: "sustained_26",
    Measure.RETENTION: "retention",
    Measure.EXITS: "exit_reason",
}
"""The dimension by which a measure divides people; counting people divides by none."""


@dataclass(frozen=True, slots=True)
class TemplateTable:
    """One table: a dimension down the side, and perhaps another across the top.

    Attributes:
        columns: None in a table of one dimension.
        fixed: (dimension, category) pairs of all people counted in it, such as its population.
    """

    name: str
    title: str
    rows: str
    columns: str | None
    fixed: tuple[tuple[str, str], ...] = ()

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions, the rows' first."""
        return (self.rows,) if self.columns is None else (self.rows, self.columns)

    @property
    def tallied(self) -> tuple[str, ...]:
        """The same as desks count them: what pay is, where the table prints that it is known."""
        return tuple(HOURLY_PAY if name == PAY_KNOWN else name for name in self.dimensions)


@dataclass(frozen=True, slots=True)
class ReturnTemplate:
    """A versioned return definition.

    Attributes:
        pathway: Code of the pathway whose stages are counted.
        threshold: Smallest count of people that may be printed, 3 to 10.
        rounded: Whether all counts are rounded together, instead of hiding some.
        zeros_sensitive: Whether nobody may learn that a count is 0 either.
        made_once: Whether it is made for one period alone, so that fewer numbers need be hidden.
        goes_first: Whether others of the same time are better made after it, see `return_order`.
        sensitive: Dimensions of which it may not be known that a whole group is in one category.
    """

    code: str
    title: str
    version: int
    pathway: str
    threshold: int
    tables: tuple[TemplateTable, ...]
    period: PeriodKind = PeriodKind.QUARTER
    population: Population = Population.SUPPORTED
    sensitive: tuple[str, ...] = ()
    rounded: bool = False
    zeros_sensitive: bool = False
    made_once: bool = False
    goes_first: bool = False

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension that its tables print, each once."""
        names = [name for table in self.tables for name in table.dimensions]
        names += [name for table in self.tables for name, _ in table.fixed]
        return tuple(dict.fromkeys(names))

    @property
    def told_apart_by(self) -> tuple[str, ...]:
        """Every dimension by which its people must be told apart, each once."""
        tallied = [name for table in self.tables for name in table.tallied]
        return tuple(dict.fromkeys((*self.dimensions, *tallied)))

    def table(self, name: str) -> TemplateTable:
        """Return the table with this name.

        Raises:
            TemplateFileError: if the template has none.
        """
        for table in self.tables:
            if table.name == name:
                return table
        raise TemplateFileError(f"The return “{self.title}” has no table “{name}”.")


PEOPLE_TABLE = TemplateTable("people", "People supported", "population", None)
"""Stands first in a return that counts the enrolled alone: without it they add up to nothing."""


def read_template(text: str, file_name: str) -> ReturnTemplate:
    """Read one return template from its TOML text.

    Raises:
        TemplateFileError: naming the file, the line and the place, if it is not a template.
    """
    top = read_definition(text, file_name, TemplateFileError)
    top.refuse_unknown(
        *("code", "title", "version", "pathway", "period", "population", "threshold"),
        *(
            "year_to_date",
            "sensitive",
            "small_counts",
            "zeros",
            "made_once",
            "goes_first",
            "tables",
        ),
    )
    population = _one_of(top, "population", Population, Population.SUPPORTED)
    year_to_date = top.flag("year_to_date")
    given = top.tables("tables", "table")
    tables = tuple(_read_table(table, population, year_to_date=year_to_date) for table in given)
    if population is Population.ENROLLED:
        tables = (PEOPLE_TABLE, *tables)
    _refuse_twice(tables, given)
    rounded = _one_of(top, "small_counts", SmallCounts, SmallCounts.HIDDEN) is SmallCounts.ROUNDED
    if rounded:
        _refuse_medians(tables, given)
        if "zeros" in top.values:
            raise top.wrong("rounded counts tell of no zero, so it has no meaning there", "zeros")
        if "made_once" in top.values:
            raise top.wrong("rounded counts hide nothing, so there are no fewer", "made_once")
    sensitive = top.codes("sensitive")
    for name in sensitive:
        if name not in BUILT_IN_DIMENSIONS:
            raise top.wrong(f"“{name}” is not something AnchorDesk counts by", "sensitive")
    return ReturnTemplate(
        code=top.words("code"),
        title=top.words("title"),
        version=top.whole_number("version", 1, NEWEST_VERSION),
        pathway=top.words("pathway"),
        threshold=top.whole_number("threshold", LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
        tables=tables,
        period=_one_of(top, "period", PeriodKind, PeriodKind.QUARTER),
        population=population,
        sensitive=sensitive,
        rounded=rounded,
        zeros_sensitive=_one_of(top, "zeros", ZeroRule, ZeroRule.PRINTED) is ZeroRule.SENSITIVE,
        made_once=top.flag("made_once"),
        goes_first=top.flag("goes_first"),
    )


def _read_table(
    table: DefinitionTable, population: Population, *, year_to_date: bool
) -> TemplateTable:
    table.refuse_unknown("name", "title", "measure", "rows", "columns")
    measure = _one_of(table, "measure", Measure, Measure.PEOPLE)
    names = [_dimension(table, key) for key in ("rows", "columns") if key in table.values]
    if "columns" in table.values and "rows" not in table.values:
        raise table.wrong("“rows” is missing", "columns")
    divided_by = DIVIDED_BY.get(measure)
    if divided_by is not None:
        if "columns" in table.values:
            raise table.wrong(
                f"“{measure}” takes the columns, so there can be no others", "columns"
            )
        names.append(IN_YEAR.get(divided_by, divided_by) if year_to_date else divided_by)
    if not names:
        raise table.wrong("“rows” is missing", "measure")
    if len(set(names)) != len(names):
        raise table.wrong(f"“{names[0]}” stands both in the rows and in the columns", "rows")
    return TemplateTable(
        name=table.words("name"),
        title=table.words("title"),
        rows=names[0],
        columns=names[1] if len(names) > 1 else None,
        fixed=(("population", population.value),) if population is Population.ENROLLED else (),
    )


def _dimension(table: DefinitionTable, key: str) -> str:
    name = table.words(key)
    if name not in BUILT_IN_DIMENSIONS:
        raise table.wrong(f"“{name}” is not something AnchorDesk counts by", key)
    if name in EVENT_DIMENSIONS or name == PAY_KNOWN:
        # Two events in one cell would go on over periods in ways that nobody ties together.
        raise table.wrong(f"“{name}” is counted by a “measure”, not by rows or columns", key)
    return name


def _refuse_medians(tables: tuple[TemplateTable, ...], given: tuple[DefinitionTable, ...]) -> None:
    """Refuse medians beside rounded counts: nobody could see how many stand behind one."""
    for table, read in zip(given, tables[len(tables) - len(given) :], strict=True):
        if PAY_KNOWN in read.dimensions:
            raise table.wrong("a median of pay cannot stand beside rounded counts", "measure")


def _refuse_twice(tables: tuple[TemplateTable, ...], given: tuple[DefinitionTable, ...]) -> None:
    taken = {PEOPLE_TABLE.name} if tables[0] is PEOPLE_TABLE else set()
    for table, read in zip(given, tables[len(tables) - len(given) :], strict=True):
        if read.name in taken:
            raise table.wrong(f"the name “{read.name}” is taken", "name")
        taken.add(read.name)


def _one_of(table: DefinitionTable, key: str, codes: type[Code], default: Code) -> Code:
    word = table.words(key, default.value)
    for code in codes:
        if code.value == word:
            return code
    known = ", ".join(code.value for code in codes)
    raise table.wrong(f"“{word}” is none of: {known}", key)
