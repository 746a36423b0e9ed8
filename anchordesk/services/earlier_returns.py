"""What a desk's approved returns tell a reader already, in the terms of disclosure control."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anchordesk.domain.counting_over_time import (
    Orders,
    PrintedPeriod,
    continuations,
    presumptions,
)
from anchordesk.domain.disclosure.continuity import Continuation
from anchordesk.domain.disclosure.ledger import ledger_of
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published import (
    Dims,
    PublicConstraint,
    PublishedTables,
    StatedTotal,
    read_published,
)
from anchordesk.domain.period import Quarter, read_quarter
from anchordesk.services.exchange_records import Release
from anchordesk.services.return_refusals import damaged_ledger_refused
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.returns import Return


@dataclass(frozen=True, slots=True)
class EarlierReturns:
    """Everything approved before, whoever it was for: recipients are taken to talk.

    Attributes:
        tables: The printed and withheld cells, merged.
        continuations: Which counts go on from which, up to the new return's.
        presumptions: What a reader takes for granted of people who get older and go on.
    """

    tables: PublishedTables
    continuations: tuple[Continuation, ...]
    presumptions: tuple[PublicConstraint, ...]


def earlier_returns(
    releases: Sequence[Release],
    *,
    period: Quarter,
    places: Iterable[Dims],
    totals: Sequence[StatedTotal],
    context: Dims,
    orders: Orders,
) -> EarlierReturns | None:
    """What a new return of a period must be protected together with; None for the first return.

    Args:
        releases: All approved returns of this desk, the oldest first.
        places: The new return's cells.
        totals: Its public sums.
        context: (dimension, category) pairs that all its cells carry.
        orders: Categories from the first to the last, where people move one way.

    Raises:
        EraError: if this period was approved before with other groups.
        ReturnRefusedError: if the ledger is not as it was written.
    """
    if not releases:
        return None
    refuse_broken_ledger(releases)
    ledger = ledger_of([read_published(r.published) for r in releases], totals, context)
    printed: dict[Quarter, dict[Dims, Dims]] = {}
    for release, named in zip(releases, ledger.places, strict=True):
        printed.setdefault(read_quarter(release.period), {}).update(named)
    own = {place: place for place in places} | printed.pop(period, {})
    periods = [PrintedPeriod(*item) for item in printed.items()]
    new = PrintedPeriod(period, own)
    return EarlierReturns(
        tables=ledger.tables,
        continuations=continuations(periods, new),
        presumptions=presumptions(periods, new, orders),
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


def policy_after(releases: Sequence[Release], threshold: int) -> ProtectionPolicy:
    """The policy of a new return: as strict as every return before it, or stricter.

    Raises:
        PolicyError: if an earlier return had a higher threshold.
    """
    policy = ProtectionPolicy(threshold=threshold)
    for release in releases:
        policy.after(ProtectionPolicy(decode(release.payload, Return).method.threshold))
    return policy
