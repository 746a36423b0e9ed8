"""Judging whether a resident may go on, by the programme's rules, and keeping what was found."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.eligibility import (
    EligibilityCheck,
    Facts,
    Finding,
    RightToWork,
    check_override,
    is_eligible,
    judge,
)
from anchordesk.domain.identifiers import EligibilityCheckId, EnrolmentId
from anchordesk.domain.pathway import Enrolment, Pathway
from anchordesk.domain.resident import Resident
from anchordesk.domain.text import tidy
from anchordesk.services.pathways import move_stage
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace


def is_judged_at(pathway: Pathway, to_stage: str) -> bool:
    """Tell whether a pathway's rules of eligibility are judged on coming to a stage."""
    return bool(pathway.eligibility.at_stage) and pathway.eligibility.at_stage == to_stage


def findings_for(
    pathway: Pathway, resident: Resident, right_to_work: RightToWork, today: date
) -> tuple[Finding, ...]:
    """Return how each rule of a pathway is judged for a resident today."""
    facts = Facts(
        postcode=resident.postcode,
        age=resident.age_on(today),
        sector=resident.sector_left,
        right_to_work=right_to_work,
    )
    return judge(pathway.eligibility, facts)


def move_after_check(  # noqa: PLR0917 - what the check and the move say
    workspace: Workspace,
    enrolment_id: EnrolmentId,
    to_stage: str,
    moved_on: date,
    reason: str,
    right_to_work: RightToWork,
    *,
    draft: DraftKey | None = None,
) -> Enrolment:
    """Judge the rules, keep what was found, and move to the stage, in one transaction.

    Args:
        reason: Needed where a rule is not met: why they may go on all the same.

    Raises:
        EligibilityRefusedError: naming the rules that are not met, if there is no reason.
        PathwayRefusedError, NotFoundError: as for any move.
    """
    reason = tidy(reason)
    today = workspace.clock.today()

    def keep_check(change: RecordsChanging, enrolment: Enrolment, pathway: Pathway) -> None:
        resident = change.resident(enrolment.resident_id)
        findings = findings_for(pathway, resident, right_to_work, today)
        check_override(findings, reason)
        change.keep(
            EligibilityCheck(
                id=EligibilityCheckId(workspace.identifiers.new_id()),
                resident_id=resident.id,
                pathway_code=pathway.code,
                pathway_version=pathway.version,
                checked_on=today,
                findings=findings,
                override_reason="" if is_eligible(findings) else reason,
                worker=workspace.worker,
            )
        )

    return move_stage(
        workspace, enrolment_id, to_stage, moved_on, reason, draft=draft, also=keep_check
    )
