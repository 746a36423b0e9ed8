"""Consent asked, withdrawn and kept to, through the use cases and a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from anchordesk.domain.consent import (
    ConsentPurpose,
    ConsentRefusedError,
    ConsentStanding,
    ConsentWay,
)
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.referral import ReferralState
from anchordesk.services import audit, consents, merging, pathways, referrals, residents, undoing
from anchordesk.services.consents import Answer, PurposeNow
from anchordesk.services.errors import NotFoundError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import TodayKind, list_today
from anchordesk.services.workspace import Workspace

TODAY = date(2026, 11, 23)
PARTNERS = ConsentPurpose.PARTNERS


@pytest.fixture
def elif_id(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Elif", family_name="Jones")).id


def answer(*, yes: bool = True, on: date = TODAY, purpose: ConsentPurpose = PARTNERS) -> Answer:
    return Answer(purpose, yes, ConsentWay.SPOKEN, on)


def now(worker: Workspace, who: ResidentId, purpose: ConsentPurpose = PARTNERS) -> PurposeNow:
    with worker.records.reading() as reading:
        return consents.purpose_now(worker, reading.consents(who), purpose)


def actions(worker: Workspace, who: ResidentId) -> list[str]:
    with worker.records.reading() as reading:
        return [action.words for action in reading.actions(who)]


def test_nobody_is_told_about_a_resident_who_did_not_agree(
    worker: Workspace, elif_id: ResidentId
) -> None:
    with pytest.raises(ConsentRefusedError, match="not asked"):
        referrals.refer(worker, elif_id, "Citizens Advice", "Debt", TODAY)
    consents.record_answer(worker, elif_id, answer(yes=False))
    with pytest.raises(ConsentRefusedError, match="said no"):
        referrals.refer(worker, elif_id, "Citizens Advice", "Debt", TODAY)
    with worker.records.reading() as reading:
        assert reading.referrals(elif_id) == ()
    referrals.refer(
        worker, elif_id, "Adult social care", "Neglect", TODAY, shared_because="Safeguarding"
    )
    with worker.records.reading() as reading:
        assert reading.referrals(elif_id)[0].shared_because == "Safeguarding"
    told = [event.action for event in audit.about(worker, elif_id)]
    assert told[:2] == ["shared-without-consent", "consent-answered"]


def test_why_without_consent_is_not_kept_where_there_is_one(
    worker: Workspace, elif_id: ResidentId
) -> None:
    consents.record_answer(worker, elif_id, answer())
    referrals.refer(worker, elif_id, "Citizens Advice", "Debt", TODAY, shared_because="To be sure")
    with worker.records.reading() as reading:
        assert not reading.referrals(elif_id)[0].shared_because


def test_a_withdrawal_stops_sharing_tells_whom_to_tell_and_can_be_undone(
    worker: Workspace, elif_id: ResidentId
) -> None:
    consents.record_answer(worker, elif_id, answer(on=TODAY - timedelta(days=3)))
    for whom in ("Citizens Advice", "The college", "The library"):
        referrals.refer(worker, elif_id, whom, "Help", TODAY)
    with worker.records.reading() as reading:
        library = next(r for r in reading.referrals(elif_id) if r.to_whom == "The library")
    referrals.answer_referral(worker, library, ReferralState.DECLINED, TODAY, "Full")
    given = now(worker, elif_id).answer
    assert given is not None
    changes = consents.withdraw(worker, given, TODAY, "Changed her mind")
    assert now(worker, elif_id).standing is ConsentStanding.WITHDRAWN
    assert sorted(actions(worker, elif_id)) == [
        "Tell Citizens Advice that consent to share was withdrawn",
        "Tell The college that consent to share was withdrawn",
    ]
    with pytest.raises(ConsentRefusedError, match="withdrew"):
        referrals.refer(worker, elif_id, "A new one", "Help", TODAY)
    with pytest.raises(ConsentRefusedError, match="does not stand"):
        consents.withdraw(worker, given, TODAY)
    undoing.take_back(worker, changes)
    assert now(worker, elif_id).answer == given
    assert actions(worker, elif_id) == []


def test_a_no_after_a_yes_has_the_same_consequences(worker: Workspace, elif_id: ResidentId) -> None:
    consents.record_answer(worker, elif_id, answer(on=TODAY - timedelta(days=3)))
    referrals.refer(worker, elif_id, "Citizens Advice", "Debt", TODAY)
    consents.record_answer(worker, elif_id, answer(yes=False))
    assert actions(worker, elif_id) == ["Tell Citizens Advice that consent to share was withdrawn"]


def test_an_answer_is_of_a_day_that_has_come_and_of_somebody_here(
    worker: Workspace, elif_id: ResidentId
) -> None:
    with pytest.raises(ConsentRefusedError, match="future"):
        consents.record_answer(worker, elif_id, answer(on=TODAY + timedelta(days=1)))
    with pytest.raises(NotFoundError):
        consents.record_answer(worker, ResidentId(worker.identifiers.new_id()), answer())
    assert now(worker, elif_id).standing is ConsentStanding.NOT_ASKED


def test_a_new_wording_is_asked_again_on_today_until_it_is_answered(
    worker: Workspace, elif_id: ResidentId
) -> None:
    gone = residents.add(worker, ResidentDetails(given_name="Gone")).id
    left = pathways.enrol(worker, gone, "hospitality-to-health", TODAY - timedelta(days=9))
    pathway = worker.library.newest_pathway("hospitality-to-health")
    pathways.move_stage(worker, left.id, pathway.exits[0].code, TODAY, "Moved away")
    for who in (elif_id, gone):
        consents.record_answer(worker, who, answer(on=TODAY - timedelta(days=3)))
    assert list_today(worker).count_of(TodayKind.CONSENT) == 0
    changed = with_new_words(worker)
    (line,) = [one for one in list_today(changed).lines if one.kind is TodayKind.CONSENT]
    assert line.resident.id == elif_id
    assert now(changed, elif_id).standing is ConsentStanding.ASK_AGAIN
    referrals.refer(changed, elif_id, "Citizens Advice", "Debt", TODAY)
    consents.record_answer(changed, elif_id, answer())
    assert list_today(changed).count_of(TodayKind.CONSENT) == 0
    assert now(changed, elif_id).standing is ConsentStanding.GIVEN


def with_new_words(worker: Workspace) -> Workspace:
    """The same workspace in a later AnchorDesk, which asks in other words."""
    text = worker.library.consent_text(PARTNERS, TODAY)
    newer = replace(text, version=text.version + 1, in_force_from=TODAY)
    texts = (*worker.library.consent_texts, newer)
    return replace(worker, library=replace(worker.library, consent_texts=texts))


def test_who_objects_is_the_same_for_one_record_and_for_all(
    worker: Workspace, elif_id: ResidentId
) -> None:
    """The records answer at once for everybody what the domain says of each."""
    vacancies = ConsentPurpose.VACANCIES
    other = residents.add(worker, ResidentDetails(given_name="Bo")).id
    steps = ((elif_id, True, 0), (other, False, 0), (elif_id, False, 1), (other, True, 5))
    for who, yes, days in steps:
        on = TODAY - timedelta(days=days)
        consents.record_answer(worker, who, answer(yes=yes, on=on, purpose=vacancies))
        with worker.records.reading() as reading:
            objectors = reading.said_no(vacancies)
        for one in (elif_id, other):
            assert (one in objectors) is not now(worker, one, vacancies).is_allowed
    given = now(worker, elif_id, vacancies).answer
    assert given is not None
    consents.withdraw(worker, given, TODAY)
    with worker.records.reading() as reading:
        assert reading.said_no(vacancies) == {elif_id, other}


def test_answers_move_with_a_merge_and_the_latest_counts(
    worker: Workspace, elif_id: ResidentId
) -> None:
    twin = residents.add(worker, ResidentDetails(given_name="Elif", family_name="Jones"))
    consents.record_answer(worker, elif_id, answer(on=TODAY - timedelta(days=3)))
    consents.record_answer(worker, twin.id, answer(yes=False))
    merge = merging.merge(worker, elif_id, twin.id)
    assert now(worker, elif_id).standing is ConsentStanding.REFUSED
    merging.undo(worker, elif_id, merge.id)
    assert now(worker, elif_id).standing is ConsentStanding.GIVEN
