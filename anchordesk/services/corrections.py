"""Corrections of an approved return: what a new revision replaces, and what it changes.

Whoever has the new revision has the old one too. So it is protected together with it, and a figure
that changed by few people is hidden. A revision that could show no changed figure is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from anchordesk.domain.period import Period
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import OutboxItem, Release
from anchordesk.services.prepared_return import CorrectedFigure
from anchordesk.services.return_delivery import delivery_of
from anchordesk.wire.codec import decode
from anchordesk.wire.published import MARGIN, Quantity
from anchordesk.wire.returns import Category, Return

FIGURES_NAMED = 5


def newest_of(ledger: Sequence[Release], template: str, period: Period) -> Release | None:
    """Return the newest revision of a return; None if it was never approved."""
    revisions = [r for r in ledger if r.template == template and r.period == period.code]
    return max(revisions, key=lambda release: release.revision, default=None)


def digest_at_hub(release: Release, sent: Iterable[OutboxItem]) -> str:
    """Return by which digest a hub knows an approved return; the ledger's where none has it."""
    item = delivery_of(release, sent)
    return release.digest if item is None else item.digest


def differences(before: Release, message: Return) -> tuple[CorrectedFigure, ...]:
    """Return the figures that a new revision changes, in the order of print, each once.

    Raises:
        ReturnRefusedError: if nothing differs, or what differs must be hidden.
    """
    old = decode(before.payload, Return).figures()
    new = message.figures()
    changed = tuple(
        CorrectedFigure(title, old[place], new[place])
        for place, title in _titles(message).items()
        if place in old and old[place] != new[place]
    )
    if not changed:
        raise ReturnRefusedError(
            f"Nothing that revision {before.revision} of this return shows has changed.",
            what_is_safe="The approved return stays as it is.",
            what_to_do="Correct the records first, or leave the return as it is.",
        )
    if all(figure.now is None for figure in changed):
        names = "; ".join(figure.title for figure in changed[:FIGURES_NAMED])
        more = f" and {len(changed) - FIGURES_NAMED} more" if len(changed) > FIGURES_NAMED else ""
        raise ReturnRefusedError(
            f"No corrected figure could be shown. So few people were added or went that revision "
            f"{before.revision} would tell who. These would be hidden: {names}{more}.",
            what_is_safe="The approved return stays as it is, and nothing was published.",
            what_to_do="What was recorded since counts in the next period's return.",
        )
    return changed


def _titles(message: Return) -> dict[Quantity, str]:
    """What each figure is, by the first table that prints it."""
    found: dict[Quantity, str] = {}
    for layout in message.tables:
        columns: tuple[Category | None, ...] = (None,)
        if layout.columns is not None:
            columns = layout.columns.categories
        for row in layout.rows.categories:
            for column in columns:
                named = [row.title if row.code != MARGIN else ""]
                named += [column.title] if column is not None and column.code != MARGIN else []
                words = ", ".join(word for word in named if word) or row.title
                found.setdefault(layout.quantity_at(row, column), f"{layout.title}: {words}")
    return found
