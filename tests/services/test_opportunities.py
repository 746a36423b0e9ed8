"""Vacancies on the desk: whom they suit, and what residents wish for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.even_handedness import ProtectedGroup
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.job_quality import Verdict
from anchordesk.domain.matching import Fit
from anchordesk.domain.needs import NeedKind, NeedState
from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.work_situation import WorkSituation
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services import consents, needs, opportunities, packs, residents
from anchordesk.services.consents import Answer
from anchordesk.services.errors import NotFoundError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from tests.services.test_packs import FINGERPRINT, PORTER, card, pack

CLEANER = PORTER.replace("UHB-1", "UHB-2").replace("Porter", "Cleaner") + 'must = ["dbs"]\n'
CLOSED = PORTER.replace("UHB-1", "UHB-3").replace("Porter", "Cook") + "closes_on = 2026-11-12\n"
NHS = PORTER.replace("UHB-1", "UHB-4").replace("Porter", "Healthcare assistant") + (
    'nhs_band = "band_2"\npay_place = "uk"\ncontract = "permanent"\nstarts_on = 2026-01-12\n'
)
DAY = date(2026, 11, 20)


@pytest.fixture
def desk(worker: Workspace, tmp_path: Path) -> Workspace:
    packs.trust_card(worker, card(tmp_path), FINGERPRINT)
    packs.accept_pack(worker, pack(tmp_path, PORTER + CLEANER + CLOSED + NHS))
    return worker


def somebody(desk: Workspace, name: str, ward: str = "") -> ResidentId:
    return residents.add(desk, ResidentDetails(given_name=name, ward=ward)).id


def test_wishes_are_kept_whole_and_replaced(desk: Workspace) -> None:
    amina = somebody(desk, "Amina")
    assert opportunities.look_for_resident(desk, amina).wishes == WorkWishes()
    wishes = WorkWishes(
        families=(JobFamily.FACILITIES, JobFamily.CARE),
        least_hours=Decimal("22.5"),
        most_hours=Decimal(30),
        shifts=(Shift.DAYS,),
        most_miles=4,
        least_pay_pence=1260,
        has=(Requirement.RIGHT_TO_WORK,),
        lacks=(Requirement.DBS,),
    )
    opportunities.save_wishes(desk, amina, wishes)
    assert opportunities.look_for_resident(desk, amina).wishes == wishes
    opportunities.save_wishes(desk, amina, WorkWishes(most_miles=9))
    assert opportunities.look_for_resident(desk, amina).wishes == WorkWishes(most_miles=9)


def test_the_list_counts_whom_each_vacancy_suits(desk: Workspace) -> None:
    amina, tomasz = somebody(desk, "Amina"), somebody(desk, "Tomasz")
    somebody(desk, "Unasked")
    opportunities.save_wishes(desk, amina, WorkWishes(has=(Requirement.DBS,)))
    opportunities.save_wishes(desk, tomasz, WorkWishes(lacks=(Requirement.DBS,)))
    listed = {v.opportunity.role: v for v in opportunities.list_opportunities(desk).vacancies}
    assert (listed["Porter"].could_apply, listed["Porter"].ask_first) == (3, 0)
    assert (listed["Cleaner"].could_apply, listed["Cleaner"].ask_first) == (1, 1)
    assert (listed["Cook"].could_apply, listed["Cook"].is_closed) == (0, True)
    assert list(listed)[-1] == "Cook"


def test_who_objects_is_compared_with_no_vacancy(desk: Workspace) -> None:
    amina, tomasz = somebody(desk, "Amina"), somebody(desk, "Tomasz")
    objection = Answer(ConsentPurpose.VACANCIES, given=False, way=ConsentWay.SPOKEN, on=DAY)
    changes = consents.record_answer(desk, amina, objection)
    listed = {v.opportunity.role: v for v in opportunities.list_opportunities(desk).vacancies}
    assert listed["Porter"].could_apply == 1
    ranked = opportunities.for_opportunity(desk, "UHB-1")
    assert [seen.match.resident_id for seen in ranked] == [tomasz]
    found = opportunities.look_for_resident(desk, amina)
    assert found.objects
    assert found.matches == ()
    take_back(desk, changes)
    assert len(opportunities.for_opportunity(desk, "UHB-1")) == 2
    assert opportunities.look_for_resident(desk, amina).matches


def test_an_nhs_vacancy_is_judged_by_its_pay(desk: Workspace) -> None:
    listed = {v.opportunity.role: v for v in opportunities.list_opportunities(desk).vacancies}
    wage, secure = listed["Healthcare assistant"].quality.judgements
    assert wage.verdict is Verdict.NO
    assert secure.verdict is Verdict.YES


def test_vacancies_for_a_resident_and_residents_for_a_vacancy_agree(desk: Workspace) -> None:
    amina, tomasz = somebody(desk, "Amina"), somebody(desk, "Tomasz")
    opportunities.save_wishes(desk, tomasz, WorkWishes(families=(JobFamily.FACILITIES,)))
    opportunities.save_wishes(desk, amina, WorkWishes(families=(JobFamily.CARE,)))
    ranked = opportunities.for_opportunity(desk, "UHB-1")
    assert [seen.who.name for seen in ranked] == ["Tomasz", "Amina"]
    for seen in ranked:
        own = opportunities.look_for_resident(desk, seen.match.resident_id).matches
        assert seen.match in own
        assert own[-1].opportunity.role == "Cook"
        assert own[-1].fit is Fit.NOT_YET


def test_what_the_old_job_taught_speaks_for_a_vacancy(desk: Workspace, tmp_path: Path) -> None:
    waiting = WorkSituation(occupation="Waiter", occupation_code="9264")
    amina = residents.add(desk, ResidentDetails(given_name="Amina", work=waiting)).id
    packs.accept_pack(desk, pack(tmp_path, PORTER + 'occupation = "9262"\n', version=2))
    (match,) = opportunities.look_for_resident(desk, amina).matches
    brings = [reason.words for reason in match.reasons if reason.words.startswith("Brings: ")]
    assert "Looking after people who are waiting or upset" in brings[0]


def test_open_needs_are_brought_up_but_health_is_not_looked_at(desk: Workspace) -> None:
    amina = somebody(desk, "Amina")
    for kind in (NeedKind.CHILDCARE, NeedKind.HEALTH, NeedKind.HOUSING):
        needs.add_need(desk, amina, kind, "")
    with desk.records.reading() as reading:
        housing = next(n for n in reading.needs(amina) if n.kind is NeedKind.HOUSING)
    needs.set_need_state(desk, housing, NeedState.RESOLVED)
    own = opportunities.look_for_resident(desk, amina)
    told = {reason.words for match in own.matches for reason in match.reasons}
    assert "Still open: Childcare." in told


def test_a_vacancy_that_is_gone_is_said(desk: Workspace) -> None:
    with pytest.raises(NotFoundError, match="no longer on the list"):
        opportunities.for_opportunity(desk, "UHB-99")


def test_shares_of_groups_leave_small_groups_out(desk: Workspace) -> None:
    for number in range(6):
        somebody(desk, f"Person {number}")
    leads = replace(desk, profile=replace(desk.profile, role=DeskRole.LEAD))
    shares = {share.group: share for share in opportunities.shares_of_groups(leads)}
    not_known = shares[ProtectedGroup("Sex", "Not known")]
    assert (not_known.people, not_known.could_apply) == (6, 6)
