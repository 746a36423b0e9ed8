"""Counts people for a return, exactly, as things stood at the end of its period.

A record whose date is not known counts: leaving it out would make the totals wrong without
saying so. Its missing date is a category of its own. Every cell counts people, each once, whatever
happened how often to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.counted_dimensions import (
    BUILT_IN_DIMENSIONS,
    HOURLY_PAY,
    NO_JOB,
    NOT_KNOWN,
    OF_FIRST_JOB,
    PAY_KNOWN,
)
from anchordesk.domain.counted_pay import NOT_KEPT, known_or_not
from anchordesk.domain.counting_rules import category_of, groups_of_ward
from anchordesk.domain.job_kinds import SectorLeft
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period
from anchordesk.domain.reference import ReferenceTable
from anchordesk.domain.return_template import ReturnTemplate, TemplateTable


@dataclass(frozen=True, slots=True)
class TableCounts:
    """People in each cell of one table.

    Attributes:
        dimensions: Names of the dimensions, in the order of the keys.
        people: Whole counts by category codes; a cell that is absent is 0.
    """

    table: str
    dimensions: tuple[str, ...]
    people: Mapping[tuple[str, ...], int]

    @property
    def total(self) -> int:
        """All people counted."""
        return sum(self.people.values())


@dataclass(frozen=True, slots=True)
class CountedBy:
    """By what a return counts people.

    Attributes:
        reference: Dated tables of rates, by which jobs are judged.
        lists: The network's wards and landlords.
    """

    template: ReturnTemplate
    pathway: Pathway
    period: Period
    reference: Mapping[str, ReferenceTable] = field(default_factory=dict)
    lists: AgreedLists = NO_LISTS

    def groups_of(self, history: CaseHistory) -> Mapping[str, str] | None:
        """Return a resident's category in every dimension that the return uses.

        None for somebody who was registered after the period's end: they are not counted.
        """
        if history.resident.registered_on > self.period.last_day:
            return None
        case = CaseAt(history, self.pathway, self.period, self.reference, self.lists)
        return {name: category_of(name, case) for name in self.template.told_apart_by}


def count(counted_by: CountedBy, histories: Iterable[CaseHistory]) -> tuple[TableCounts, ...]:
    """Count people registered by the end of the period into the template's tables."""
    tables = counted_by.template.tables
    counters: tuple[Counter[tuple[str, ...]], ...] = tuple(Counter() for _ in tables)
    for history in histories:
        groups = counted_by.groups_of(history)
        if groups is None:
            continue
        for table, counter in zip(tables, counters, strict=True):
            if _is_counted_in(table, groups):
                counter[tuple(groups[name] for name in table.tallied)] += 1
    return tuple(
        TableCounts(table.name, table.tallied, dict(counter))
        for table, counter in zip(tables, counters, strict=True)
    )


def count_groups(
    template: ReturnTemplate,
    people: Iterable[Mapping[str, str]],
    lists: AgreedLists = NO_LISTS,
) -> tuple[TableCounts, ...]:
    """Count people whose groups were worked out before, into the template's tables.

    Somebody of whom a table's group is not known, since it came later, is not in that table.

    Args:
        lists: The network's lists as they are now: they may have been others then.
    """
    counters: tuple[Counter[tuple[str, ...]], ...] = tuple(Counter() for _ in template.tables)
    for known in people:
        groups = with_newer_dimensions(known)
        if "ward" in template.dimensions:
            groups = {**groups, **groups_of_ward(lists, groups["ward"])}
        if lists.landlord_of(groups["landlord"]) is None:
            groups = {**groups, "landlord": NOT_KNOWN}
        for table, counter in zip(template.tables, counters, strict=True):
            needed = (*table.tallied, *(name for name, _ in table.fixed))
            if all(name in groups for name in needed) and _is_counted_in(table, groups):
                counter[tuple(groups[name] for name in table.tallied)] += 1
    return tuple(
        TableCounts(table.name, table.tallied, dict(counter))
        for table, counter in zip(template.tables, counters, strict=True)
    )


def with_newer_dimensions(groups: Mapping[str, str]) -> Mapping[str, str]:
    """Return the groups of somebody who went, with those that were not asked for then.

    They are not known, so that every table counts the same people.
    """
    has_no_job = groups.get("outcome") == JobOutcomeState.NONE.value
    of_job = NO_JOB if has_no_job else NOT_KNOWN
    # What was asked for tells something of what was not: tables must not contradict each other.
    deprived = groups.get("deprived", NOT_KNOWN)
    pays = "pays" if groups.get("job_quality") == "good" else "not_judged"
    wage = groups.get("living_wage", NO_JOB if has_no_job else pays)
    pay = NOT_KEPT if wage in {"pays", "less"} else of_job
    return {
        **dict.fromkeys(("deprived", "deprivation_fifth", "deprivation_decile"), deprived),
        "living_wage": wage,
        HOURLY_PAY: pay,
        PAY_KNOWN: known_or_not(pay),
        **dict.fromkeys(("ward", "landlord"), NOT_KNOWN),
        "sector_left": SectorLeft.NOT_KNOWN.value,
        **dict.fromkeys(OF_FIRST_JOB, of_job),
        **groups,
    }


def people_in(
    counted_by: CountedBy,
    histories: Iterable[CaseHistory],
    matches: Callable[[Mapping[str, str]], bool],
) -> Iterator[CaseHistory]:
    """Yield the residents behind a number of the return: those whose categories match."""
    for history in histories:
        groups = counted_by.groups_of(history)
        if groups is not None and matches(groups):
            yield history


def classify(history: CaseHistory, pathway: Pathway, period: Period) -> Mapping[str, str]:
    """Return the category of one resident in every built-in dimension at the period's end."""

    case = CaseAt(history, pathway, period)
    return {name: category_of(name, case) for name in BUILT_IN_DIMENSIONS}


def add_up(parts: Iterable[tuple[TableCounts, ...]]) -> tuple[TableCounts, ...]:
    """Add the counts of several desks, table by table."""
    counters: dict[tuple[str, tuple[str, ...]], Counter[tuple[str, ...]]] = {}
    for part in parts:
        for counts in part:
            counter = counters.setdefault((counts.table, counts.dimensions), Counter())
            counter.update(counts.people)
    return tuple(
        TableCounts(table, dimensions, dict(counter))
        for (table, dimensions), counter in counters.items()
    )


def _is_counted_in(table: TemplateTable, groups: Mapping[str, str]) -> bool:
    return all(groups[name] == code for name, code in table.fixed)
