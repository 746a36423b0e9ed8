"""What a reader knew of a return's counts beside the print, kept by the ledger from its day on.

Medians tell on which side of a rate half of the people are, and the network's list says which wards
make up a tenth. True counts are gone later, and lists change: what followed from them is kept. It
names no resident, never leaves the desk, and is not published.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.counted_places import ward_sums, wards_by_decile
from anchordesk.domain.counting_over_time import PrintedPeriod
from anchordesk.domain.disclosure.published_cells import (
    Comparison,
    Dims,
    PublicConstraint,
    PublishedTables,
    place_of,
)
from anchordesk.domain.told_by_medians import HALF
from anchordesk.services.return_refusals import damaged_ledger_refused

if TYPE_CHECKING:
    from anchordesk.services.earlier_returns import EarlierReturns

Wards = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FactThen:
    """A fact about counts of returns.

    Attributes:
        terms: Factors with the number of a return in the ledger, from 0, and a place as printed.
    """

    terms: tuple[tuple[int, int, Dims], ...]
    op: Comparison
    rhs: int


@dataclass(frozen=True, slots=True)
class KnownThen:
    """What was known on the day of a return.

    Attributes:
        facts: About its counts, and those of returns before it.
        wards: The wards of each tenth by the list that it was counted with; None if not kept.
        sums: The wards of each constituency and city.
    """

    facts: tuple[FactThen, ...] = ()
    wards: Wards | None = None
    sums: Wards = field(default_factory=dict)


def known_then(
    ties: Iterable[PublicConstraint],
    own: PublishedTables,
    earlier: EarlierReturns | None,
    lists: AgreedLists,
) -> KnownThen:
    """What the ledger keeps of a return that is approved now.

    Args:
        ties: What a reader knows beside its print, in the words of the ledger of today.
        own: The return as it is signed.
        earlier: The returns before.
        lists: The network's lists that it was counted by.
    """
    printed = () if earlier is None else earlier.printed
    before = () if earlier is None else earlier.tables.medians
    medians = {median.dims for median in (*before, *own.medians)}
    named = {
        name: (number, place)
        for number, one in enumerate(printed)
        for place, name in one.places.items()
    } | {cell.dims: (len(printed), cell.dims) for cell in own.cells}
    facts = tuple(
        FactThen(tuple((factor, *named[place]) for factor, place in tie.terms), tie.op, tie.rhs)
        for tie in ties
        if _is_told(tie, medians)
    )
    sums = {one.code: one.wards for one in ward_sums(lists)}
    return KnownThen(facts, wards_by_decile(lists), sums)


def _is_told(tie: PublicConstraint, medians: Collection[Dims]) -> bool:
    """Whether a printed median tells it; how counts go on over time is found anew each time."""
    (factor, people), *halves = tie.terms
    return factor == 1 and people in medians and all(half == HALF for half, _ in halves)


def facts_among(
    kept: Iterable[KnownThen], printed: Sequence[PrintedPeriod]
) -> tuple[PublicConstraint, ...]:
    """The facts that were known then, in the words of the ledger of today.

    Raises:
        ReturnRefusedError: if they speak of cells that the ledger does not have.
    """
    try:
        return tuple(
            PublicConstraint(
                tuple((factor, printed[at].places[place]) for factor, at, place in fact.terms),
                fact.op,
                fact.rhs,
            )
            for known in kept
            for fact in known.facts
        )
    except (IndexError, KeyError):
        raise damaged_ledger_refused() from None


def written(known: KnownThen) -> bytes:
    """The bytes that the ledger keeps."""
    facts = [
        [[[factor, at, dict(place)] for factor, at, place in fact.terms], fact.op, fact.rhs]
        for fact in known.facts
    ]
    kept = {"facts": facts, "wards": known.wards, "sums": known.sums}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def read_known(data: bytes) -> KnownThen:
    """Read what the ledger keeps; a line from before it was kept says nothing.

    Raises:
        ReturnRefusedError: if it is not as it was written.
    """
    if not data:
        return KnownThen()
    try:
        kept = json.loads(data)
        facts = tuple(_fact(*fact) for fact in kept["facts"])
        wards = None if kept["wards"] is None else _wards(kept["wards"])
        return KnownThen(facts, wards, _wards(kept["sums"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise damaged_ledger_refused() from None


def _fact(terms: list[Any], op: Comparison, rhs: int) -> FactThen:
    if op not in (">=", "<=", "==") or not terms:
        raise ValueError
    places = tuple((int(factor), int(at), place_of(pairs)) for factor, at, pairs in terms)
    return FactThen(places, op, int(rhs))


def _wards(kept: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(wards) for code, wards in kept.items()}
