"""A worker's month and caseload in counts, and the funnel of a team without a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import ContactKind
from anchordesk.services import appointments, casework, pathways, residents
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.casework import JobDetails, NewContact, NextAction, write_note
from anchordesk.services.my_work import my_work
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.team_funnel import team_funnel
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.services.team_desks import Team

PATHWAY = "hospitality-to-health"


def test_a_month_counts_what_was_done_in_it_and_the_one_before_its_own(
    worker: Workspace, clock: StandingClock
) -> None:
    assert clock.today() == date(2026, 11, 23)
    ana = residents.add(worker, ResidentDetails(given_name="Ana")).id
    enrolment = pathways.enrol(worker, ana, PATHWAY, date(2026, 10, 1))
    pathway = worker.library.newest_pathway(PATHWAY)
    pathways.move_stage(worker, enrolment.id, pathway.stages[1].code, date(2026, 11, 2), "Known")
    for days in (0, 1, 40):
        at = clock.now() - timedelta(days=days)
        write_note(worker, ana, NewContact(ContactKind.PHONE, "Rang", at))
    casework.record_job(worker, ana, JobDetails("City Hospital", "Porter", date(2026, 10, 31)))
    found = my_work(worker)
    assert (found.month, found.month_before) == (date(2026, 11, 1), date(2026, 10, 1))
    this, last = found.this_month, found.last_month
    assert (this.contacts, this.people, this.moves, this.jobs) == (2, 1, 1, 0)
    assert (last.contacts, last.people, last.moves, last.jobs) == (1, 1, 0, 1)
    assert found.no_evidence == 1


def test_what_became_of_appointments_is_told_apart(worker: Workspace, clock: StandingClock) -> None:
    ana = residents.add(worker, ResidentDetails(given_name="Ana")).id
    for hours, state in ((2, AppointmentState.KEPT), (3, AppointmentState.NO_SHOW), (4, None)):
        at = clock.now() - timedelta(hours=hours)
        made = appointments.arrange(worker, ana, AppointmentDetails("Talk", at, 30)).after
        assert isinstance(made, Appointment)
        if state is not None:
            appointments.close(worker, made.id, state)
    counts = my_work(worker).this_month
    assert (counts.kept, counts.missed) == (1, 1)


def test_what_waits_today_is_counted_once_each(worker: Workspace, clock: StandingClock) -> None:
    today = clock.today()
    for days in (-1, 0, 5):
        who = residents.add(worker, ResidentDetails(given_name=f"N{days}")).id
        casework.plan_action(worker, who, NextAction("Ring", today + timedelta(days=days)))
    residents.add(worker, ResidentDetails(given_name="Di"))
    now = my_work(worker).standing
    assert (now.residents, now.overdue, now.due_today, now.unplanned) == (4, 1, 1, 1)
    assert now.quiet == 4


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    team = Team(tmp_path)
    yield team
    team.close()


def test_a_lead_sees_how_far_the_whole_team_comes(people: Team) -> None:
    lead = people.lead()
    worker, silent = people.join(lead, "Sam Kaur"), people.join(lead, "Noor Ali")
    for desk, number in ((lead, 1), (worker, 2)):
        for _ in range(number):
            who = residents.add(desk.workspace, ResidentDetails(given_name="Ana")).id
            pathways.enrol(desk.workspace, who, PATHWAY, desk.workspace.clock.today())
    assert team_funnel(lead.workspace, PATHWAY).stages[0].reached == 1
    worker.to_stick()
    lead.from_stick()
    funnel = team_funnel(lead.workspace, PATHWAY)
    assert (funnel.stages[0].reached, funnel.stages[1].reached) == (3, 0)
    assert (funnel.desks, funnel.missing) == (2, (silent.workspace.worker,))
