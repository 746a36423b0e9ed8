"""Whom to look for on a day: who is due a check by their pathway, and who has not been heard of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.milestones import latest_start, next_milestone, stages_from
from anchordesk.domain.pathway import Pathway
from anchordesk.services.today_records import QuietWatch, StageWatch


def check_watches(pathways: tuple[Pathway, ...], until: date) -> tuple[StageWatch, ...]:
    """Return who to look for: those at a stage of which the next check is due by a day."""
    return tuple(_watches_of(pathways, until))


def _watches_of(pathways: tuple[Pathway, ...], until: date) -> Iterator[StageWatch]:
    for pathway in pathways:
        for stage in pathway.stages:
            milestone = next_milestone(pathway, stage.code)
            if milestone is not None:
                yield StageWatch(
                    pathway_code=pathway.code,
                    pathway_version=pathway.version,
                    stage=stage.code,
                    arrived_at=stages_from(pathway, milestone.after),
                    begun_by=latest_start(milestone, until),
                )


def quiet_watches(pathways: tuple[Pathway, ...], today: date) -> tuple[QuietWatch, ...]:
    """Return who to look for: those not in work yet, without contact for longer than allowed."""
    return tuple(
        QuietWatch(
            pathway_code=pathway.code,
            pathway_version=pathway.version,
            stages=tuple(stage.code for stage in pathway.stages if not stage.in_work),
            last_contact_before=day_bounds(today - timedelta(days=pathway.quiet_after_days))[0],
            joined_before=today - timedelta(days=pathway.quiet_after_days),
        )
        for pathway in pathways
        if pathway.quiet_after_days
    )
