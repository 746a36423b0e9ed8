"""What there is to heed at an address is seen by all who work with somebody there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.address_warning import WarningKind, WarningRefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import address_warnings, caseload, day_sheet, erasure, finding, today
from anchordesk.services.appointments import AppointmentDetails, arrange
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace

SAID = "At this address: Dog (in the yard)"


def living_at(worker: Workspace, name: str, address: str) -> ResidentId:
    details = ResidentDetails(given_name=name, address=address, postcode="CF10 1AA")
    return add(worker, details).id


@pytest.fixture
def amina(worker: Workspace) -> ResidentId:
    return living_at(worker, "Amina", "14 Bute Street")


@pytest.fixture
def bo(worker: Workspace) -> ResidentId:
    return living_at(worker, "Bo", "14 bute st, Cardiff")


@pytest.fixture
def warned(worker: Workspace, amina: ResidentId, bo: ResidentId) -> None:
    living_at(worker, "Cai", "16 Bute Street")
    address_warnings.warn(worker, amina, WarningKind.DOG, " in the yard ")


def heeded(worker: Workspace) -> dict[str, str]:
    return {e.row.name: e.row.safety_instruction for e in caseload.list_caseload(worker)}


@pytest.mark.usefixtures("warned")
def test_who_else_lives_there_has_it_in_every_list_and_nobody_next_door(
    worker: Workspace, bo: ResidentId
) -> None:
    assert heeded(worker) == {"Amina": SAID, "Bo": SAID, "Cai": ""}
    (found,) = finding.find_people(worker, "bo").people
    assert found.safety_instruction == SAID
    (seen,) = open_record(worker, bo).at_address
    assert "Amina" not in repr(seen), "it does not tell whose record it comes from"


@pytest.mark.usefixtures("warned")
def test_who_moves_in_later_has_it_as_well(worker: Workspace) -> None:
    living_at(worker, "Dee", "14, Bute Street")
    assert heeded(worker)["Dee"] == SAID


@pytest.mark.usefixtures("warned")
def test_it_is_seen_before_a_visit_and_on_the_paper_of_the_day(
    worker: Workspace, bo: ResidentId
) -> None:
    day = worker.clock.today()
    starts = worker.now() + timedelta(hours=1)
    arrange(worker, bo, AppointmentDetails("Visit", starts, 30))
    (line,) = [one for one in today.list_today(worker).lines if one.appointment is not None]
    assert line.resident.safety_instruction == SAID
    sheet = day_sheet.lay_out(worker, day, with_names=False)
    assert any(f"Heed: {SAID}" in block.sentences for block in sheet.blocks)


def test_what_is_heeded_of_the_person_stands_before_it(worker: Workspace) -> None:
    details = ResidentDetails(
        given_name="Amina",
        address="14 Bute Street",
        postcode="CF10 1AA",
        safety_instruction="Ring first.",
    )
    who = add(worker, details).id
    address_warnings.warn(worker, who, WarningKind.NOT_ALONE, "")
    assert heeded(worker) == {"Amina": "Ring first. At this address: Do not visit alone"}


@pytest.mark.usefixtures("warned")
def test_it_stays_with_the_others_when_one_of_them_is_erased(
    worker: Workspace, amina: ResidentId
) -> None:
    erasure.erase(worker, amina)
    assert heeded(worker)["Bo"] == SAID


@pytest.mark.usefixtures("warned")
def test_ended_once_it_is_gone_for_all_and_undo_brings_it_back(
    worker: Workspace, bo: ResidentId
) -> None:
    (seen,) = open_record(worker, bo).at_address
    ended = address_warnings.end(worker, seen)
    assert set(heeded(worker).values()) == {""}
    take_back(worker, ended)
    assert heeded(worker)["Amina"] == SAID


def test_without_an_address_it_is_refused_and_says_what_to_do(worker: Workspace) -> None:
    who = add(worker, ResidentDetails(given_name="Amina", postcode="CF10 1AA")).id
    with pytest.raises(WarningRefusedError, match="address or the postcode is missing"):
        address_warnings.warn(worker, who, WarningKind.DOG, "")
    with pytest.raises(WarningRefusedError, match="what there is to heed"):
        address_warnings.warn(
            worker, living_at(worker, "Bo", "1 High Lane"), WarningKind.OTHER, " "
        )
