"""Checks connections against the returns themselves before anybody sees them.

It shares no arithmetic with what found them: each figure is looked up again in the return that it
is said to stand in, and a sum that is not the plain sum of printed figures is withheld. A sum of
what one return prints follows from that return, so it tells nobody more than the return does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from anchordesk.hub.network_connections import NetworkConnection
from anchordesk.hub.register import ReceivedReturn
from anchordesk.wire.published import PublishedCell, Quantity
from anchordesk.wire.returns import Return


def proven(
    connections: Iterable[NetworkConnection], counted: Iterable[ReceivedReturn]
) -> tuple[NetworkConnection, ...]:
    """The connections of which every figure follows from what one return of that member prints."""
    returns = {one.digest: one.content for one in counted}
    return tuple(
        connection
        for connection in connections
        if connection.at_least == _lower_bound(connection, returns)
    )


def _lower_bound(connection: NetworkConnection, returns: Mapping[str, Return]) -> int | None:
    """The sum of what is printed, read again; None if it cannot be vouched for."""
    digests = {supply.digest for supply in connection.supplies}
    content = returns.get(digests.pop()) if len(digests) == 1 else None
    if content is None or content.head.organisation != connection.supplier:
        return None
    places = [part.quantity for supply in connection.supplies for part in supply.parts]
    sums = {
        (dimension, parent)
        for dimension, totals in content.published.totals.items()
        for parent, _ in totals
    }
    if len(set(places)) < len(places) or any(place & sums for place in places):
        return None  # somebody would be counted twice
    cells = content.published.by_quantity()
    return sum(_printed(cells, place) for place in places)


def _printed(cells: Mapping[Quantity, PublishedCell], place: Quantity) -> int:
    cell = cells.get(place)
    if cell is not None and isinstance(cell.value, int):
        return cell.value
    return cell.lo if cell is not None and isinstance(cell.lo, int) else 0
