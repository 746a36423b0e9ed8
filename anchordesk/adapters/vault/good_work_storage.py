"""Keeps what residents say of their jobs, and finds the jobs about which it is time to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, exists, func, not_, select

from anchordesk.adapters.vault.case_rows import read_outcome
from anchordesk.adapters.vault.casework_tables import good_work_checks
from anchordesk.adapters.vault.tables import outcomes, residents
from anchordesk.adapters.vault.today import WHO, has_left, listed_resident
from anchordesk.adapters.vault.values import day_text, read_id
from anchordesk.domain.good_work import Dimension, Given, GoodWorkCheck
from anchordesk.domain.identifiers import GoodWorkCheckId, OutcomeId, ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.good_work_records import JobToAsk, PointWatch

_KEPT = residents.c.deleted_at.is_(None)


def good_work_values(check: GoodWorkCheck) -> Mapping[str, object]:
    """Return the columns of a check, without stamps: what was not asked is empty."""
    return {
        "id": check.id.bytes,
        "resident_id": check.resident_id.bytes,
        "outcome_id": check.outcome_id.bytes,
        "point": check.point,
        "questions_version": check.version,
        "asked_on": day_text(check.asked_on),
        **{one.value: check.said(one) for one in Dimension},
    }


def read_good_work(row: Row[Any]) -> GoodWorkCheck:
    """Return a check from its row."""
    said = {one: getattr(row, one.value) for one in Dimension}
    return GoodWorkCheck(
        id=GoodWorkCheckId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        outcome_id=OutcomeId(read_id(row.outcome_id)),
        point=row.point,
        version=row.questions_version,
        asked_on=date.fromisoformat(row.asked_on),
        given=tuple(Given(one, code) for one, code in said.items() if code is not None),
        worker=row.worker,
    )


class StoredGoodWork:
    """Meets the port GoodWorkReading on one connection."""

    _connection: Connection

    def good_work_checks(self, resident_id: ResidentId) -> tuple[GoodWorkCheck, ...]:
        """Return what a resident said of their jobs, in the order in which it was recorded."""
        own = good_work_checks.c.resident_id == resident_id.bytes
        return tuple(read_good_work(row) for row in self._kept_rows(good_work_checks, own))

    def jobs_to_ask(
        self, watches: Sequence[PointWatch], stages: Sequence[str], most: int
    ) -> tuple[tuple[JobToAsk, ...], int]:
        """Return jobs at which nobody asked at a point, the earliest start first, and how many."""
        found: list[JobToAsk] = []
        in_all = 0
        for watch in watches:
            rows = self._watched(watch, stages, most)
            found += [JobToAsk(listed_resident(r), read_outcome(r), watch.point) for r in rows]
            in_all += int(rows[0].in_all) if rows else 0
        found.sort(key=lambda one: one.job.started_on or date.min)
        return tuple(found[:most]), in_all

    def every_job(self) -> tuple[JobOutcome, ...]:
        """Return the jobs of everybody on the caseload, in the order in which they were kept."""
        return tuple(read_outcome(row) for row in self._kept_rows(outcomes))

    def every_good_work_check(self) -> tuple[GoodWorkCheck, ...]:
        """Return what everybody on the caseload said, in the order in which it was recorded."""
        return tuple(read_good_work(row) for row in self._kept_rows(good_work_checks))

    def _watched(self, watch: PointWatch, stages: Sequence[str], most: int) -> Sequence[Row[Any]]:
        kept, asked = outcomes.c, good_work_checks.c
        asked_there = select(asked.position).where(
            asked.outcome_id == kept.id, asked.point == watch.point
        )
        return self._connection.execute(
            select(outcomes, *WHO, func.count().over().label("in_all"))
            .join(residents, residents.c.id == kept.resident_id)
            .where(
                *(_KEPT, kept.ended_on.is_(None), not_(exists(asked_there))),
                kept.started_on >= watch.first_start.isoformat(),
                kept.started_on <= watch.last_start.isoformat(),
                not_(has_left(kept.resident_id, stages)),
            )
            .order_by(kept.started_on, kept.position)
            .limit(most)
        ).all()

    def _kept_rows(self, table: Table, *which: Any) -> Sequence[Row[Any]]:
        joined = select(table).join(residents, residents.c.id == table.c.resident_id)
        found = joined.where(_KEPT, *which).order_by(table.c.position)
        return self._connection.execute(found).all()
