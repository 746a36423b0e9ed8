"""A day of visits on paper: in the order of travel, with what to heed, names only if asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.appointment import (
    Appointment,
    AppointmentState,
    TimeOfVisit,
    comes_too_close,
)
from anchordesk.domain.identifiers import AppointmentId
from anchordesk.domain.resident import Alert
from anchordesk.domain.rights_request import Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import appointments, day_sheet, households, residents, rights
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.households import housemates
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import list_today
from anchordesk.services.workspace import Workspace

pytestmark = pytest.mark.usefixtures("london")
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def arrange(worker: Workspace, name: str, at: datetime, **facts: object) -> AppointmentId:
    alerts = facts.pop("alerts", ())
    details = ResidentDetails(
        given_name=name,
        reference=f"HH-{name}",
        alerts=alerts,  # type: ignore[arg-type]
        safety_instruction="Dog in the yard" if alerts else "",
    )
    who = residents.add(worker, details).id
    wanted = AppointmentDetails("Debt advice", at, 60, place="Library", **facts)  # type: ignore[arg-type]
    made = appointments.arrange(worker, who, wanted).after
    assert isinstance(made, Appointment)
    return made.id


def said(worker: Workspace, *, with_names: bool) -> str:
    return day_sheet.lay_out(worker, DAY, with_names=with_names).words


def test_visits_stand_in_the_order_in_which_one_sets_out(worker: Workspace) -> None:
    arrange(worker, "Later", AT + timedelta(hours=3))
    arrange(worker, "First", AT, travel_minutes=20, lone_working=True)
    arrange(worker, "Tomorrow", AT + timedelta(days=1))
    gone = arrange(worker, "Gone", AT + timedelta(hours=1))
    appointments.close(worker, gone, AppointmentState.CANCELLED)
    words = said(worker, with_names=True)
    assert words.index("Tuesday 24 November 2026") < words.index("First") < words.index("Later")
    assert "10:00 to 11:00: First, HH-First\nDebt advice · Library\nLeave at 09:40" in words
    assert "You go alone. Say by 11:20 that you are back." in words
    assert "Tomorrow" not in words
    assert "Gone" not in words


def test_without_names_references_and_what_to_heed_are_all(worker: Workspace) -> None:
    arrange(worker, "Ana", AT, alerts=(Alert.SAFEGUARDING, Alert.LONE_WORKING))
    words = said(worker, with_names=False)
    assert "10:00 to 11:00: HH-Ana" in words
    assert "Heed: Dog in the yard\nLook at the record before you go." in words
    for kept_in in ("Debt advice", "Library", "afeguarding"):
        assert kept_in not in words


def test_visits_that_do_not_fit_are_told(worker: Workspace) -> None:
    arrange(worker, "Ana", AT)
    arrange(worker, "Bo", AT + timedelta(minutes=70), travel_minutes=15)
    assert said(worker, with_names=True).count("It is too close") == 1


def test_who_asked_to_be_left_as_they_are_is_on_no_paper(worker: Workspace) -> None:
    arrange(worker, "Ana", AT)
    arrange(worker, "Bo", AT + timedelta(hours=2))
    today = worker.clock.today()
    rights.record(worker, "HH-Bo", Right.RESTRICTION, today, Nation.ENGLAND_AND_WALES)
    words = said(worker, with_names=True)
    assert "HH-Bo" not in words
    assert "1 visit is not on this paper" in words


def test_an_empty_day_says_so_and_the_paper_says_what_was_shown(
    worker: Workspace, tmp_path: Path
) -> None:
    assert "Nothing is arranged on this day." in said(worker, with_names=True)
    arrange(worker, "Ana", AT)
    sheet = day_sheet.lay_out(worker, DAY, with_names=True)
    path = day_sheet.write(worker, sheet, tmp_path / "day.pdf")
    printed = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert printed.replace("My day, page 1", "").split() == sheet.words.split()
    with worker.records.reading() as reading:
        event = reading.audit.newest(1)[0]
    assert (event.action, event.facts) == ("day-exported", "visits=1")


@pytest.mark.parametrize(
    ("later", "travel", "too_close"),
    [(60, 0, False), (59, 0, True), (75, 15, False), (74, 15, True), (0, 0, True)],
)
def test_one_may_set_out_when_the_visit_before_has_ended(
    later: int, travel: int, too_close: bool
) -> None:
    def at(minutes: int, travels: int = 0) -> TimeOfVisit:
        return TimeOfVisit(AT + timedelta(minutes=minutes), 60, travels)

    assert comes_too_close(at(0), at(later, travel)) is too_close


def test_who_lives_there_too_is_heeded_without_a_name(worker: Workspace) -> None:
    arrange(worker, "Ana", AT)
    mate = ResidentDetails(
        given_name="Bo",
        alerts=(Alert.LONE_WORKING, Alert.SAFEGUARDING),
        safety_instruction="Dog in the yard",
    )
    gone = ResidentDetails(given_name="Cy", safety_instruction="Steps are loose")
    with worker.records.reading() as reading:
        ana = next(row.resident_id for row in reading.caseload() if row.reference == "HH-Ana")
    for details in (mate, gone):
        households.live_together(worker, ana, residents.add(worker, details).id)
    with worker.records.reading() as reading:
        left = next(m for m in housemates(reading, ana) if m.resident.name == "Cy")
    households.move_out(worker, left.member, worker.clock.today())
    words = said(worker, with_names=True)
    assert "Somebody else who lives there. Heed: Dog in the yard" in words
    assert "Somebody else who lives there. Look at the record before you go." in words
    assert "Somebody else who lives there must not be visited alone." in words
    assert "Bo" not in words
    assert "Steps are loose" not in words
    line = next(one for one in list_today(worker, coming=True).lines if one.appointment)
    assert [one.name for one in line.at_home] == ["Bo"]
    assert line.at_home[0].safety_instruction == "Dog in the yard"
