"""A register is kept for all of them or for nobody; who did not come was not met."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.appointment import AppointmentState
from anchordesk.domain.casework import CaseworkRefusedError, ContactKind
from anchordesk.domain.identifiers import ResidentId, uuid7
from anchordesk.services import caseload, record, residents, undoing
from anchordesk.services.errors import NotFoundError
from anchordesk.services.group_sessions import Session, record_session
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

WORKSHOP = Session("Interview workshop", place="Library", minutes=90, note="Practised  answers.")


@pytest.fixture
def three(worker: Workspace) -> list[ResidentId]:
    names = ("Ana", "Bo", "Cy")
    return [residents.add(worker, ResidentDetails(given_name=name)).id for name in names]


def last_contacts(worker: Workspace) -> list[bool]:
    return [entry.row.last_contact is not None for entry in caseload.list_caseload(worker)]


def test_who_came_was_met_and_who_did_not_was_not(
    worker: Workspace, three: list[ResidentId], clock: StandingClock
) -> None:
    ana, bo, cy = three
    changes = record_session(worker, WORKSHOP, [ana, bo], [cy])
    with worker.records.reading() as reading:
        for who in (ana, bo):
            (contact,) = reading.contacts(who)
            assert contact.kind is ContactKind.MEETING
            assert contact.note.startswith("Interview workshop\nPractised")
            assert (contact.place, contact.minutes) == ("Library", 90)
            assert contact.happened_at == clock.now()
        (missed,) = reading.appointments(cy)
        assert reading.contacts(cy) == ()
    assert (missed.what, missed.state) == ("Interview workshop", AppointmentState.NO_SHOW)
    assert last_contacts(worker) == [True, True, False]
    assert len(record.open_record(worker, cy).timeline) == 1
    undoing.take_back(worker, changes)
    assert last_contacts(worker) == [False, False, False]
    assert record.open_record(worker, cy).timeline == ()


def test_what_cannot_be_is_refused_and_nobody_s_record_is_touched(
    worker: Workspace, three: list[ResidentId], clock: StandingClock
) -> None:
    ana, _, _ = three
    nobody = ResidentId(uuid7(1, bytes(10)))
    later = Session("Workshop", held_at=clock.now() + timedelta(minutes=1))
    for session, came, kind in (
        (Session("  "), [ana], CaseworkRefusedError),
        (later, [ana], CaseworkRefusedError),
        (Session("Workshop"), [], CaseworkRefusedError),
        (Session("Workshop"), [ana, nobody], NotFoundError),
    ):
        with pytest.raises(kind):
            record_session(worker, session, came, [])
    assert last_contacts(worker) == [False, False, False]
