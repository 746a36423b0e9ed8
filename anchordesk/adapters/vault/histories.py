"""Yields what counting needs of every resident, in step through three ordered statements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from anchordesk.adapters.vault.case_rows import read_outcome, read_resident
from anchordesk.adapters.vault.resident_rows import BESIDE, residents_joined
from anchordesk.adapters.vault.tables import (
    enrolments,
    outcomes,
    residents,
    stage_moves,
)
from anchordesk.adapters.vault.today import move_counts
from anchordesk.adapters.vault.values import read_day
from anchordesk.domain.case_history import CaseHistory, DatedStage, RecordedJob

ROWS_AT_ONCE = 500

# `whose_place` is the resident's position, by which all three statements are ordered.
_PLACE = residents.c.position.label("whose_place")
_KEPT = residents.c.deleted_at.is_(None)


def read_histories(connection: Connection, pathway_code: str) -> Iterator[CaseHistory]:
    """Yield the history of every resident who is not deleted.

    Someone who joined the pathway twice has one history: the moves of both, from the day they
    joined first.
    """
    people = _stream(
        connection,
        select(_PLACE, residents, *BESIDE)
        .select_from(residents_joined())
        .where(_KEPT)
        .order_by(residents.c.position),
    )
    enrolled = _RowsByResident(_stream(connection, _enrolments(pathway_code)))
    moves = _RowsByResident(_stream(connection, _moves(pathway_code)))
    jobs = _RowsByResident(_stream(connection, _jobs()))
    for row in people:
        first = next(iter([*enrolled.of(row.whose_place)]), None)
        yield CaseHistory(
            resident=read_resident(row),
            enrolled_on=None if first is None else read_day(first.enrolled_on),
            stages=tuple(
                DatedStage(move.to_stage, read_day(move.moved_on), _entered(move, move.recorded_at))
                for move in moves.of(row.whose_place)
            ),
            jobs=tuple(
                RecordedJob(read_outcome(job), _entered(job, job.recorded_at))
                for job in jobs.of(row.whose_place)
            ),
            enrolled_recorded_on=None if first is None else _entered(first, first.created_at),
        )


class _RowsByResident:
    """Walks through rows ordered by place, handing out those of one resident after another."""

    def __init__(self, rows: Iterator[Row[Any]]) -> None:
        self._rows = rows
        self._ahead = next(rows, None)

    def of(self, place: int) -> Iterator[Row[Any]]:
        """Yield the rows of a place; every place must be asked, in rising order."""
        while self._ahead is not None and self._ahead.whose_place == place:
            yield self._ahead
            self._ahead = next(self._rows, None)


def _entered(row: Row[Any], moment: str) -> date | None:
    """The day on which a row was entered, as clocks here showed it; None for an import's."""
    return None if row.import_id is not None else datetime.fromisoformat(moment).astimezone().date()


def _enrolments(pathway_code: str) -> Select[Any]:
    kept = enrolments.c
    return (
        select(_PLACE, kept.enrolled_on, kept.created_at, kept.import_id)
        .join(residents, residents.c.id == kept.resident_id)
        .where(_KEPT, kept.pathway_code == pathway_code)
        .order_by(residents.c.position, kept.position)
    )


def _moves(pathway_code: str) -> Select[Any]:
    kept = stage_moves.c
    return (
        select(_PLACE, kept.to_stage, kept.moved_on, kept.recorded_at, kept.import_id)
        .join(enrolments, enrolments.c.id == kept.enrolment_id)
        .join(residents, residents.c.id == enrolments.c.resident_id)
        .where(_KEPT, enrolments.c.pathway_code == pathway_code, move_counts())
        .order_by(residents.c.position, kept.position)
    )


def _jobs() -> Select[Any]:
    kept = outcomes.c
    return (
        select(_PLACE, outcomes)
        .join(residents, residents.c.id == kept.resident_id)
        .where(_KEPT)
        .order_by(residents.c.position, kept.position)
    )


def _stream(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    return iter(connection.execute(statement, execution_options={"yield_per": ROWS_AT_ONCE}))
