"""What a need was before somebody changed it: which part, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.choice_list import ChoiceList
from anchordesk.domain.field_history import FieldChange
from anchordesk.domain.identifiers import NeedId
from anchordesk.domain.needs import Need, NeedState

CHANGING = ("kind", "words", "severity", "opened_on", "state", "worked_on_from", "resolved_on")


@dataclass(frozen=True, slots=True)
class NeedChange:
    """One part of a need that was changed."""

    need_id: NeedId
    change: FieldChange
    changed_at: datetime
    changed_by: str


def changed_need_fields(before: Need, after: Need) -> tuple[FieldChange, ...]:
    """Return what is not as it was: codes by their titles, days as 2026-11-23."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in CHANGING)
    return tuple(
        FieldChange(name, _text(old), _text(new)) for name, old, new in pairs if old != new
    )


def needs_in_order(needs: Sequence[Need], severities: ChoiceList) -> tuple[Need, ...]:
    """Return what is to be dealt with first: the most severe, then the longest known.

    Resolved ones come last, the newest first.
    """
    open_ones = [need for need in needs if need.state is not NeedState.RESOLVED]
    open_ones.sort(key=lambda need: (severities.place_of(need.severity), need.opened_on, need.id))
    resolved = [need for need in needs if need.state is NeedState.RESOLVED]
    resolved.sort(key=lambda need: (need.resolved_on or need.opened_on, need.id), reverse=True)
    return (*open_ones, *resolved)


def _text(value: object) -> str:
    if isinstance(value, TitledCode):
        return value.title_text
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
