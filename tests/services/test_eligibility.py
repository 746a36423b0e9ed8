"""Eligibility is judged wherever a move passes its stage, and what was found is kept."""

from __future__ import annotations

from datetime import date

import pytest

from anchordesk.domain.eligibility import EligibilityRefusedError, RightToWork, Verdict
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.services import pathways, residents
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace

TODAY = date(2026, 11, 23)


@pytest.fixture
def elif_id(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Elif", family_name="Jones")).id


def test_skipping_the_check_of_eligibility_judges_it_all_the_same(
    worker: Workspace, elif_id: ResidentId
) -> None:
    enrolment = pathways.enrol(worker, elif_id, "hospitality-to-health", TODAY)
    with pytest.raises(EligibilityRefusedError, match="right to work has not been seen"):
        pathways.move_stage(worker, enrolment.id, "eligibility", TODAY)
    assert open_record(worker, elif_id).case.eligibility == ()
    pathways.move_stage(worker, enrolment.id, "training", TODAY, "The course begins on Monday")
    check = open_record(worker, elif_id).case.eligibility[0]
    assert check.override_reason == "The course begins on Monday"
    assert {one.verdict for one in check.findings} == {Verdict.NOT_KNOWN}


def test_who_came_to_a_later_stage_can_be_checked_without_a_move(
    worker: Workspace, elif_id: ResidentId
) -> None:
    enrolment = pathways.enrol(worker, elif_id, "council-apprenticeships", TODAY)
    check = pathways.check_eligibility(worker, enrolment.id, RightToWork.SEEN)
    record = open_record(worker, elif_id)
    assert record.case.eligibility == (check,)
    assert [one.verdict for one in check.findings] == [Verdict.NOT_KNOWN, Verdict.MET]
    assert record.enrolment is not None
    assert record.enrolment.stage == "referral"
    general = pathways.enrol(worker, elif_id, "general-employability", TODAY)
    with pytest.raises(PathwayRefusedError, match="asks for nothing"):
        pathways.check_eligibility(worker, general.id, RightToWork.SEEN)
