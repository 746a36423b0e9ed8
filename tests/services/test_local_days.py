"""A day is what clocks here show, also on a summer night when it is the day before in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import appointments, casework, pathways, residents
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.casework import JobDetails
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import TodayKind, list_today
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

PATHWAY = "hospitality-to-health"
# In London this is half past midnight on 29 July.
NIGHT = datetime(2026, 7, 28, 23, 30, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("london")


def somebody(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana")).id


def test_what_is_entered_after_a_quarter_closed_at_midnight_here_is_late(
    worker: Workspace, clock: StandingClock
) -> None:
    clock.moment = NIGHT
    assert clock.today() == date(2026, 7, 29), "28 days after the quarter's end are over"
    who = somebody(worker)
    pathways.enrol(worker, who, PATHWAY, date(2026, 6, 30))
    casework.record_job(worker, who, JobDetails("Trust", "Porter", started_on=date(2026, 6, 30)))
    with worker.records.reading() as reading:
        (history,) = reading.histories(PATHWAY)
    entered = [history.jobs[0].recorded_on, history.stages[0].recorded_on]
    assert entered == [date(2026, 7, 29)] * 2


def test_an_appointment_after_midnight_is_on_the_day_that_the_screen_shows(
    worker: Workspace, clock: StandingClock
) -> None:
    who = somebody(worker)
    at = NIGHT.replace(hour=23, minute=15)
    appointments.arrange(worker, who, AppointmentDetails("Night shift", at, 30))
    kinds = []
    for moment in (datetime(2026, 7, 28, 10, tzinfo=UTC), NIGHT):
        clock.moment = moment
        kinds.append([(one.kind, one.due_on) for one in list_today(worker).lines])
    assert kinds == [[], [(TodayKind.APPOINTMENT, date(2026, 7, 29))]]
