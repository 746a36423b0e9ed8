"""Vacancies that are typed in on a desk: matched as the network's, changed, closed, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.matching import Fit, Match
from anchordesk.domain.opportunity import (
    Opportunity,
    OpportunityKind,
    OpportunityRefusedError,
    Requirement,
)
from anchordesk.domain.outcome import NhsBand
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services import opportunities, own_vacancies, residents
from anchordesk.services.errors import NotFoundError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace

COOK = Opportunity(
    id="DESK-1",
    kind=OpportunityKind.VACANCY,
    employer="Harbour School",
    role="Cook",
    family=JobFamily.FACILITIES,
    places_open=2,
    published_on=date(2026, 11, 20),
    nhs_band=NhsBand.BAND_2,
    guaranteed_hours=Decimal(16),
    most_hours=Decimal(30),
    shift_pattern="Two weeks early, one week late",
    getting_there="Bus 61 until 23:10, five minutes from the stop",
    essential=("Can lift 15 kg", "Reads English “well”"),
)


def somebody(desk: Workspace, **wishes: object) -> Match:
    who = residents.add(desk, ResidentDetails(given_name="Ana")).id
    opportunities.save_wishes(desk, who, replace(WorkWishes(), **wishes))  # type: ignore[arg-type]
    (found,) = opportunities.look_for_resident(desk, who).matches
    return found


def test_it_is_listed_without_any_network_with_what_its_band_pays(worker: Workspace) -> None:
    own_vacancies.save(worker, COOK)
    (seen,) = opportunities.list_opportunities(worker).vacancies
    assert (seen.opportunity, seen.typed_here, seen.pay_pence) == (COOK, True, 1292)


def test_what_the_employer_insists_on_is_asked_and_outweighs_every_preference(
    worker: Workspace,
) -> None:
    own_vacancies.save(worker, COOK)
    own_vacancies.save(worker, replace(COOK, id="DESK-2", essential=(), role="Cook's help"))
    who = residents.add(worker, ResidentDetails(given_name="Ana")).id
    wishes = WorkWishes(families=(JobFamily.FACILITIES,), least_pay_pence=1000)
    opportunities.save_wishes(worker, who, wishes)
    first, second = opportunities.look_for_resident(worker, who).matches
    assert (first.opportunity.id, first.fit) == ("DESK-2", Fit.READY)
    assert (second.opportunity.id, second.fit) == ("DESK-1", Fit.ASK_FIRST)
    assert [r.words for r in second.reasons if r.asks] == [
        "The employer insists on: Can lift 15 kg. Ask.",
        "The employer insists on: Reads English “well”. Ask.",
    ]


def test_hours_that_are_not_guaranteed_and_the_bus_are_told(worker: Workspace) -> None:
    own_vacancies.save(worker, COOK)
    words = {r.words: r for r in somebody(worker, least_hours=Decimal(25)).reasons}
    told = words["Only 16 hours a week are guaranteed; they want at least 25."]
    assert told.points < 0
    assert not told.stops
    assert "Getting there: Bus 61 until 23:10, five minutes from the stop." in words
    assert "Shifts: Two weeks early, one week late." in words


def test_pay_of_a_band_is_held_against_what_they_need(worker: Workspace) -> None:
    own_vacancies.save(worker, COOK)
    told = [r.words for r in somebody(worker, least_pay_pence=1400).reasons]
    assert "£12.92 an hour; they need £14.00." in told


def test_it_is_changed_closed_and_each_taken_back(worker: Workspace) -> None:
    made = own_vacancies.save(worker, COOK)
    changed = own_vacancies.save(worker, replace(COOK, role="Chef", must=(Requirement.DBS,)))
    closed = own_vacancies.close(worker, "DESK-1")
    (seen,) = opportunities.list_opportunities(worker).vacancies
    assert (seen.is_closed, seen.opportunity.role) == (True, "Chef")
    with pytest.raises(ChangedSinceError):
        own_vacancies.put_back(worker, changed)
    own_vacancies.put_back(worker, closed)
    own_vacancies.put_back(worker, changed)
    (seen,) = opportunities.list_opportunities(worker).vacancies
    assert seen.opportunity == COOK
    own_vacancies.put_back(worker, made)
    assert opportunities.list_opportunities(worker).vacancies == ()
    with pytest.raises(NotFoundError, match="not typed in"):
        own_vacancies.close(worker, "DESK-1")


def test_what_cannot_be_kept_is_refused_whole(worker: Workspace) -> None:
    with pytest.raises(OpportunityRefusedError, match="employer and the role"):
        own_vacancies.save(worker, replace(COOK, employer=""))
    with pytest.raises(OpportunityRefusedError, match="guaranteed"):
        replace(COOK, guaranteed_hours=Decimal(40))
    assert opportunities.list_opportunities(worker).vacancies == ()
    assert own_vacancies.new_reference(worker) != own_vacancies.new_reference(worker)
