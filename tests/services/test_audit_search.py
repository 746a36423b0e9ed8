"""The trail is looked through by words, kind and days; opening a record is in it once a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import audit_copies, audit_search, concerns
from anchordesk.services.audit import note_alone
from anchordesk.services.audit_search import TrailWanted, note_opened, search
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

OPENED = AuditAction.RECORD_OPENED.code


@pytest.fixture
def amina(worker: Workspace) -> ResidentId:
    return add(worker, ResidentDetails(given_name="Amina", family_name="Yusuf")).id


def actions(worker: Workspace, **wanted: object) -> list[str]:
    return [one.event.action for one in search(worker, TrailWanted(**wanted)).lines]  # type: ignore[arg-type]


def test_opening_a_record_is_written_down_once_a_day_for_each(
    worker: Workspace, amina: ResidentId, clock: StandingClock
) -> None:
    bo = add(worker, ResidentDetails(given_name="Bo")).id
    assert [note_opened(worker, who) for who in (amina, amina, bo)] == [True, False, True]
    clock.moment += timedelta(days=1)
    assert note_opened(worker, amina)
    assert actions(worker, action=OPENED) == [OPENED] * 3
    assert audit_copies.verify(worker).faults == ()


def test_the_trail_is_found_by_person_kind_words_and_days(
    worker: Workspace, amina: ResidentId, clock: StandingClock
) -> None:
    bo = add(worker, ResidentDetails(given_name="Bo")).id
    note_opened(worker, amina)
    note_opened(worker, bo)
    concerns.read(worker, bo)
    (found,) = search(worker, TrailWanted("yus ami")).lines
    assert (found.event.subject, found.event.action) == (amina, OPENED)
    assert found.about.startswith("Amina Yusuf, ")
    assert actions(worker, words="bo safeguarding") == [AuditAction.CONCERNS_READ.code]
    assert actions(worker, words="nobody") == []
    today = worker.clock.today()
    assert actions(worker, since=today + timedelta(days=1)) == []
    assert actions(worker, until=today - timedelta(days=1)) == []
    assert OPENED in actions(worker, since=today, until=today)


def test_of_very_many_the_newest_are_shown_and_it_says_that_there_are_more(
    worker: Workspace, amina: ResidentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_search, "MOST_FOUND", 2)
    for pages in range(3):
        note_alone(worker, AuditAction.DAY_EXPORTED, amina, visits=pages)
    found = search(worker, TrailWanted(action=AuditAction.DAY_EXPORTED.code))
    assert found.more
    assert [one.event.facts for one in found.lines] == ["visits=2", "visits=1"]
    assert not search(worker, TrailWanted("visits 2")).more
