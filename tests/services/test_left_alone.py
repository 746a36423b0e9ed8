"""Who asked that their record is left as it is leaves every list, and is found by name alone."""

from __future__ import annotations

from datetime import date

import pytest

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Alert
from anchordesk.domain.rights_request import RequestState, Right, RightsRequest
from anchordesk.domain.time_limits import Nation
from anchordesk.services import at_risk, caseload_export, finding, opportunities, rights, today
from anchordesk.services.caseload import LEFT_AS_IT_IS
from anchordesk.services.casework import NextAction, plan_action, record_contact
from anchordesk.services.desk_reports import own_report
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

OVERDUE = date(2026, 11, 2)


@pytest.fixture
def amina(worker: Workspace) -> ResidentId:
    details = ResidentDetails(
        given_name="Amina",
        family_name="Yusuf",
        postcode="CF10 1AA",
        alerts=(Alert.LONE_WORKING,),
    )
    made = add(worker, details)
    plan_action(worker, made.id, NextAction("Ring about the rent", OVERDUE))
    record_contact(worker, made.id, ContactKind.PHONE, "Rang the surgery")
    add(worker, ResidentDetails(given_name="Bo"))
    return made.id


@pytest.fixture
def asked(worker: Workspace, amina: ResidentId) -> RightsRequest:
    with worker.records.reading() as reading:
        reference = reading.resident(amina).reference
    day, nation = worker.clock.today(), Nation.ENGLAND_AND_WALES
    return rights.record(worker, reference, Right.RESTRICTION, day, nation)


def listed(worker: Workspace, wanted: Wanted) -> list[str]:
    return [entry.row.name for entry in caseload_export.entries_for(worker, wanted)]


@pytest.mark.usefixtures("asked")
def test_they_are_in_no_list_but_found_by_name_and_by_the_filter(
    worker: Workspace, amina: ResidentId
) -> None:
    assert listed(worker, Wanted()) == ["Bo"]
    assert listed(worker, Wanted(alerts=True)) == []
    assert listed(worker, Wanted(text="rent")) == [], "nor by what was to be done"
    assert listed(worker, Wanted(text="yus am")) == ["Amina Yusuf"]
    assert listed(worker, Wanted(stage=LEFT_AS_IT_IS)) == ["Amina Yusuf"]
    (found,) = caseload_export.entries_for(worker, Wanted(text="amina"))
    assert (found.stage_title, found.row.next_action, found.row.due_on) == (LEFT_AS_IT_IS, "", None)


@pytest.mark.usefixtures("asked")
def test_search_finds_their_name_says_so_and_nothing_else_of_theirs(
    worker: Workspace, amina: ResidentId
) -> None:
    (found,) = finding.find_people(worker, "amina").people
    assert found.left_as_it_is
    assert finding.find_people(worker, "cf10").in_all == 0
    assert finding.find_matches(worker, "surgery") == ()
    assert finding.find_alike(worker, "Amena Yusef") == ()


@pytest.mark.usefixtures("asked")
def test_today_says_that_something_is_kept_back_and_lists_nothing_of_it(
    worker: Workspace, amina: ResidentId
) -> None:
    found = today.list_today(worker)
    assert amina not in {line.resident.id for line in found.lines}
    assert found.left_alone == 1
    assert amina not in at_risk.people_at_risk(worker)


@pytest.mark.usefixtures("asked")
def test_they_are_compared_with_no_vacancy_and_in_no_report(
    worker: Workspace, amina: ResidentId
) -> None:
    assert opportunities.look_for_resident(worker, amina).objects
    with worker.records.reading() as reading:
        assert amina not in {one.resident_id for one in opportunities._seekers(reading)}
    assert own_report(worker).residents == 1
    assert own_report(worker).overdue == 0


def test_once_the_request_is_settled_they_are_back_everywhere(
    worker: Workspace, amina: ResidentId, asked: RightsRequest
) -> None:
    rights.settle(worker, asked.id, RequestState.REFUSED)
    assert listed(worker, Wanted()) == ["Amina Yusuf", "Bo"]
    assert amina in {line.resident.id for line in today.list_today(worker).lines}
    assert [one.resident_id for one in finding.find_matches(worker, "surgery")] == [amina]
