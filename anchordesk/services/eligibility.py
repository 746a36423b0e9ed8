"""Judging whether a resident may go on, by the programme's rules, and keeping what was found."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.eligibility import (
    EligibilityCheck,
    Facts,
    Finding,
    RightToWork,
    check_override,
    is_eligible,
    judge,
)
from anchordesk.domain.identifiers import EligibilityCheckId
from anchordesk.domain.pathway import Enrolment, Pathway
from anchordesk.domain.resident import Resident
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace


def findings_for(
    pathway: Pathway, resident: Resident, right_to_work: RightToWork, today: date
) -> tuple[Finding, ...]:
    """Return how each rule of a pathway is judged for a resident today."""
    facts = Facts(
        postcode=resident.postcode,
        age=resident.age_on(today),
        sector=resident.sector_left,
        landlord=resident.landlord,
        right_to_work=right_to_work,
    )
    return judge(pathway.eligibility, facts)


def keep_findings(  # noqa: PLR0917 - what a check is made of
    workspace: Workspace,
    change: RecordsChanging,
    enrolment: Enrolment,
    pathway: Pathway,
    right_to_work: RightToWork,
    reason: str,
) -> EligibilityCheck:
    """Judge the rules and keep what was found, in a transaction that is under way.

    Args:
        reason: Why they may go on although a rule is not met; kept only then.
    """
    today = workspace.clock.today()
    resident = change.resident(enrolment.resident_id)
    findings = findings_for(pathway, resident, right_to_work, today)
    check = EligibilityCheck(
        id=EligibilityCheckId(workspace.identifiers.new_id()),
        resident_id=resident.id,
        pathway_code=pathway.code,
        pathway_version=pathway.version,
        checked_on=today,
        findings=findings,
        override_reason="" if is_eligible(findings) else reason,
        worker=workspace.worker,
    )
    change.keep(check)
    return check


def judge_move(  # noqa: PLR0917 - what a move that is judged is made of
    workspace: Workspace,
    change: RecordsChanging,
    enrolment: Enrolment,
    pathway: Pathway,
    right_to_work: RightToWork,
    reason: str,
) -> None:
    """Judge the rules before a move, and keep what was found.

    Raises:
        EligibilityRefusedError: naming the rules that are not met, if there is no reason.
    """
    check = keep_findings(workspace, change, enrolment, pathway, right_to_work, reason)
    check_override(check.findings, reason)
