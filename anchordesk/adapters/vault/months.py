"""Counts what a worker did in a month, in a few statements, however many residents there are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, func, or_, select

from anchordesk.adapters.vault.casework_tables import appointments
from anchordesk.adapters.vault.tables import contacts, enrolments, outcomes, residents, stage_moves
from anchordesk.adapters.vault.today import move_counts
from anchordesk.adapters.vault.values import moment_text
from anchordesk.domain.appointment import AppointmentState
from anchordesk.domain.outcome import Evidence
from anchordesk.services.month_records import MonthAsked, MonthCounts


class StoredMonths:
    """Meets the port MonthReading on one connection."""

    _connection: Connection

    def month_of_work(self, asked: MonthAsked) -> MonthCounts:
        """Count what a worker did in a time, of people who are still kept."""
        begins, ends = moment_text(asked.begins), moment_text(asked.ends)
        first, after = asked.first_day.isoformat(), asked.day_after.isoformat()
        noted, arranged, moved, worked = contacts.c, appointments.c, stage_moves.c, outcomes.c
        in_touch = (
            noted.worker == asked.worker,
            noted.happened_at >= begins,
            noted.happened_at < ends,
        )
        people = (
            select(func.count(func.distinct(noted.resident_id)))
            .join(residents, residents.c.id == noted.resident_id)
            .where(residents.c.deleted_at.is_(None), *in_touch)
        )
        of_appointments = (
            arranged.worker == asked.worker,
            arranged.starts_at >= begins,
            arranged.starts_at < ends,
        )
        moves = (
            select(func.count())
            .select_from(stage_moves)
            .join(enrolments, enrolments.c.id == moved.enrolment_id)
            .join(residents, residents.c.id == enrolments.c.resident_id)
            .where(
                residents.c.deleted_at.is_(None),
                moved.worker == asked.worker,
                moved.from_stage.is_not(None),
                moved.moved_on >= first,
                moved.moved_on < after,
                move_counts(),
            )
        )
        return MonthCounts(
            contacts=self._count(contacts, *in_touch),
            people=self._connection.execute(people).scalar_one(),
            kept=self._count(
                appointments, *of_appointments, arranged.state == AppointmentState.KEPT.value
            ),
            missed=self._count(
                appointments, *of_appointments, arranged.state == AppointmentState.NO_SHOW.value
            ),
            moves=self._connection.execute(moves).scalar_one(),
            jobs=self._count(
                outcomes,
                worked.worker == asked.worker,
                worked.started_on >= first,
                worked.started_on < after,
            ),
        )

    def jobs_without_evidence(self) -> int:
        """Return how many jobs that go on nothing was seen for that shows them."""
        seen = outcomes.c.evidence
        nothing = or_(seen.is_(None), seen == Evidence.NONE.value)
        return self._count(outcomes, outcomes.c.ended_on.is_(None), nothing)

    def _count(self, table: FromClause, *where: ColumnElement[Any]) -> int:
        """Count rows of people who are kept."""
        found = (
            select(func.count())
            .select_from(table)
            .join(residents, residents.c.id == table.c.resident_id)
            .where(residents.c.deleted_at.is_(None), *where)
        )
        return int(self._connection.execute(found).scalar_one())
