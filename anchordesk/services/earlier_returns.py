"""What a desk's approved returns tell a reader already, in the terms of disclosure control."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.broader_groups import WARD, Groupings, groupings, groupings_of
from anchordesk.domain.counted_facts import known_facts
from anchordesk.domain.counting_over_lists import over_lists
from anchordesk.domain.counting_over_time import PERIOD, PrintedPeriod, continuations
from anchordesk.domain.counting_presumptions import presumptions, upward_orders
from anchordesk.domain.counting_same_day import of_the_same_day, ordered_counts
from anchordesk.domain.disclosure.continuity import Continuation
from anchordesk.domain.disclosure.ledger import ledger_of
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published import (
    Dims,
    PublicConstraint,
    PublishedTables,
    StatedTotal,
    place_of,
    read_published,
)
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period, read_period
from anchordesk.domain.ward_places import is_sum_of_listed
from anchordesk.services.exchange_records import Release
from anchordesk.services.known_then import KnownThen, facts_among, read_known
from anchordesk.services.return_refusals import damaged_ledger_refused
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.returns import Return


@dataclass(frozen=True, slots=True)
class EarlierReturns:
    """Everything approved before, whoever it was for: recipients are taken to talk.

    Attributes:
        tables: The printed and withheld cells, merged, with what was known of them on their day.
        continuations: Which counts go on from which, up to the new return's.
        presumptions: What a reader takes for granted of people who get older and go on.
        printed: The cells of each return.
    """

    tables: PublishedTables
    continuations: tuple[Continuation, ...]
    presumptions: tuple[PublicConstraint, ...]
    printed: tuple[PrintedPeriod, ...] = ()


def earlier_returns(
    releases: Sequence[Release],
    *,
    pathway: Pathway,
    period: Period,
    places: Iterable[Dims],
    totals: Sequence[StatedTotal],
    context: Dims,
    lists: AgreedLists = NO_LISTS,
) -> EarlierReturns | None:
    """What a new return of a period must be protected together with; None for the first return.

    Each return counted people as they were recorded then: its cells are quantities of their own,
    also where another return of the same period prints the same, tied by how much they changed.

    Args:
        releases: All approved returns of this desk, the oldest first.
        places: The new return's cells.
        totals: Its public sums.
        context: (dimension, category) pairs that all its cells carry.
        lists: The network's lists, by which wards add up.

    Raises:
        EraError: if this period was approved before with other groups.
        ReturnRefusedError: if the ledger is not as it was written.
    """
    if not releases:
        return None
    refuse_broken_ledger(releases)
    published = [read_published(release.published) for release in releases]
    # Asked under their own names: one period is never printed in two sets of categories.
    ledger_of(published, totals, context)
    apart = [_as_counted_then(tables, number) for number, tables in enumerate(published, start=1)]
    ledger = ledger_of(apart, totals, context)
    known = groupings(lists)
    then = [read_known(release.known) for release in releases]
    printed = [
        PrintedPeriod(
            read_period(release.period),
            {
                cell.dims: named[renamed.dims]
                for cell, renamed in zip(tables.cells, counted.cells, strict=True)
            },
            _groupings_then(kept, tables, known),
        )
        for release, kept, tables, counted, named in zip(
            releases, then, published, apart, ledger.places, strict=True
        )
    ]
    own = PrintedPeriod(period, {place: place for place in places}, known)
    words = known_facts(pathway, period, lists)
    tied = (
        *continuations(printed, own),
        *of_the_same_day([*printed, own], words),
        *over_lists([*printed, own]),
    )
    presumed = (
        *presumptions(printed, own, upward_orders(pathway)),
        *ordered_counts([*printed, own], words),
    )
    facts = (*ledger.tables.constraints, *facts_among(then, printed))
    tables = replace(ledger.tables, constraints=tuple(dict.fromkeys(facts)))
    return EarlierReturns(tables, tuple(dict.fromkeys(tied)), presumed, tuple(printed))


def _groupings_then(kept: KnownThen, tables: PublishedTables, today: Groupings) -> Groupings:
    """By which list a return was counted; today's, where the ledger does not say."""
    sums = {
        total.parent: total.children
        for total in tables.totals
        if total.dimension == WARD and is_sum_of_listed(total.parent)
    }
    if kept.wards is None:
        return replace(today, sums={**today.sums, **sums})
    return groupings_of(kept.wards, {**kept.sums, **sums})


def _as_counted_then(tables: PublishedTables, number: int) -> PublishedTables:
    """A return's tables, their period named after the return's place in the ledger."""

    def place(dims: Dims) -> Dims:
        pairs = dict(dims)
        if PERIOD in pairs:
            pairs[PERIOD] += f", return {number}"
        return place_of(pairs)

    return replace(
        tables,
        cells=tuple(replace(cell, dims=place(cell.dims)) for cell in tables.cells),
        constraints=tuple(
            replace(item, terms=tuple((factor, place(dims)) for factor, dims in item.terms))
            for item in tables.constraints
        ),
        medians=tuple(replace(median, dims=place(median.dims)) for median in tables.medians),
    )


def refuse_broken_ledger(releases: Sequence[Release]) -> None:
    """Refuse a ledger with a line changed, lost or out of its order: too little would be hidden.

    Raises:
        ReturnRefusedError: saying so.
    """
    previous = ""
    for release in releases:
        shown = decode(release.payload, Return).shown_digest
        if release.previous != previous or digest_of(release.published) != shown:
            raise damaged_ledger_refused()
        previous = release.digest


def policy_after(
    releases: Sequence[Release],
    threshold: int,
    *,
    rounds: bool = False,
    zeros_sensitive: bool = False,
    fewest: bool = False,
) -> ProtectionPolicy:
    """The policy of a new return: as strict as every return before it, or stricter.

    Args:
        rounds: Whether the new return's counts are rounded, instead of hiding some.
        zeros_sensitive: Whether the new return may tell of no zero either.
        fewest: Whether a pattern that hides less is looked for, if this is the first return.

    Raises:
        PolicyError: if an earlier return had a higher threshold.
        MixedMethodsError: if earlier returns are exact and this one is rounded, or the other way.
    """
    policy = ProtectionPolicy(
        threshold=threshold, rounds=rounds, zeros_sensitive=zeros_sensitive, fewest=fewest
    )
    for release in releases:
        method = decode(release.payload, Return).method
        policy.after(ProtectionPolicy(method.threshold, rounds=method.rounded_to > 0))
    return policy
