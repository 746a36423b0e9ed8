"""How far those have come who joined a pathway in one period, on this desk's caseload.

Exact and small figures: they are shown on the desk that counts them and go nowhere. What leaves
the organisation leaves in a return, which is protected.
"""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.funnel import (
    EqualitySplit,
    FunnelStage,
    Journey,
    by_group,
    funnel,
    periods_with,
    travelled,
)
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period
from anchordesk.domain.roles import UseCase, may
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CohortAsked:
    """Whom to count.

    Attributes:
        period: In which they joined; None for everybody who ever did.
        stage: By which groups are compared; None for the first one in work.
    """

    pathway_code: str
    period: Period | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class CohortCounts:
    """A cohort, counted.

    Attributes:
        pathway: Its newest version, by whose stages is counted.
        periods: In which somebody joined: years, then quarters, each the newest first.
        enrolments: How many joined in the period.
        people: Of how many different people.
        without_day: Enrolments on the pathway without a known day: they belong to no period.
        first_in_work: The first stage of having started work; the last one where none is.
        compared_at: The stage by which groups are compared.
        split: None where this desk's role does not compare groups.
    """

    pathway: Pathway
    periods: tuple[Period, ...]
    stages: tuple[FunnelStage, ...]
    enrolments: int
    people: int
    without_day: int
    first_in_work: str
    compared_at: str
    split: EqualitySplit | None


@door(UseCase.COUNT)
def count_cohort(workspace: Workspace, asked: CohortAsked) -> CohortCounts:
    """Count how far a cohort has come. It stays on this desk."""
    pathway = workspace.library.newest_pathway(asked.pathway_code)
    compares = may(workspace.profile.role, UseCase.COMPARE_GROUPS)
    with workspace.records.reading() as reading:
        everybody = reading.journeys(asked.pathway_code)
        groups = reading.network.protected_groups() if compares else {}
    joined = tuple(one for one in everybody if _is_of(one, asked.period))
    days = [one.enrolled_on for one in everybody if one.enrolled_on is not None]
    known = travelled(joined, pathway, _reasons(workspace, asked.pathway_code))
    compared_at = asked.stage or first_in_work(pathway)
    return CohortCounts(
        pathway=pathway,
        periods=periods_with(days),
        stages=funnel(known, pathway),
        enrolments=len(joined),
        people=len({one.resident_id for one in joined}),
        without_day=len(everybody) - len(days),
        first_in_work=first_in_work(pathway),
        compared_at=compared_at,
        split=by_group(known, groups, pathway.position(compared_at)) if compares else None,
    )


def _is_of(journey: Journey, period: Period | None) -> bool:
    if period is None:
        return True
    day = journey.enrolled_on
    return day is not None and period.first_day <= day <= period.last_day


def _reasons(workspace: Workspace, code: str) -> frozenset[str]:
    """Codes by which any version of a pathway is left."""
    versions = (one for (known, _), one in workspace.library.pathways.items() if known == code)
    return frozenset(reason.code for one in versions for reason in one.exits)


def first_in_work(pathway: Pathway) -> str:
    """Return the code of the first stage of having started work; of the last one without any."""
    in_work = (stage.code for stage in pathway.stages if stage.in_work)
    return next(in_work, pathway.stages[-1].code)
