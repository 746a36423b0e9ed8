"""A week of appointments: by when to set out, whatever came of them, and on paper by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anchordesk.domain.address_warning import WarningKind
from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.rights_request import Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import (
    address_warnings,
    appointments,
    day_sheet,
    households,
    residents,
    rights,
)
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.my_week import my_week
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

pytestmark = pytest.mark.usefixtures("london")
MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def arrange(worker: Workspace, name: str, at: datetime, travel: int = 0) -> Appointment:
    details = ResidentDetails(given_name=name, reference=f"HH-{name}", safety_instruction="Dog")
    who = residents.add(worker, details).id
    made = appointments.arrange(worker, who, AppointmentDetails("Talk", at, 60, "", travel)).after
    assert isinstance(made, Appointment)
    return made


def test_a_week_runs_from_monday_to_sunday_by_when_to_set_out(worker: Workspace) -> None:
    arrange(worker, "Sunday", datetime(2026, 11, 29, 23, tzinfo=UTC))
    arrange(worker, "NextMonday", datetime(2026, 11, 30, 0, tzinfo=UTC))
    arrange(worker, "Near", AT)
    far = arrange(worker, "Far", AT + timedelta(minutes=30), 90)
    week = my_week(worker, date(2026, 11, 26))
    assert week.first_day == MONDAY
    assert [one.resident.name for one in week.visits] == ["Far", "Near", "Sunday"]
    assert [one.too_close for one in week.visits] == [False, True, False]
    assert week.visits[0].appointment == far
    assert week.visits[0].resident.safety_instruction == "Dog"
    assert [day.day for day in week.free] == [23, 25, 26, 27, 28]


def test_what_became_of_each_stays_in_the_week_and_is_no_clash(
    worker: Workspace, clock: StandingClock
) -> None:
    gone = arrange(worker, "Gone", AT)
    arrange(worker, "Stays", AT)
    clock.move(days=2)
    appointments.close(worker, gone.id, AppointmentState.NO_SHOW)
    first, second = my_week(worker, MONDAY).visits
    assert {first.appointment.state, second.appointment.state} == {
        AppointmentState.NO_SHOW,
        AppointmentState.PLANNED,
    }
    assert {one.is_to_settle(worker.now()) for one in (first, second)} == {False, True}
    assert not first.too_close
    assert not second.too_close


def test_who_asked_to_be_left_is_counted_and_not_shown(worker: Workspace) -> None:
    arrange(worker, "Ana", AT)
    rights.record(worker, "HH-Ana", Right.RESTRICTION, MONDAY, Nation.ENGLAND_AND_WALES)
    week = my_week(worker, MONDAY)
    assert (week.visits, week.left_out) == ((), 1)


def test_the_week_on_paper_holds_each_day_and_no_name_unless_asked(worker: Workspace) -> None:
    arrange(worker, "Ana", AT)
    arrange(worker, "Bo", AT + timedelta(days=2))
    paper = day_sheet.lay_out_week(worker, date(2026, 11, 27), with_names=False)
    assert paper.title == "My week"
    words = paper.words
    assert words.index("Tuesday 24 November") < words.index("HH-Ana")
    assert words.index("HH-Ana") < words.index("Thursday 26 November") < words.index("HH-Bo")
    assert words.count("Nothing is arranged on this day.") == 5
    assert "Talk" not in words
    assert "Talk" in day_sheet.lay_out_week(worker, MONDAY, with_names=True).words


def test_who_else_lives_there_and_the_address_are_to_be_heeded(worker: Workspace) -> None:
    home = ResidentDetails(given_name="Ana", address="1 Mill Lane", postcode="B31 2AA")
    ana = residents.add(worker, home).id
    bo = residents.add(worker, ResidentDetails(given_name="Bo", safety_instruction="Shouts")).id
    households.live_together(worker, ana, bo)
    address_warnings.warn(worker, ana, WarningKind.DOG, "Not on a lead")
    appointments.arrange(worker, ana, AppointmentDetails("Talk", AT, 60))
    (visit,) = my_week(worker, MONDAY).visits
    assert [one.name for one in visit.at_home] == ["Bo"]
    assert [one.words for one in visit.at_address] == ["Not on a lead"]
