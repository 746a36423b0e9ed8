"""Reads what the Today list needs in a few statements, however many residents there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, not_, or_, select, true

from anchordesk.adapters.vault.address_warnings import heeded_at_addresses, heeded_together
from anchordesk.adapters.vault.case_rows import read_action, read_alerts
from anchordesk.adapters.vault.cover_storage import cover_for
from anchordesk.adapters.vault.resident_tables import resident_particulars
from anchordesk.adapters.vault.tables import (
    actions,
    contacts,
    enrolments,
    residents,
    stage_moves,
)
from anchordesk.adapters.vault.values import moment_text, read_id, read_moment
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.resident import name_to_show
from anchordesk.services.today_records import (
    ListedResident,
    OpenAction,
    QuietResident,
    QuietWatch,
    StageWatch,
    WaitingCheck,
)

_KEPT = residents.c.deleted_at.is_(None)
WHO: tuple[ColumnElement[Any], ...] = (
    residents.c.id.label("who"),
    residents.c.given_name,
    residents.c.family_name,
    residents.c.preferred_name,
    residents.c.reference,
    residents.c.alerts,
    cover_for(),
)
_IDS_AT_A_TIME = 500
# How many there are in all, in every row: the limit is taken afterwards.
_IN_ALL = func.count().over().label("in_all")


class _Arrivals(NamedTuple):
    """Stages of one pathway of which reaching the first begins the weeks."""

    pathway_code: str
    pathway_version: int
    stages: tuple[str, ...]


def has_residents(connection: Connection) -> bool:
    """Tell whether there is anybody who is not deleted."""
    return (
        connection.execute(select(residents.c.position).where(_KEPT).limit(1)).first() is not None
    )


def read_safety_instructions(
    connection: Connection, wanted: Sequence[ResidentId]
) -> dict[ResidentId, str]:
    """Return what is to be heeded before some of these residents are visited."""
    kept = resident_particulars.c
    found: dict[ResidentId, str] = {}
    for at in range(0, len(wanted), _IDS_AT_A_TIME):
        part = [resident_id.bytes for resident_id in wanted[at : at + _IDS_AT_A_TIME]]
        rows = connection.execute(
            select(kept.resident_id, kept.safety_instruction).where(
                kept.resident_id.in_(part), kept.safety_instruction != ""
            )
        )
        found |= {ResidentId(read_id(key)): words for key, words in rows}
    asked = {resident_id.bytes for resident_id in wanted}
    for key, at_address in heeded_at_addresses(connection).items():
        if key in asked:
            who = ResidentId(read_id(key))
            found[who] = heeded_together(found.get(who, ""), at_address)
    return found


def move_counts() -> ColumnElement[bool]:
    """A move that neither was reversed nor reverses another."""
    mistakes = select(stage_moves.c.reverses).where(stage_moves.c.reverses.is_not(None))
    return and_(stage_moves.c.reverses.is_(None), stage_moves.c.id.not_in(mistakes))


def read_open_actions(
    connection: Connection, due_by: date, most: int
) -> tuple[tuple[OpenAction, ...], int]:
    """Return open actions due by a day, the longest due first, and how many there are."""
    kept, before = actions.c, actions.alias("before")
    rows = connection.execute(
        select(actions, before.c.words.label("after"), *WHO, _IN_ALL)
        .join(residents, residents.c.id == kept.resident_id)
        .outerjoin(before, before.c.id == kept.follows)
        .where(_KEPT, kept.done_at.is_(None), kept.due_on <= due_by.isoformat())
        .order_by(kept.due_on, kept.position)
        .limit(most)
    ).all()
    found = tuple(
        OpenAction(listed_resident(row), read_action(row), row.after or "") for row in rows
    )
    return found, _all_of(rows)


def read_waiting_checks(
    connection: Connection, watches: Sequence[StageWatch], most: int
) -> tuple[tuple[WaitingCheck, ...], int]:
    """Return the enrolments that wait at watched stages, by the day on which they began."""
    if not watches:
        return (), 0
    kept, moved = enrolments.c, stage_moves.c
    # There are few mistakes: read at once, they need not be looked up for every move.
    reversed_ones = select(moved.reverses).where(moved.reverses.is_not(None))
    mistakes = connection.execute(reversed_ones).scalars().all()
    # SQLite takes the other columns from the row that holds the maximum.
    begun = (
        select(
            kept.id.label("enrolment"),
            kept.resident_id,
            kept.pathway_code,
            kept.pathway_version,
            kept.stage,
            moved.moved_on.label("begun_on"),
            func.max(moved.position).label("last"),
        )
        .join(stage_moves, moved.enrolment_id == kept.id)
        .where(
            or_(*(_arrived(watch, stages) for watch, stages in _joined(watches).items())),
            moved.id.not_in(mistakes) if mistakes else true(),
        )
        .group_by(kept.position)
        .subquery()
    )
    long_enough = or_(
        *(
            and_(
                begun.c.pathway_code == watch.pathway_code,
                begun.c.pathway_version == watch.pathway_version,
                begun.c.stage == watch.stage,
                begun.c.begun_on <= watch.begun_by.isoformat(),
            )
            for watch in watches
        )
    )
    rows = connection.execute(
        select(begun, *WHO, _IN_ALL)
        .join(residents, residents.c.id == begun.c.resident_id)
        .where(_KEPT, long_enough)
        .order_by(begun.c.begun_on, begun.c.last)
        .limit(most)
    ).all()
    return tuple(_waiting(row) for row in rows), _all_of(rows)


def read_quiet_residents(
    connection: Connection, watches: Sequence[QuietWatch], planned_by: date, most: int
) -> tuple[tuple[QuietResident, ...], int]:
    """Return residents without contact, the longest silence first, and how many there are."""
    if not watches:
        return (), 0
    kept = enrolments.c
    last = (
        select(func.max(contacts.c.happened_at))
        .where(contacts.c.resident_id == residents.c.id)
        .scalar_subquery()
    )
    planned = exists(
        select(actions.c.position).where(
            actions.c.resident_id == residents.c.id,
            actions.c.done_at.is_(None),
            actions.c.due_on <= planned_by.isoformat(),
        )
    )
    found = (
        select(
            *WHO,
            kept.pathway_code,
            kept.pathway_version,
            kept.stage,
            func.coalesce(kept.enrolled_on, residents.c.registered_on).label("joined_on"),
            last.label("last_contact"),
            func.max(kept.position).label("newest"),
        )
        .join(enrolments, kept.resident_id == residents.c.id)
        .where(_KEPT, ~planned, or_(*(_silent_stage(watch) for watch in watches)))
        .group_by(residents.c.id)
        .subquery()
    )
    silent = or_(
        *(
            and_(
                found.c.pathway_code == watch.pathway_code,
                found.c.pathway_version == watch.pathway_version,
                or_(
                    found.c.last_contact < moment_text(watch.last_contact_before),
                    and_(
                        found.c.last_contact.is_(None),
                        found.c.joined_on < watch.joined_before.isoformat(),
                    ),
                ),
            )
            for watch in watches
        )
    )
    since = func.coalesce(found.c.last_contact, found.c.joined_on)
    rows = connection.execute(
        select(found, _IN_ALL).where(silent).order_by(since, found.c.newest).limit(most)
    ).all()
    return tuple(_quiet(row) for row in rows), _all_of(rows)


def _joined(watches: Sequence[StageWatch]) -> dict[_Arrivals, list[str]]:
    """Put the watches together that count from the same arrival: the fewer, the quicker."""
    found: dict[_Arrivals, list[str]] = {}
    for watch in watches:
        key = _Arrivals(watch.pathway_code, watch.pathway_version, watch.arrived_at)
        found.setdefault(key, []).append(watch.stage)
    return found


def _arrived(at: _Arrivals, stages: Sequence[str]) -> ColumnElement[bool]:
    """A move that came to the counted stages from before them."""
    kept, moved = enrolments.c, stage_moves.c
    return and_(
        kept.pathway_code == at.pathway_code,
        kept.pathway_version == at.pathway_version,
        kept.stage.in_(stages),
        moved.to_stage.in_(at.stages),
        or_(moved.from_stage.is_(None), moved.from_stage.not_in(at.stages)),
        moved.reverses.is_(None),
    )


def _silent_stage(watch: QuietWatch) -> ColumnElement[bool]:
    kept = enrolments.c
    return and_(
        kept.pathway_code == watch.pathway_code,
        kept.pathway_version == watch.pathway_version,
        kept.stage.in_(watch.stages),
    )


def _all_of(rows: Sequence[Row[Any]]) -> int:
    return int(rows[0].in_all) if rows else 0


def has_left(resident: ColumnElement[Any], stages: Sequence[str]) -> ColumnElement[bool]:
    """Return what is true of a resident who was enrolled and is at none of these stages."""
    enrolled = select(enrolments.c.position).where(enrolments.c.resident_id == resident)
    return and_(exists(enrolled), not_(exists(enrolled.where(enrolments.c.stage.in_(stages)))))


def listed_resident(row: Row[Any]) -> ListedResident:
    """Return who a line is about, of a row with the columns `WHO`."""
    return ListedResident(
        id=ResidentId(read_id(row.who)),
        name=name_to_show(row.given_name, row.family_name, row.preferred_name, row.reference),
        reference=row.reference,
        alerts=read_alerts(row.alerts),
        cover_for=row.cover_for or "",
    )


def _waiting(row: Row[Any]) -> WaitingCheck:
    return WaitingCheck(
        resident=listed_resident(row),
        enrolment_id=EnrolmentId(read_id(row.enrolment)),
        pathway_code=row.pathway_code,
        pathway_version=row.pathway_version,
        stage=row.stage,
        begun_on=date.fromisoformat(row.begun_on),
    )


def _quiet(row: Row[Any]) -> QuietResident:
    last: datetime | None = read_moment(row.last_contact)
    return QuietResident(
        resident=listed_resident(row),
        pathway_code=row.pathway_code,
        pathway_version=row.pathway_version,
        stage=row.stage,
        last_contact=last,
        joined_on=date.fromisoformat(row.joined_on),
    )


class StoredToday:
    """Meets the port TodayReading on one connection."""

    _connection: Connection

    def has_residents(self) -> bool:
        """Tell whether there is anybody on the caseload."""
        return has_residents(self._connection)

    def safety_instructions(self, residents: Iterable[ResidentId]) -> dict[ResidentId, str]:
        """Return what is to be heeded before some of these are visited."""
        return read_safety_instructions(self._connection, tuple(residents))

    def open_actions(self, due_by: date, most: int) -> tuple[tuple[OpenAction, ...], int]:
        """Return open actions due by a day, the longest due first, and how many there are."""
        return read_open_actions(self._connection, due_by, most)

    def waiting_checks(
        self, watches: Sequence[StageWatch], most: int
    ) -> tuple[tuple[WaitingCheck, ...], int]:
        """Return the enrolments that wait at watched stages, and how many there are."""
        return read_waiting_checks(self._connection, watches, most)

    def quiet_residents(
        self, watches: Sequence[QuietWatch], planned_by: date, most: int
    ) -> tuple[tuple[QuietResident, ...], int]:
        """Return residents without contact, the longest silence first, and how many there are."""
        return read_quiet_residents(self._connection, watches, planned_by, most)
