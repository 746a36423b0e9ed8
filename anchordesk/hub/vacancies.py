"""Vacancies that members published through the hub: every edition is kept, the newest counts.

An edition is kept as the text that desks read, so nothing can stand on a page that a desk refuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select

from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.domain.opportunity_writing import write_opportunities
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.tables import organisations, vacancy_editions

CLOSED_ONES_TRAVEL_FOR = timedelta(days=42)
"""How long desks still hear of a vacancy that closed: somebody may be on its shortlist."""


@dataclass(frozen=True)
class PublishedVacancy:
    """The newest edition of a vacancy, or an earlier one, with who published it and when."""

    opportunity: Opportunity
    organisation: UUID
    edition: int
    changed_at: datetime
    changed_by: str

    def state(self, today: date) -> str:
        """Say whether it is open, in one word or a few."""
        if self.opportunity.places_open == 0:
            return "Closed"
        if self.opportunity.is_closed(today):
            return "Closing day has passed"
        return "Renew it" if self.opportunity.is_stale(today) else "Open"


def newest_vacancies(connection: Connection) -> tuple[PublishedVacancy, ...]:
    """The newest edition of every vacancy, by employer, then role."""
    newest = (
        select(vacancy_editions.c.vacancy, func.max(vacancy_editions.c.edition).label("edition"))
        .group_by(vacancy_editions.c.vacancy)
        .subquery()
    )
    rows = connection.execute(
        select(vacancy_editions).join(
            newest,
            (newest.c.vacancy == vacancy_editions.c.vacancy)
            & (newest.c.edition == vacancy_editions.c.edition),
        )
    )
    return tuple(
        sorted(
            map(_read, rows),
            key=lambda one: (
                one.opportunity.employer.casefold(),
                one.opportunity.role.casefold(),
                one.opportunity.id,
            ),
        )
    )


def editions_of(connection: Connection, vacancy: str) -> tuple[PublishedVacancy, ...]:
    """Every edition of one vacancy, the newest first; empty if there is none."""
    rows = connection.execute(
        select(vacancy_editions)
        .where(vacancy_editions.c.vacancy == vacancy)
        .order_by(vacancy_editions.c.edition.desc())
    )
    return tuple(map(_read, rows))


def publish(
    connection: Connection, opportunity: Opportunity, organisation: UUID, by: str, now: datetime
) -> str:
    """Publish a new vacancy under a reference that the hub chooses; the result is the reference."""
    taken = connection.execute(
        select(func.count(func.distinct(vacancy_editions.c.vacancy)))
    ).scalar_one()
    reference = f"V-{taken + 1}"
    job = replace(opportunity, id=reference)
    _keep(connection, PublishedVacancy(job, organisation, 1, now, by))
    return reference


def renew(
    connection: Connection, opportunity: Opportunity, seen_edition: int, by: str, now: datetime
) -> None:
    """Publish the next edition of a vacancy.

    Args:
        seen_edition: The edition that whoever changed it had before them.

    Raises:
        ProblemError: if somebody else changed it since, or there is none.
    """
    before = editions_of(connection, opportunity.id)
    if not before:
        raise ProblemError(Refusal.NOT_FOUND, "There is no such vacancy.")
    if before[0].edition != seen_edition:
        raise ProblemError(
            Refusal.CHANGED_SINCE, "Open the vacancy again and see what stands there now."
        )
    owner = before[0].organisation
    _keep(connection, PublishedVacancy(opportunity, owner, seen_edition + 1, now, by))


def for_desks(published: Iterable[PublishedVacancy], now: datetime) -> tuple[Opportunity, ...]:
    """The vacancies that a pack should carry: open ones, and those that closed lately."""
    return tuple(
        one.opportunity
        for one in published
        if one.opportunity.places_open > 0 or now - one.changed_at <= CLOSED_ONES_TRAVEL_FOR
    )


def names_of_members(connection: Connection) -> dict[UUID, str]:
    """Members by their id, in the order of the alphabet."""
    rows = connection.execute(select(organisations.c.id, organisations.c.name))
    found = sorted(((row.name, UUID(row.id)) for row in rows), key=lambda one: one[0].casefold())
    return {id_: name for name, id_ in found}


def _keep(connection: Connection, published: PublishedVacancy) -> None:
    opportunity = published.opportunity
    text = write_opportunities((opportunity,))
    if read_opportunities(text, opportunity.id) != (opportunity,):
        raise ValueError("a vacancy does not read back as it was written")
    connection.execute(
        insert(vacancy_editions).values(
            vacancy=opportunity.id,
            edition=published.edition,
            organisation=str(published.organisation),
            body=text,
            changed_at=published.changed_at.isoformat(),
            changed_by=published.changed_by,
        )
    )


def _read(row: Row[tuple[object, ...]]) -> PublishedVacancy:
    (opportunity,) = read_opportunities(row.body, row.vacancy)
    return PublishedVacancy(
        opportunity=opportunity,
        organisation=UUID(row.organisation),
        edition=row.edition,
        changed_at=datetime.fromisoformat(row.changed_at),
        changed_by=row.changed_by,
    )
