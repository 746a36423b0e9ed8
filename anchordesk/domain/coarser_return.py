"""Coarser versions of a return: fewer groups, two things no longer crossed, or a table less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from anchordesk.domain.broader_groups import BROADER, BroaderDimension
from anchordesk.domain.counting import TableCounts
from anchordesk.domain.disclosure.published_cells import Dims
from anchordesk.domain.return_template import ReturnTemplate, TemplateTable


@dataclass(frozen=True, slots=True)
class BroaderGroups:
    """Show a dimension in fewer groups, in every table."""

    dimension: str


@dataclass(frozen=True, slots=True)
class NotCrossed:
    """Show the two sides of a table apart, each by itself and under its own title."""

    table: str
    rows_title: str
    columns_title: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Leave a table out: the last resort, where nothing else protects it."""

    table: str
    title: str


Coarser = BroaderGroups | NotCrossed | LeftOut
Broader = Mapping[str, BroaderDimension]


def choices_for(
    template: ReturnTemplate,
    titles: Mapping[str, str],
    with_hidden: Collection[str],
    broader: Broader = BROADER,
) -> tuple[Coarser, ...]:
    """Return the ways to make a return coarser that could help.

    Args:
        template: The return.
        titles: What people read for each dimension.
        with_hidden: Names of the tables that hide a number.
        broader: By each dimension the one in fewer groups; likewise below.
    """
    tables = [table for table in template.tables if table.name in with_hidden]
    used = dict.fromkeys(name for table in tables for name in table.dimensions)
    return (
        *(BroaderGroups(name) for name in used if name in broader),
        *(
            NotCrossed(table.name, titles[table.rows], titles[table.columns])
            for table in tables
            if table.columns is not None
        ),
    )


def table_in_the_way(template: ReturnTemplate, cells: Iterable[Dims]) -> LeftOut | None:
    """Return the table that holds most of the cells; None if there is no other table beside it.

    Where no table holds any of them it is the last one.

    Args:
        template: The return that could not be protected.
        cells: The places that were in the way.
    """
    if len(template.tables) < 2:
        return None
    beside = ("measure", "pathway", "period")
    names = [{name for name, _ in cell if name not in beside} for cell in cells]

    def held(table: TemplateTable) -> int:
        own = {*table.dimensions, *(name for name, _ in table.fixed)}
        return sum(bool(some) and some <= own for some in names)

    table = max(reversed(template.tables), key=held)
    return LeftOut(table.name, table.title)


def coarser_template(
    template: ReturnTemplate, choices: Iterable[Coarser], broader: Broader = BROADER
) -> ReturnTemplate:
    """Return the template with all of the choices applied."""
    for choice in choices:
        tables: list[TemplateTable] = []
        for table in template.tables:
            for part in _parts(table, choice, broader):
                shown = {(other.dimensions, other.fixed) for other in tables}
                if (part.dimensions, part.fixed) not in shown:
                    tables.append(part)
        sensitive = template.sensitive
        if isinstance(choice, BroaderGroups) and choice.dimension in sensitive:
            sensitive = (*sensitive, broader[choice.dimension].name)
        template = replace(template, tables=tuple(tables), sensitive=sensitive)
    return template


def coarser_counts(
    counts: tuple[TableCounts, ...],
    template: ReturnTemplate,
    choices: Iterable[Coarser],
    broader: Broader = BROADER,
) -> tuple[TableCounts, ...]:
    """Return the counts of the coarser template's tables, made from the full ones alone.

    Args:
        counts: All tables of the full template.
        template: The full template.
        choices: What was chosen, in that order.
    """
    known = {table.table: table for table in counts}
    for choice in choices:
        made: dict[str, TableCounts] = {}
        for table in template.tables:
            for part in _parts(table, choice, broader):
                made[part.name] = _summed(known[table.name], part, choice, broader)
        template = coarser_template(template, [choice], broader)
        known = made
    return tuple(known[table.name] for table in template.tables)


def _parts(table: TemplateTable, choice: Coarser, known: Broader) -> tuple[TemplateTable, ...]:
    match choice:
        case BroaderGroups(dimension):
            broader = known[dimension].name
            return (
                replace(
                    table,
                    rows=broader if table.rows == dimension else table.rows,
                    columns=broader if table.columns == dimension else table.columns,
                ),
            )
        case NotCrossed(name, rows_title, columns_title):
            if table.name != name or table.columns is None:
                return (table,)
            other = f"{name}_{table.columns}"
            return (
                replace(table, title=rows_title, columns=None),
                TemplateTable(other, columns_title, table.columns, None, table.fixed),
            )
        case LeftOut(name):
            return () if table.name == name else (table,)
        case _:
            assert_never(choice)


def _summed(
    counts: TableCounts, part: TemplateTable, choice: Coarser, known: Broader
) -> TableCounts:
    people: Counter[tuple[str, ...]] = Counter()
    for codes, number in counts.people.items():
        groups = dict(zip(counts.dimensions, codes, strict=True))
        if isinstance(choice, BroaderGroups) and choice.dimension in groups:
            broader = known[choice.dimension]
            groups[broader.name] = broader.code_of(groups[choice.dimension])
        people[tuple(groups[name] for name in part.tallied)] += number
    return TableCounts(part.name, part.tallied, dict(people))
