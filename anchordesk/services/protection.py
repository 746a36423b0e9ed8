"""Hands a return's exact counts to disclosure control, all its tables at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.counted_dimension import CountedDimension
from anchordesk.domain.counted_facts import constraints_of, facts_of_groups, known_facts
from anchordesk.domain.counting import TableCounts
from anchordesk.domain.counting_over_time import PrintedPeriod
from anchordesk.domain.disclosure.magnitudes import PayTable, where_medians_may_stand
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    Improvement,
    WithheldCell,
    WithheldReason,
)
from anchordesk.domain.disclosure.published import Dims, PublicConstraint, cell_name, place_of
from anchordesk.domain.disclosure.published_cells import fewest_behind_median
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    ConflictingTablesError,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.landlords_in_places import Place, parts_of_places
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.earlier_returns import earlier_returns, policy_after
from anchordesk.services.exchange_records import Release
from anchordesk.services.told_by_medians import told_by_all_medians, told_of_earlier_ones
from anchordesk.wire.returns import Method

HIDING = "threshold-suppression-lp-flow"
HIDING_VERSION = "3"
ROUNDING = "controlled-rounding"
ROUNDING_VERSION = "1"


@dataclass(frozen=True, slots=True)
class ProtectedCounts:
    """A return's tables as they may leave.

    Attributes:
        tables_json: The exact bytes of the tables' file, which the audit read.
        context: (dimension, category) pairs that every cell carries.
        reasons: Why each hidden cell is hidden, for the lead's own screen.
        ties: What a reader knows of counts in this return and in earlier ones together.
        improvement: What came of looking for a pattern that hides less.
    """

    tables_json: bytes
    context: Dims
    reasons: Mapping[frozenset[tuple[str, str]], str]
    ties: tuple[PublicConstraint, ...]
    improvement: Improvement


def protect_counts(
    *,
    template: ReturnTemplate,
    pathway: Pathway,
    period: Period,
    dimensions: Mapping[str, CountedDimension],
    counts: tuple[TableCounts, ...],
    releases: tuple[Release, ...],
    tie_break_key: bytes,
    pay: tuple[PayTable, ...] = (),
    revision: int = 1,
    lists: AgreedLists = NO_LISTS,
    landlords: Mapping[str, Iterable[Place]] | None = None,
) -> ProtectedCounts:
    """Protect all tables of a return together with every return before it, and audit the bytes.

    Args:
        releases: All approved returns of this desk, the oldest first.
        tie_break_key: The organisation's secret for choices between equals.
        pay: What people earn, of which medians are asked for, each with a measure of its own.
        revision: From 2 on for a correction of a return of this period.
        lists: The network's lists, by which wards add up.
        landlords: For each the places in which all of their people live, as far as is known.

    Raises:
        ProtectionRefusedError: if no safe version exists; it names the cells in the way.
        EarlierReleaseError: if the counts cannot stand beside an earlier return.
        PolicyError: if an earlier return had a higher threshold.
        MixedMethodsError: if exact figures would stand beside rounded ones.
    """
    # Loaded when wanted: a tenth of a second and 20 MiB that casework can do without.
    from anchordesk.domain.disclosure.release import protect_and_audit  # noqa: PLC0415

    context = place_of({"measure": "people", "pathway": template.pathway, "period": period.code})
    exact = [_table(template, table) for table in counts]
    known = _dimensions(template, dimensions)
    all_tables = [*exact, *(table.people() for table in pay if not table.counted)]
    places = counts_by_place(all_tables, known, context)
    earlier = earlier_returns(
        releases,
        pathway=pathway,
        period=period,
        places=places,
        totals=public_totals(all_tables, known),
        context=context,
        lists=lists,
    )
    facts = constraints_of(known_facts(pathway, period, lists), places, groupings(lists))
    own = PrintedPeriod(period, {place: place for place in places}, groupings(lists))
    where_medians = where_medians_may_stand(pay, known, context, template.threshold)
    if told_of_earlier_ones(where_medians, own, earlier):
        pay, where_medians = (), frozenset()
    released = protect_and_audit(
        exact,
        known,
        policy_after(
            releases,
            template.threshold,
            rounds=template.rounded,
            zeros_sensitive=template.zeros_sensitive,
            fewest=template.made_once,
        ),
        release=f"{template.code}/{period.code}" + (f"/{revision}" if revision > 1 else ""),
        context=context,
        constraints=facts,
        earlier=None if earlier is None else earlier.tables,
        continuations=() if earlier is None else earlier.continuations,
        presumptions=() if earlier is None else earlier.presumptions,
        pay=pay,
        told=(
            *told_by_all_medians(where_medians, own, places, earlier),
            *parts_of_places(landlords or {}, places, context),
        ),
        tie_break_key=tie_break_key,
    )
    return ProtectedCounts(
        tables_json=released.content,
        context=context,
        reasons={
            frozenset(cell.dims): _behind_pay(template.threshold)
            if cell.dims in released.too_few_behind_pay and cell.reason is WithheldReason.PROTECTS
            else _reason(_as_small(cell, places), template.threshold, dimensions, context)
            for cell in released.protected.withheld
        },
        ties=released.ties,
        improvement=released.protected.improvement,
    )


def method_of(template: ReturnTemplate) -> Method:
    """How a return from this template says that its small counts were protected."""
    if not template.rounded:
        return Method(
            template.threshold,
            HIDING,
            HIDING_VERSION,
            zeros_sensitive=template.zeros_sensitive,
        )
    # Loaded when wanted: the solver comes with it.
    from anchordesk.domain.disclosure.rounding import Rounding  # noqa: PLC0415

    rounding = Rounding.under(ProtectionPolicy(template.threshold, rounds=True))
    return Method(template.threshold, ROUNDING, ROUNDING_VERSION, rounding.base, rounding.within)


def refuse_unsound(
    template: ReturnTemplate,
    dimensions: Mapping[str, CountedDimension],
    counts: tuple[TableCounts, ...],
    lists: AgreedLists = NO_LISTS,
) -> None:
    """Refuse counts that could not be protected: unknown groups, or tables that do not agree.

    Raises:
        TableError: saying what is wrong.
        ConflictingTablesError: also if groups do not add up to broader ones as the lists say.
    """
    places = counts_by_place(
        [_table(template, table) for table in counts], _dimensions(template, dimensions), ()
    )
    for fact in constraints_of(facts_of_groups(groupings(lists)), places):
        if sum(factor * places[place] for factor, place in fact.terms) != fact.rhs:
            names = ", ".join(cell_name(place) for _, place in fact.terms)
            raise ConflictingTablesError(f"These groups do not add up: {names}.")


def _reason(
    cell: WithheldCell,
    threshold: int,
    dimensions: Mapping[str, CountedDimension],
    context: Dims,
) -> str:
    match cell.reason:
        case WithheldReason.SMALL:
            return f"Hidden because it is below {threshold}."
        case WithheldReason.WHOLE_GROUP:
            return "Hidden because everybody of a group is in this one category."
        case WithheldReason.EARLIER:
            return "Hidden because an earlier return hid it."
        case WithheldReason.CHANGED:
            return f"Hidden because it changed by fewer than {threshold} since an earlier return."
        case WithheldReason.PROTECTS:
            protects = cell.protects or ()
            names = [_title(dimensions[n], code) for n, code in protects if n in dimensions]
            shown = " and ".join(f"“{name}”" for name in names) or "another number"
            where = "" if set(context) <= set(protects) else " in an earlier return"
            return f"Hidden so that {shown}{where} cannot be worked out from it."
        case _:
            assert_never(cell.reason)


def _as_small(cell: WithheldCell, places: Mapping[Dims, int]) -> WithheldCell:
    """A zero that is hidden for itself is so for being small."""
    is_zero = places.get(cell.dims) == 0 and cell.protects is None
    small = is_zero and cell.reason is WithheldReason.PROTECTS
    return WithheldCell(cell.dims, WithheldReason.SMALL) if small else cell


def _behind_pay(threshold: int) -> str:
    fewest = fewest_behind_median(threshold)
    return f"Hidden because fewer than {fewest} people are behind a median of pay."


def _title(dimension: CountedDimension, code: str) -> str:
    return next((c.title for c in dimension.printed if c.code == code), code)


def _table(template: ReturnTemplate, counts: TableCounts) -> CountTable:
    table = template.table(counts.table)
    return CountTable(
        name=counts.table,
        title=table.title,
        dimensions=counts.dimensions,
        counts=counts.people,
        context=table.fixed,
    )


def _dimensions(
    template: ReturnTemplate, dimensions: Mapping[str, CountedDimension]
) -> list[Dimension]:
    used = sorted({name for table in template.tables for name in table.dimensions})
    return [_dimension(dimensions[name], sensitive=name in template.sensitive) for name in used]


def _dimension(counted: CountedDimension, *, sensitive: bool) -> Dimension:
    return Dimension(
        name=counted.name,
        title=counted.title,
        categories=tuple(
            Category(category.code, category.title) for category in counted.categories
        ),
        sensitive=sensitive,
        groups=tuple(
            CategoryGroup(total.code, total.title, total.children) for total in counted.sums
        ),
    )
