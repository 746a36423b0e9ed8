"""What the filters of the caseload offer: the stages, pathways and workers that occur in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.library import Library


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What can be chosen.

    Attributes:
        stages: Titles, in the order of the pathways.
        pathways: Code and title of each.
    """

    stages: tuple[str, ...] = ()
    pathways: tuple[tuple[str, str], ...] = ()
    workers: tuple[str, ...] = ()


def options_of(library: Library, lines: Sequence[CaseloadEntry]) -> FilterOptions:
    """Return what occurs in some lines of the caseload."""
    present = {line.stage_title for line in lines}
    codes = sorted({line.row.pathway_code for line in lines if line.row.pathway_code})
    in_order = [
        stage.short_title for code in codes for stage in library.newest_pathway(code).stages
    ]
    known = [title for title in dict.fromkeys(in_order) if title in present]
    return FilterOptions(
        stages=(*known, *sorted(present.difference(known))),
        pathways=tuple((code, library.newest_pathway(code).title) for code in codes),
        workers=tuple(sorted({line.row.worker for line in lines})),
    )
