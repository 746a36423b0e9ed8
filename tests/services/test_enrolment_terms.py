"""Each enrolment has its own worker, funder and rule on lasting work, or the usual ones."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.services import access_pack, casework, enrolment_terms, pathways, residents
from anchordesk.services.casework import JobDetails
from anchordesk.services.enrolment_terms import TermsDetails
from anchordesk.services.errors import NotFoundError
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import take_back, take_back_joining
from anchordesk.services.workspace import Workspace

HEALTH, GENERAL = "hospitality-to-health", "general-employability"
EARNINGS, WEEKS = "restart-earnings", "thirteen-of-sixteen"


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    who = residents.add(worker, ResidentDetails(given_name="Ana")).id
    begun = worker.clock.today() - timedelta(days=60)
    casework.record_job(
        worker, who, JobDetails("Hotel", "Porter", begun, 1300, hours_per_week=Decimal(20))
    )
    return who


def joined(worker: Workspace, who: ResidentId, pathway: str) -> EnrolmentId:
    day = worker.clock.today() - timedelta(days=90)
    return pathways.enrol(worker, who, pathway, day).id


def terms(worker: Workspace, who: ResidentId) -> dict[EnrolmentId, EnrolmentTerms]:
    with worker.records.reading() as reading:
        return {one.enrolment_id: one for one in reading.enrolment_terms(who)}


def rules(worker: Workspace, who: ResidentId) -> list[str]:
    return [one.rule.code for one in open_record(worker, who).review.sustained]


def test_two_enrolments_have_each_their_own(worker: Workspace, ana: ResidentId) -> None:
    health, general = joined(worker, ana, HEALTH), joined(worker, ana, GENERAL)
    enrolment_terms.settle(worker, health, TermsDetails(" Jo  Reid ", "nhs", ""))
    enrolment_terms.settle(worker, general, TermsDetails("", "connect_to_work", WEEKS))
    kept = terms(worker, ana)
    assert (kept[health].own_worker, kept[health].funder) == ("Jo Reid", "nhs")
    assert (kept[general].own_worker, kept[general].rule) == ("", WEEKS)


def test_what_is_missing_is_told_by_the_rule_of_the_enrolment(
    worker: Workspace, ana: ResidentId
) -> None:
    health = joined(worker, ana, HEALTH)
    assert rules(worker, ana) == [WEEKS], "the programme's own"
    settled = enrolment_terms.settle(worker, health, TermsDetails(rule=EARNINGS))
    assert rules(worker, ana) == [EARNINGS]
    (told,) = open_record(worker, ana).review.sustained
    assert (told.met_on, told.so_far > 0) == (None, True)
    take_back(worker, (settled,))
    assert (rules(worker, ana), terms(worker, ana)) == ([WEEKS], {})


def test_a_rule_of_two_enrolments_is_told_once(worker: Workspace, ana: ResidentId) -> None:
    joined(worker, ana, HEALTH)
    enrolment_terms.settle(worker, joined(worker, ana, GENERAL), TermsDetails(rule=WEEKS))
    assert rules(worker, ana).count(WEEKS) == 1


def test_funder_and_rule_come_from_the_lists_and_the_enrolment_must_be_there(
    worker: Workspace, ana: ResidentId
) -> None:
    health = joined(worker, ana, HEALTH)
    for wrong in (TermsDetails(funder="nobody"), TermsDetails(rule="none such")):
        with pytest.raises(PathwayRefusedError):
            enrolment_terms.settle(worker, health, wrong)
    with pytest.raises(NotFoundError):
        enrolment_terms.settle(worker, EnrolmentId(ana), TermsDetails())


def test_they_go_with_an_enrolment_made_by_mistake(worker: Workspace, ana: ResidentId) -> None:
    enrolment = pathways.enrol(worker, ana, HEALTH, worker.clock.today())
    enrolment_terms.settle(worker, enrolment.id, TermsDetails(funder="nhs"))
    take_back_joining(worker, enrolment)
    assert terms(worker, ana) == {}


def test_they_are_in_the_copy_of_what_is_kept(worker: Workspace, ana: ResidentId) -> None:
    enrolment_terms.settle(worker, joined(worker, ana, HEALTH), TermsDetails("Jo", "council"))
    said = [entry.words for entry in access_pack.build(worker, ana).entries]
    assert any("Who pays for the pathway: council" in one for one in said)
