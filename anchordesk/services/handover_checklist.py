"""What to look through before a case is handed over: what goes along, what stays, to whom."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.handover import (
    HandoverShown,
    about,
    consents_given,
    open_actions_of,
)
from anchordesk.services.roster import roster_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.team import RosterMember

OFFER_FORM = "hand_over"
"""The form that offers the case: it is no work on the case that would stay behind."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A case as it would go, counted.

    Attributes:
        colleagues: The active desks that it can go to: those that hold cases.
        notes: Contacts written down.
        consents: Purposes that the resident agreed to.
        concerns: Safeguarding concerns, open and closed.
        half_typed: Whether something about the resident is half typed: that does not go along.
        before: The newest handover of this case; None if there was none.
    """

    colleagues: tuple[RosterMember, ...]
    notes: int
    open_actions: int
    alerts: int
    attachments: int
    consents: int
    jobs: int
    concerns: int
    half_typed: bool
    before: HandoverShown | None


@door(UseCase.HAND_OVER)
def checklist(workspace: Workspace, resident_id: ResidentId) -> Checklist:
    """Return what to look through. Raises NotFoundError."""
    own = own_keys(workspace).key_id
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        team = roster_of(reading)
        return Checklist(
            colleagues=tuple(
                member
                for member in (team.active if team else ())
                if member.key_id != own and DeskRole(member.role).holds_cases
            ),
            notes=len(reading.contacts(resident_id)),
            open_actions=open_actions_of(reading, resident_id),
            alerts=len(resident.alerts),
            attachments=reading.handovers.attachments(resident_id),
            consents=consents_given(workspace, reading, resident_id),
            jobs=len(reading.outcomes(resident_id)),
            concerns=reading.concern_count(resident_id).total,
            half_typed=any(
                draft.key.subject == resident_id and draft.key.kind != OFFER_FORM
                for draft in reading.drafts()
            ),
            before=about(reading, resident_id),
        )
