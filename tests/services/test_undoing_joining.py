"""Enrolling by mistake is taken back whole, and never over somebody's later work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anchordesk.services import pathways, record, residents, undoing
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace

TODAY = date(2026, 11, 23)
HEALTH = "hospitality-to-health"


def test_a_joining_is_taken_back_and_they_can_join_again(worker: Workspace) -> None:
    ana = residents.add(worker, ResidentDetails(given_name="Ana")).id
    before = record.open_record(worker, ana)
    joined = pathways.enrol(worker, ana, HEALTH, TODAY)
    undoing.take_back_joining(worker, joined)
    assert record.open_record(worker, ana) == before
    with worker.records.reading() as reading:
        assert reading.stage_moves(ana) == ()
        assert [history.stages for history in reading.histories(HEALTH)] == [()]
    pathways.enrol(worker, ana, HEALTH, TODAY)


def test_who_was_moved_since_stays_where_they_are(worker: Workspace) -> None:
    ana = residents.add(worker, ResidentDetails(given_name="Ana")).id
    joined = pathways.enrol(worker, ana, HEALTH, TODAY - timedelta(days=1))
    moved = pathways.move_stage(worker, joined.id, "eligibility", TODAY, "Agreed with the college")
    for stale in (joined, moved):
        with pytest.raises(ChangedSinceError):
            undoing.take_back_joining(worker, stale)
    assert record.open_record(worker, ana).enrolment == moved
