"""The network's priorities: every decision about one is kept, the newest counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from anchordesk.domain.period import FinancialYear
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.tables import priority_editions


@dataclass(frozen=True)
class Priority:
    """What the network wants to reach in a year, as it was decided.

    Attributes:
        owner: Who looks after it: a member or a role, not a resident.
        measure: Key of the sum that it is measured by; empty where progress is told in words.
        words: What was decided, and why.
    """

    id: str
    edition: int
    year: FinancialYear
    title: str
    owner: str
    measure: str
    measure_title: str
    target: int | None
    is_followed: bool
    words: str
    decided_at: datetime
    decided_by: str


def priorities_of(connection: Connection, year: FinancialYear) -> tuple[Priority, ...]:
    """The priorities of a year in the order in which they were set; those set aside come last."""
    newest: dict[str, Priority] = {}
    for one in _all(connection):
        newest[one.id] = one
    found = [one for one in newest.values() if one.year == year]
    return tuple(sorted(found, key=lambda one: not one.is_followed))


def decisions_of(connection: Connection, year: FinancialYear) -> tuple[Priority, ...]:
    """Every decision about a year's priorities, the newest first."""
    of_year = {one.id for one in priorities_of(connection, year)}
    return tuple(reversed([one for one in _all(connection) if one.id in of_year]))


def newest_of(connection: Connection, reference: str) -> Priority | None:
    """One priority as it stands; None if there is none."""
    row = connection.execute(
        select(priority_editions)
        .where(priority_editions.c.priority == reference)
        .order_by(priority_editions.c.edition.desc())
        .limit(1)
    ).first()
    return None if row is None else _read(row)


def next_reference(connection: Connection) -> str:
    """A reference that no priority has."""
    column = priority_editions.c.priority
    taken = connection.execute(select(func.count(func.distinct(column)))).scalar_one()
    return f"N-{taken + 1}"


def decide(connection: Connection, decided: Priority) -> None:
    """Keep a decision; `decided.edition` is the one that whoever decided expects to write.

    Raises:
        ProblemError: if somebody else decided something meanwhile.
    """
    before = newest_of(connection, decided.id)
    if decided.edition != (1 if before is None else before.edition + 1):
        raise ProblemError(Refusal.CHANGED_SINCE, "Open it again and see what stands there now.")
    connection.execute(
        insert(priority_editions).values(
            priority=decided.id,
            edition=decided.edition,
            year=decided.year.year,
            title=decided.title,
            owner=decided.owner,
            measure=decided.measure,
            measure_title=decided.measure_title,
            target=decided.target,
            is_followed=int(decided.is_followed),
            words=decided.words,
            decided_at=decided.decided_at.isoformat(),
            decided_by=decided.decided_by,
        )
    )


def _all(connection: Connection) -> tuple[Priority, ...]:
    """Every decision, the oldest first."""
    rows = connection.execute(
        select(priority_editions).order_by(
            priority_editions.c.decided_at,
            priority_editions.c.priority,
            priority_editions.c.edition,
        )
    )
    return tuple(map(_read, rows))


def _read(row: Row[tuple[object, ...]]) -> Priority:
    return Priority(
        id=row.priority,
        edition=row.edition,
        year=FinancialYear(row.year),
        title=row.title,
        owner=row.owner,
        measure=row.measure,
        measure_title=row.measure_title,
        target=row.target,
        is_followed=bool(row.is_followed),
        words=row.words,
        decided_at=datetime.fromisoformat(row.decided_at),
        decided_by=row.decided_by,
    )
