"""Vacancies that a worker types in: told by an employer who is in no pack, or not yet.

They stay on the desk, and are matched as the network's are. A closed one stays to look back at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.opportunity import Opportunity, OpportunityRefusedError
from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.domain.opportunity_writing import write_opportunities
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.network_records import NetworkReading, StoredVacancy
from anchordesk.services.records import RecordsReading
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace

MOST_OWN = 500
FILE_NAME = "this desk"


@dataclass(frozen=True, slots=True)
class VacancyChange:
    """A vacancy before and after; None where there was none."""

    before: Opportunity | None
    after: Opportunity


def own_vacancies(reading: RecordsReading) -> tuple[Opportunity, ...]:
    """Return the vacancies that were typed in on this desk."""
    return tuple(map(_read, reading.network.vacancies()))


def new_reference(workspace: Workspace) -> str:
    """Return a reference for a vacancy typed in here; no member's list has one like it."""
    return f"DESK-{workspace.identifiers.new_id().hex[-8:].upper()}"


@door(UseCase.LOOK_FOR_JOBS)
def save(
    workspace: Workspace, vacancy: Opportunity, *, draft: DraftKey | None = None
) -> VacancyChange:
    """Keep a vacancy that was typed in, in place of what was kept of it before.

    Raises:
        OpportunityRefusedError: if it lacks employer or role, cannot be written down as it is, or
            there are too many.
    """
    if not (vacancy.employer and vacancy.role):
        raise OpportunityRefusedError("Enter the employer and the role.")
    body = _body(vacancy)
    with workspace.records.changing() as change:
        before = _found(change.network, vacancy.id)
        if before is None and len(change.network.vacancies()) >= MOST_OWN:
            raise OpportunityRefusedError(
                f"There are {MOST_OWN} vacancies of this desk already.",
                what_to_do="Change one that is closed into the new one.",
            )
        change.network.keep_vacancy(StoredVacancy(vacancy.id, body))
        forget_with(change, draft)
    return VacancyChange(before, vacancy)


@door(UseCase.LOOK_FOR_JOBS)
def close(workspace: Workspace, vacancy_id: str) -> VacancyChange:
    """Leave no places open; it stays among the closed ones.

    Raises:
        NotFoundError: if it was not typed in here.
    """
    with workspace.records.changing() as change:
        before = _found(change.network, vacancy_id)
        if before is None:
            raise NotFoundError(
                "That vacancy was not typed in on this desk.",
                what_to_do="The network's list says when its vacancies close.",
            )
        after = replace(before, places_open=0)
        change.network.keep_vacancy(StoredVacancy(after.id, _body(after)))
    return VacancyChange(before, after)


@door(UseCase.LOOK_FOR_JOBS)
def put_back(workspace: Workspace, done: VacancyChange) -> None:
    """Take a change back.

    Raises:
        ChangedSinceError: if it was changed since.
    """
    with workspace.records.changing() as change:
        if _found(change.network, done.after.id) != done.after:
            raise ChangedSinceError(
                "This vacancy was changed since, so that cannot be undone.",
                what_to_do="Look at the list again, and change it there.",
            )
        if done.before is None:
            change.network.forget_vacancy(done.after.id)
        else:
            change.network.keep_vacancy(StoredVacancy(done.before.id, _body(done.before)))


def _body(vacancy: Opportunity) -> str:
    """Return it as a file holds it, once it was seen to read back as it is."""
    body = write_opportunities((vacancy,))
    (again,) = read_opportunities(body, FILE_NAME)
    if again != vacancy:
        raise OpportunityRefusedError("Something in it cannot be kept as it was typed.")
    return body


def _read(stored: StoredVacancy) -> Opportunity:
    (vacancy,) = read_opportunities(stored.body, FILE_NAME)
    return vacancy


def _found(reading: NetworkReading, vacancy_id: str) -> Opportunity | None:
    stored = next((one for one in reading.vacancies() if one.id == vacancy_id), None)
    return None if stored is None else _read(stored)
