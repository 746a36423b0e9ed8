"""Safeguarding concerns: nothing written is lost, each look is noted, and no list tells of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.concern import ConcernLevel, ConcernRefusedError, ConcernWords
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Alert
from anchordesk.domain.rights_request import RequestRefusedError, Right
from anchordesk.domain.roles import DeskRole, RoleRefusedError
from anchordesk.domain.time_limits import Nation
from anchordesk.services import (
    access_pack,
    audit,
    concerns,
    erasure,
    finding,
    merging,
    residents,
    rights,
)
from anchordesk.services.access_pack import Review, as_json, document_of, reviewed
from anchordesk.services.export_columns import ExportColumn
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import TodayKind, list_today
from anchordesk.services.workspace import Workspace

NEEDLE = "Zebedee came through the window"
DAY = date(2026, 11, 20)
SEEN = ConcernWords(DAY, NEEDLE)
CLOSED = replace(
    SEEN,
    told="The safeguarding lead",
    told_on=DAY,
    outcome="Moved out",
    closed_on=DAY,
    decision="No further action",
)


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana", family_name="Moss")).id


def events(worker: Workspace, who: ResidentId) -> list[str]:
    return [event.action for event in audit.about(worker, who)]


def alerts(worker: Workspace, who: ResidentId) -> tuple[Alert, ...]:
    with worker.records.reading() as reading:
        return reading.resident(who).alerts


def test_a_concern_brings_the_alert_that_is_seen_before_the_record_opens(
    worker: Workspace, ana: ResidentId
) -> None:
    concerns.record(worker, ana, SEEN)
    with worker.records.reading() as reading:
        (row,) = reading.caseload()
    assert row.alerts == (Alert.SAFEGUARDING,)
    assert (open_record(worker, ana).concerns.open, open_record(worker, ana).concerns.closed) == (
        1,
        0,
    )
    with pytest.raises(ConcernRefusedError, match="the safeguarding alert stays"):
        residents.amend(worker, ana, ResidentDetails(given_name="Ana"))
    (concern,) = concerns.read(worker, ana)
    concerns.write_on(worker, concern.id, CLOSED)
    assert alerts(worker, ana) == (Alert.SAFEGUARDING,), "a person takes it off, not the program"
    residents.amend(worker, ana, ResidentDetails(given_name="Ana"))
    assert alerts(worker, ana) == ()
    concerns.write_on(worker, concern.id, SEEN)
    assert alerts(worker, ana) == (Alert.SAFEGUARDING,), "it was opened again"


def test_what_was_written_before_stays_and_each_look_is_in_the_trail(
    worker: Workspace, ana: ResidentId
) -> None:
    first = concerns.record(worker, ana, SEEN)
    concerns.write_on(worker, first.id, CLOSED)
    (concern,) = concerns.read(worker, ana)
    assert [entry.words for entry in concern.entries] == [SEEN, CLOSED]
    assert not concern.is_open
    told = [action.code for action in (AuditAction.CONCERNS_READ, AuditAction.CONCERN_CLOSED)]
    assert events(worker, ana)[:2] == told
    assert AuditAction.CONCERN_RECORDED.code in events(worker, ana)


def test_no_timeline_search_export_or_audit_fact_holds_a_word_of_it(
    worker: Workspace, ana: ResidentId, tmp_path: Path
) -> None:
    concerns.record(worker, ana, SEEN)
    assert NEEDLE not in repr(open_record(worker, ana))
    assert finding.find_matches(worker, "Zebedee") == ()
    assert finding.find_people(worker, "Zebedee").people == ()
    assert NEEDLE not in repr(audit.about(worker, ana))


def test_only_a_decision_closes_it_and_a_closed_one_is_not_reviewed(
    worker: Workspace, ana: ResidentId
) -> None:
    concern = concerns.record(worker, ana, SEEN)
    with pytest.raises(ConcernRefusedError, match="closed by a decision"):
        concerns.write_on(worker, concern.id, replace(CLOSED, decision=" "))
    with pytest.raises(ConcernRefusedError, match="not reviewed any more"):
        concerns.write_on(worker, concern.id, replace(CLOSED, review_on=DAY))
    assert open_record(worker, ana).concerns.open == 1


def test_today_brings_up_its_review_with_the_level_and_no_word_of_it(
    worker: Workspace, ana: ResidentId
) -> None:
    today_is = worker.clock.today()
    serious = replace(SEEN, level=ConcernLevel.SERIOUS, review_on=today_is)
    watched = replace(SEEN, level=ConcernLevel.WATCH, review_on=today_is + timedelta(days=1))
    first = concerns.record(worker, ana, serious)
    concerns.record(worker, ana, watched)
    found = list_today(worker).lines
    (line,) = [one for one in found if one.kind is TodayKind.CONCERN]
    assert (line.what, line.due_on) == (ConcernLevel.SERIOUS.title_text, today_is)
    assert NEEDLE not in repr(found)
    assert open_record(worker, ana).concerns.level is ConcernLevel.SERIOUS
    concerns.write_on(worker, first.id, replace(serious, review_on=today_is + timedelta(days=9)))
    assert [one for one in list_today(worker).lines if one.kind is TodayKind.CONCERN] == []
    concerns.write_on(worker, first.id, CLOSED)
    assert open_record(worker, ana).concerns.level is ConcernLevel.WATCH


@pytest.mark.parametrize("role", [DeskRole.AUDITOR, DeskRole.IT])
def test_who_holds_no_cases_is_refused_at_the_door(
    worker: Workspace, ana: ResidentId, role: DeskRole
) -> None:
    outsider = replace(worker, profile=replace(worker.profile, role=role))
    with pytest.raises(RoleRefusedError):
        concerns.read(outsider, ana)
    with pytest.raises(RoleRefusedError):
        concerns.record(outsider, ana, SEEN)
    assert open_record(worker, ana).concerns.open == 0


def test_a_draft_goes_in_the_transaction_that_keeps_the_concern(
    worker: Workspace, ana: ResidentId
) -> None:
    key = DraftKey("concern", ana)
    with worker.records.changing() as change:
        change.keep_draft(Draft(key, (("seen", NEEDLE),), worker.now()))
    with pytest.raises(RequestRefusedError, match="half typed"):
        access_pack.build(worker, ana)
    concerns.record(worker, ana, SEEN, draft=key)
    with worker.records.reading() as reading:
        assert reading.drafts() == ()


def test_a_record_that_is_left_as_it_is_still_takes_a_concern(
    worker: Workspace, ana: ResidentId
) -> None:
    with worker.records.reading() as reading:
        reference = reading.resident(ana).reference
    today = worker.clock.today()
    rights.record(worker, reference, Right.RESTRICTION, today, Nation.ENGLAND_AND_WALES)
    concern = concerns.record(worker, ana, SEEN)
    concerns.write_on(worker, concern.id, CLOSED)
    assert open_record(worker, ana).concerns.closed == 1


def test_a_concern_that_is_open_keeps_somebody_from_being_erased(
    worker: Workspace, ana: ResidentId
) -> None:
    concern = concerns.record(worker, ana, SEEN)
    with pytest.raises(RequestRefusedError, match="concern about this person is open"):
        erasure.erase(worker, ana)
    concerns.write_on(worker, concern.id, CLOSED)
    erasure.erase(worker, ana)
    with worker.records.reading() as reading:
        assert reading.rights.mentions([NEEDLE]) == 0


def test_a_copy_for_the_person_waits_for_a_decision_and_withholds_without_a_mark(
    worker: Workspace, ana: ResidentId, tmp_path: Path
) -> None:
    concerns.record(worker, ana, SEEN)
    pack = access_pack.build(worker, ana)
    assert events(worker, ana)[0] == AuditAction.CONCERNS_READ.code
    (entry,) = pack.to_decide
    assert NEEDLE in entry.words
    path = tmp_path / "copy.pdf"
    with pytest.raises(RequestRefusedError, match="Nobody has decided"):
        access_pack.write(worker, pack, Review(), path)
    assert not path.exists()
    withheld = reviewed(pack, Review(frozenset({entry.number}), decided=True))
    for said in (document_of(withheld).words, str(as_json(withheld))):
        assert NEEDLE not in said
        assert entry.group.title not in said
    given = reviewed(pack, Review(decided=True))
    assert NEEDLE in document_of(given).words
    access_pack.write(worker, pack, Review(frozenset({entry.number}), decided=True), path)
    assert path.exists()


def test_a_merge_brings_concerns_along_with_the_alert(worker: Workspace, ana: ResidentId) -> None:
    kept = residents.add(worker, ResidentDetails(given_name="Anna")).id
    concerns.record(worker, ana, SEEN)
    merging.merge(worker, kept, ana)
    (concern,) = concerns.read(worker, kept)
    assert concern.words == SEEN
    assert alerts(worker, kept) == (Alert.SAFEGUARDING,)


def test_no_column_of_an_export_is_about_concerns() -> None:
    titles = [column.title_text.lower() for column in ExportColumn]
    assert not any("concern" in title for title in titles)


@given(
    noticed=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    told=st.none() | st.integers(-3, 3),
    closed=st.none() | st.integers(-3, 3),
    today=st.integers(-3, 3),
    whom=st.sampled_from(["", "The lead"]),
    outcome=st.sampled_from(["", "Safe"]),
)
def test_a_concern_holds_together_or_is_refused(  # noqa: PLR0917 - each part may be missing
    noticed: date, told: int | None, closed: int | None, today: int, whom: str, outcome: str
) -> None:
    told_on = None if told is None else noticed + timedelta(days=told)
    closed_on = None if closed is None else noticed + timedelta(days=closed)
    try:
        words = ConcernWords(noticed, "Seen", whom, told_on, "", outcome, closed_on)
        words.refuse_future(noticed + timedelta(days=today))
    except ConcernRefusedError:
        return
    assert today >= max(0, told or 0, closed or 0)
    assert min(told or 0, closed or 0) >= 0
    assert whom or told is None
    assert closed is None or (whom and outcome)
