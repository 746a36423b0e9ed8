"""How far people come on a pathway over all desks of a team, for its lead: counts, and no names.

Own figures are counted now; those of other desks are as old as their last report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from anchordesk.domain.pathway import Pathway
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services.cohorts import CohortAsked, count_cohort
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.roster import roster_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.desk_report import DeskReport, ReachedStage


@dataclass(frozen=True, slots=True)
class TeamStage:
    """A stage, and how many of the team's enrolments came to it or past it."""

    title: str
    reached: int


@dataclass(frozen=True, slots=True)
class TeamFunnel:
    """The funnel of a team.

    Attributes:
        desks: How many desks it counts, this one among them.
        missing: Names of desks with cases that sent no report yet.
    """

    stages: tuple[TeamStage, ...]
    desks: int
    missing: tuple[str, ...]


@door(UseCase.COUNT)
def reached_on(workspace: Workspace, pathway: Pathway) -> tuple[ReachedStage, ...]:
    """Count how many enrolments of this desk came to each stage of a pathway, at any time."""
    counted = count_cohort(workspace, CohortAsked(pathway.code))
    return tuple(
        ReachedStage(pathway.code, one.stage.code, one.reached)
        for one in counted.stages
        if one.reached
    )


@door(UseCase.SUPERVISE)
def team_funnel(workspace: Workspace, pathway_code: str) -> TeamFunnel:
    """Add up what the desks of the team told of a pathway."""
    pathway = workspace.library.newest_pathway(pathway_code)
    own = own_keys(workspace).key_id
    with workspace.records.reading() as reading:
        team, kept = roster_of(reading), {one.desk: one for one in reading.oversight.reports()}
    others = [
        member
        for member in (team.active if team is not None else ())
        if member.key_id != own and DeskRole(member.role).holds_cases
    ]
    told = [*reached_on(workspace, pathway)]
    missing = []
    for member in others:
        report = kept.get(member.key_id)
        if report is None:
            missing.append(member.name)
        else:
            told += decode(report.payload, DeskReport).reached
    reached: Counter[str] = Counter()
    for one in told:
        if one.pathway == pathway_code:
            reached[one.stage] += one.people
    stages = tuple(TeamStage(stage.short_title, reached[stage.code]) for stage in pathway.stages)
    return TeamFunnel(stages, 1 + len(others) - len(missing), tuple(sorted(missing)))
