"""Whom the caseload shows for what is asked for, and how many for each saved view."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.services.at_risk import people_at_risk
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.caseload_filter import matching
from anchordesk.services.doors import door
from anchordesk.services.finding import find_alike, find_matches
from anchordesk.services.finding_records import SavedView
from anchordesk.services.saved_views import list_views
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CountedView:
    """A saved view, and how many residents it shows now."""

    view: SavedView
    residents: int


@door(UseCase.READ_RECORDS)
def entries_shown(
    workspace: Workspace,
    wanted: Wanted,
    lines: tuple[CaseloadEntry, ...],
    at_risk: Collection[ResidentId],
) -> tuple[CaseloadEntry, ...]:
    """Return the lines that the list shows when this is asked for.

    Args:
        lines: The whole caseload.
        at_risk: Who is at risk; looked at where that is asked for.
    """
    today = workspace.clock.today()
    found = find_matches(workspace, wanted.text) if wanted.text.strip() else ()
    matches = {match.resident_id for match in found}
    shown = matching(lines, wanted, today, matches, at_risk)
    if shown or found:
        return shown
    alike = {match.resident_id for match in find_alike(workspace, wanted.text)}
    return matching(lines, wanted, today, alike, at_risk)


@door(UseCase.READ_RECORDS)
def count_views(workspace: Workspace, most: int) -> tuple[CountedView, ...]:
    """Return the first saved views with their counts; without any, the caseload is not read."""
    views = list_views(workspace)[:most]
    if not views:
        return ()
    lines = list_caseload(workspace)
    at_risk = people_at_risk(workspace) if any(view.wanted.at_risk for view in views) else {}
    return tuple(
        CountedView(view, len(entries_shown(workspace, view.wanted, lines, at_risk)))
        for view in views
    )
