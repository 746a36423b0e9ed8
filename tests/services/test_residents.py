"""What is recorded about residents, and what it was before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from anchordesk.domain.agreed_lists import AgreedLists, Landlord, landlords_by_name
from anchordesk.domain.categories import Disability, EthnicityGroup
from anchordesk.domain.equality import ActivityLimits, Answer, EqualityMonitoring, Ethnicity
from anchordesk.domain.field_history import FieldChange
from anchordesk.domain.resident import Alert
from anchordesk.domain.ward_places import WardPlace, by_name
from anchordesk.domain.work_situation import EmploymentStatus, RedundancyRisk, WorkSituation
from anchordesk.services.places_in_use import PlacesInUse, places_in_use
from anchordesk.services.record import open_record
from anchordesk.services.residents import (
    ResidentDetails,
    add,
    amend,
    amend_equality,
    details_of,
    field_history,
)
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import NOON

FULL = ResidentDetails(
    given_name="Amina",
    phone="07700 900123",
    address="1 Quay Street\nCardiff",
    do_not_contact_at="Her mother's number",
    safe_times="Weekdays before 15:00",
    language="Somali",
    needs_interpreter=True,
    communication_needs="Large print",
    tenancy_reference="T-22",
    alerts=(Alert.LONE_WORKING,),
    safety_instruction="Visit in pairs",
    work=WorkSituation(
        EmploymentStatus.EMPLOYED,
        "Waiters and waitresses",
        "9264",
        "56.10",
        RedundancyRisk.YES,
        date(2027, 1, 31),
        Decimal("22.5"),
        1221,
        "Universal Credit",
    ),
)
ANSWERS = EqualityMonitoring(
    EthnicityGroup.BLACK,
    disability=Disability.YES,
    ethnicity=Ethnicity.BLACK_AFRICAN,
    lasting_condition=Answer.YES,
    activity_limits=ActivityLimits.A_LITTLE,
)


def test_everything_on_the_form_comes_back(worker: Workspace) -> None:
    resident = add(worker, FULL)
    kept = open_record(worker, resident.id).resident
    assert replace(details_of(kept), reference="") == FULL
    bare = amend(worker, resident.id, replace(ResidentDetails(), given_name="Amina"))
    assert open_record(worker, resident.id).resident == bare


def test_a_change_is_kept_with_what_was_there_before_who_and_when(
    worker: Workspace,
) -> None:
    resident = add(worker, FULL)
    assert open_record(worker, resident.id).edited is None
    changed = replace(
        FULL,
        phone="07700 900456",
        alerts=(Alert.LONE_WORKING, Alert.SAFEGUARDING),
        work=replace(FULL.work, redundancy_by=None, hours_per_week=Decimal(30)),
    )
    amend(worker, resident.id, changed)
    amend(worker, resident.id, changed)
    history = field_history(worker, resident.id)
    assert {kept.change for kept in history} == {
        FieldChange("phone", "07700 900123", "07700 900456"),
        FieldChange("alerts", "Lone working", "Lone working, Safeguarding"),
        FieldChange("work.redundancy_by", "2027-01-31", ""),
        FieldChange("work.hours_per_week", "22.5", "30"),
    }
    assert {(kept.changed_at, kept.worker) for kept in history} == {(NOON, "Sam Kaur")}
    edited = open_record(worker, resident.id).edited
    assert edited is not None
    assert edited.changed_at == NOON


def test_equality_monitoring_is_kept_apart(worker: Workspace) -> None:
    resident = add(worker, FULL)
    amend_equality(worker, resident.id, ANSWERS)
    amend(worker, resident.id, replace(FULL, preferred_name="Mina"))
    assert open_record(worker, resident.id).resident.equality == ANSWERS
    newest, *earlier = field_history(worker, resident.id)
    assert newest.change == FieldChange("preferred_name", "", "Mina")
    assert {kept.change.field for kept in earlier} == {
        "equality.ethnicity_group",
        "equality.ethnicity",
        "equality.disability",
        "equality.lasting_condition",
        "equality.activity_limits",
    }
    assert all(kept.change.is_apart for kept in earlier)


def test_wards_and_landlords_in_use_are_offered_once_each(worker: Workspace) -> None:
    for ward, landlord in (("Riverside", "Harbour Homes"), ("Cathays", ""), ("Riverside", "")):
        add(worker, ResidentDetails(given_name="A", ward=ward, landlord=landlord))
    assert places_in_use(worker) == PlacesInUse(("Cathays", "Riverside"), ("Harbour Homes",))
    lists = AgreedLists(
        by_name([WardPlace("Adamsdown", "Cardiff", 51.5, -3.2)]),
        landlords_by_name([Landlord("Canalside Housing", ("CSH",))]),
    )
    agreed = replace(worker, library=replace(worker.library, lists=lists))
    assert places_in_use(agreed) == PlacesInUse(
        ("Adamsdown", "Cathays", "Riverside"), ("Canalside Housing", "Harbour Homes")
    )
