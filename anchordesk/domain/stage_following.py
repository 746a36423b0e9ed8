"""Which stage a step of a job application brings somebody to, without anybody moving them."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.pathway import Enrolment, Pathway, Stage


def stage_to_follow(
    pathway: Pathway, enrolment: Enrolment, state: ApplicationState, on: date
) -> Stage | None:
    """Return the stage that an application's step brings an enrolment to, or None.

    Only ever forward, and only who is on the pathway still. Who was not judged eligible yet stays
    where they are: that is a person's to decide. So does who was moved after the day of the step.
    """
    target = next((stage for stage in pathway.stages if stage.application is state), None)
    if target is None or not pathway.has_stage(enrolment.stage):
        return None
    here = pathway.position(enrolment.stage)
    judged_at = pathway.eligibility.at_stage
    if pathway.position(target.code) <= here:
        return None
    if judged_at and here < pathway.position(judged_at):
        return None
    if enrolment.stage_since is not None and on < enrolment.stage_since:
        return None
    return target
