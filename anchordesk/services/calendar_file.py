"""One's own appointments as a calendar file (iCalendar, RFC 5545), without names unless asked for.

Times are written in UTC, so that every calendar shows them right on both sides of a clock change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.casework_records import ArrangedAppointment
from anchordesk.services.doors import door
from anchordesk.services.files import write_whole_file
from anchordesk.services.policy import ExportKind
from anchordesk.services.workspace import Workspace

DAYS_AHEAD = 90
LONGEST_LINE = 75


@door(UseCase.EXPORT_RECORDS)
def calendar_text(workspace: Workspace, *, with_names: bool) -> str:
    """Return the calendar file of this worker's appointments of the next 90 days.

    Args:
        with_names: Whether name, purpose and place go in; otherwise only the times do.
    """
    now = workspace.now()
    with workspace.records.reading() as reading:
        arranged = reading.arranged(now, now + timedelta(days=DAYS_AHEAD))
    own = [one for one in arranged if one.appointment.worker == workspace.worker]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AnchorDesk//Appointments//EN"]
    for one in own:
        lines += _event(one, now, with_names=with_names)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


@door(UseCase.EXPORT_RECORDS)
def write_calendar(workspace: Workspace, text: str, path: Path) -> Path:
    """Write a calendar file that was shown.

    Raises:
        StorageError: if it cannot be written.
    """
    workspace.read_policy().refuse_export(ExportKind.CALENDAR)
    note_alone(workspace, AuditAction.CALENDAR_EXPORTED)
    write_whole_file(path, text.encode())
    return path


def _event(one: ArrangedAppointment, now: datetime, *, with_names: bool) -> Iterator[str]:
    appointment = one.appointment
    yield "BEGIN:VEVENT"
    yield f"UID:{appointment.id}@anchordesk"
    yield f"DTSTAMP:{_moment(now)}"
    yield f"DTSTART:{_moment(appointment.starts_at)}"
    yield f"DTEND:{_moment(appointment.ends_at)}"
    if with_names:
        yield f"SUMMARY:{_escaped(f'{appointment.what}: {one.resident.name}')}"
        if appointment.place:
            yield f"LOCATION:{_escaped(appointment.place)}"
    else:
        yield "SUMMARY:Appointment"
        yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 bytes; what goes on begins with a space."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            yield part
            part, size = " ", 1
        part += letter
        size += width
    yield part
