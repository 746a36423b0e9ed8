from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.appointment import (
    Appointment,
    AppointmentState,
)
from anchordesk.domain.identifiers import AppointmentId, ResidentId

LONDON = ZoneInfo("Europe/London")


def visit(**facts: object) -> Appointment:
    known: dict[str, object] = {
        "id": AppointmentId(UUID(int=1)),
        "resident_id": ResidentId(UUID(int=2)),
        "what": "Visit",
        "starts_at": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        "minutes": 60,
        "worker": "Sam",
        "travel_minutes": 20,
        "lone_working": True,
    }
    return Appointment(**{**known, **facts})  # type: ignore[arg-type]


def test_an_hour_lasts_an_hour_over_a_clock_change() -> None:
    appointment = visit()
    assert appointment.ends_at - appointment.starts_at == timedelta(hours=1)
    assert f"{appointment.ends_at.astimezone(LONDON):%H:%M}" == "01:30"
    assert appointment.back_at - appointment.leave_at == timedelta(minutes=100)


@given(st.integers(-200, 200), st.sampled_from(list(AppointmentState)), st.booleans())
def test_a_return_is_missing_exactly_after_the_end_of_a_lone_visit(
    minutes: int, state: AppointmentState, safe: bool
) -> None:
    base = visit(state=state)
    now = base.ends_at + timedelta(minutes=minutes)
    appointment = visit(state=state, safe_at=now if safe else None)
    missing = minutes > 0 and state is not AppointmentState.CANCELLED and not safe
    assert appointment.return_is_missing(now) is missing
    assert not visit(state=state, lone_working=False).return_is_missing(now)
