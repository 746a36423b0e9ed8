"""Proposed pathways between two members, followed from the idea to its evaluation.

Every step is kept with who took it, when, and why; nothing is changed or taken away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select

from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.tables import proposal_steps, proposals
from anchordesk.hub.vacancies import names_of_members


class ProposalState(StrEnum):
    """How far a proposed pathway has come."""

    IDEA = "idea"
    AGREED = "agreed"
    RUNNING = "running"
    EVALUATED = "evaluated"
    SET_ASIDE = "set_aside"

    @property
    def title_text(self) -> str:
        """The state as a reader sees it."""
        return self.value.replace("_", " ").capitalize()

    @property
    def next(self) -> tuple[ProposalState, ...]:
        """The states that may follow."""
        return _NEXT[self]


_NEXT: dict[ProposalState, tuple[ProposalState, ...]] = {
    ProposalState.IDEA: (ProposalState.AGREED, ProposalState.SET_ASIDE),
    ProposalState.AGREED: (ProposalState.RUNNING, ProposalState.IDEA, ProposalState.SET_ASIDE),
    ProposalState.RUNNING: (ProposalState.EVALUATED, ProposalState.SET_ASIDE),
    ProposalState.EVALUATED: (ProposalState.RUNNING,),
    ProposalState.SET_ASIDE: (ProposalState.IDEA,),
}


@dataclass(frozen=True)
class NewProposal:
    """Whose residents and whose vacancies, and the sum behind it as it stood that day."""

    supplier: UUID
    employer: UUID
    because: str


@dataclass(frozen=True)
class ProposalStep:
    """One entry of a proposal's history."""

    number: int
    state: ProposalState
    words: str
    taken_at: datetime
    taken_by: str


@dataclass(frozen=True)
class Proposal:
    """A proposed pathway with its history, the newest step first."""

    id: str
    supplier: UUID
    supplier_name: str
    employer: UUID
    employer_name: str
    because: str
    steps: tuple[ProposalStep, ...]

    @property
    def state(self) -> ProposalState:
        """Where it stands now."""
        return self.steps[0].state

    @property
    def title(self) -> str:
        """Both members' names."""
        return f"{self.supplier_name} to {self.employer_name}"


def propose(connection: Connection, new: NewProposal, by: str, now: datetime) -> str:
    """Begin to follow an idea; the result is its reference.

    Raises:
        ProblemError: if these two members have a proposal that is neither evaluated nor set aside.
    """
    over = (ProposalState.EVALUATED, ProposalState.SET_ASIDE)
    for known in all_proposals(connection):
        same = (known.supplier, known.employer) == (new.supplier, new.employer)
        if same and known.state not in over:
            raise ProblemError(
                Refusal.CHANGED_SINCE, f"{known.title} is followed already, as {known.id}."
            )
    taken = connection.execute(select(func.count()).select_from(proposals)).scalar_one()
    reference = f"P-{taken + 1}"
    connection.execute(
        insert(proposals).values(
            id=reference,
            supplier=str(new.supplier),
            employer=str(new.employer),
            because=new.because,
        )
    )
    first = ProposalStep(1, ProposalState.IDEA, "Proposed from the connections page.", now, by)
    _add(connection, reference, first)
    return reference


def take_step(connection: Connection, reference: str, step: ProposalStep) -> None:
    """Take the next step; `step.number` is the one that whoever takes it expects to take.

    Raises:
        ProblemError: if there is no such proposal, somebody took a step meanwhile, or the state
            cannot follow.
    """
    known = one_proposal(connection, reference)
    if known is None:
        raise ProblemError(Refusal.NOT_FOUND, "There is no such proposal.")
    if known.steps[0].number + 1 != step.number:
        raise ProblemError(Refusal.CHANGED_SINCE, "Open it again and see where it stands now.")
    if step.state is not known.state and step.state not in known.state.next:
        raise ProblemError(
            Refusal.BAD_ENVELOPE,
            f"“{step.state.title_text}” does not follow “{known.state.title_text}”.",
        )
    _add(connection, reference, step)


def all_proposals(connection: Connection) -> tuple[Proposal, ...]:
    """Every proposal, the newest first."""
    rows = connection.execute(select(proposals)).all()
    names = names_of_members(connection)
    found = [_read(connection, row, names) for row in rows]
    return tuple(sorted(found, key=lambda one: one.steps[-1].taken_at, reverse=True))


def one_proposal(connection: Connection, reference: str) -> Proposal | None:
    """One proposal; None if there is none."""
    row = connection.execute(select(proposals).where(proposals.c.id == reference)).first()
    return None if row is None else _read(connection, row, names_of_members(connection))


def _read(connection: Connection, row: Row[tuple[object, ...]], names: dict[UUID, str]) -> Proposal:
    steps = connection.execute(
        select(proposal_steps)
        .where(proposal_steps.c.proposal == row.id)
        .order_by(proposal_steps.c.step.desc())
    )
    supplier, employer = UUID(row.supplier), UUID(row.employer)
    return Proposal(
        id=row.id,
        supplier=supplier,
        supplier_name=names[supplier],
        employer=employer,
        employer_name=names[employer],
        because=row.because,
        steps=tuple(
            ProposalStep(
                step.step,
                ProposalState(step.state),
                step.words,
                datetime.fromisoformat(step.taken_at),
                step.taken_by,
            )
            for step in steps
        ),
    )


def _add(connection: Connection, reference: str, step: ProposalStep) -> None:
    connection.execute(
        insert(proposal_steps).values(
            proposal=reference,
            step=step.number,
            state=step.state.value,
            words=step.words,
            taken_at=step.taken_at.isoformat(),
            taken_by=step.taken_by,
        )
    )
