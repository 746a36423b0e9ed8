"""What a lead's desk makes of the pay in tallies: counts of people, and jobs for medians."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from anchordesk.domain.counted_dimensions import HOURLY_PAY, KNOWN, PAY_KNOWN
from anchordesk.domain.counted_pay import known_or_not, read_pay
from anchordesk.domain.counting import TableCounts
from anchordesk.domain.disclosure.magnitudes import PaidJob, PayTable
from anchordesk.domain.employer_marks import NOT_NAMED, one_employer_each
from anchordesk.domain.return_template import ReturnTemplate


def folded(counts: Iterable[TableCounts]) -> tuple[TableCounts, ...]:
    """Return the tables as they are printed: whether pay is known, in place of what it is.

    Raises:
        TableError: if a table of pay holds something that is no pay.
    """
    return tuple(_folded(table) if HOURLY_PAY in table.dimensions else table for table in counts)


def pay_tables(template: ReturnTemplate, counts: Sequence[TableCounts]) -> tuple[PayTable, ...]:
    """Return what people earn in each table that asks for medians; `folded` has their counts.

    Raises:
        TableError: if a table of pay holds something that is no pay.
    """
    tables = [table for table in counts if HOURLY_PAY in table.dimensions]
    read = (read_pay(codes[_at(table)]) for table in tables for codes in table.people)
    employers = one_employer_each({pay.employer for pay in read if pay is not None})
    return tuple(_pay_table(template, table, employers) for table in tables)


def _at(table: TableCounts) -> int:
    return table.dimensions.index(HOURLY_PAY)


def _folded(table: TableCounts) -> TableCounts:
    at = _at(table)
    people: Counter[tuple[str, ...]] = Counter()
    for codes, number in table.people.items():
        people[(*codes[:at], known_or_not(codes[at]), *codes[at + 1 :])] += number
    names = tuple(PAY_KNOWN if name == HOURLY_PAY else name for name in table.dimensions)
    return TableCounts(table.table, names, dict(people))


def _pay_table(
    template: ReturnTemplate, table: TableCounts, employers: Mapping[str, str]
) -> PayTable:
    at = _at(table)
    jobs: dict[tuple[str, ...], list[PaidJob]] = {}
    for codes, number in sorted(table.people.items()):
        pay = read_pay(codes[at])
        if pay is not None:
            group = jobs.setdefault((*codes[:at], *codes[at + 1 :]), [])
            # Tallies name nobody: people of one table are told apart by their place in it.
            names = (f"{'/'.join(codes)}/{one}" for one in range(number))
            employer = "" if pay.employer == NOT_NAMED else employers[pay.employer]
            group += [PaidJob(name, employer, pay.pence) for name in names]
    asked = template.table(table.table)
    return PayTable(
        name=table.table,
        title=asked.title,
        dimensions=tuple(name for name in table.dimensions if name != HOURLY_PAY),
        jobs=jobs,
        context=(*asked.fixed, (PAY_KNOWN, KNOWN)),
        counted=True,
    )
