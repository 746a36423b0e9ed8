"""Opens somebody else's vault for a while, in an emergency: with a reason, and over by itself.

The owner's passphrase stays as it is. What is done bears the name of whoever opened it, stands
in the trail of that vault, and their lead is told. What would make a way in for later, take cases
away or carry records out is refused meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.emergency import (
    MINUTES,
    EmergencyAccess,
    EmergencyReason,
    ReasonMissingError,
)
from anchordesk.services.audit import note_alone, note_done
from anchordesk.services.desk import Desk
from anchordesk.services.policy import known_policy
from anchordesk.services.taking_over import name_of
from anchordesk.services.vault_care import ByOrganisationKey
from anchordesk.services.workspace import Workspace

WHAT_IT_DOES = (
    "Only if somebody may be in danger, or work cannot wait. It opens this vault for an hour at "
    "most and then locks by itself. The owner's passphrase stays as it is. Your name, your reason "
    "and what you do are written into the audit trail, and the team lead is told."
)


def open_for_a_while(desk: Desk, key: ByOrganisationKey, by: str) -> Workspace:
    """Open the vault by its organisation's key, for an hour at most and for this once.

    Args:
        by: The name of whoever opens it.

    Raises:
        NamelessTakeOverError: if there is no name.
        ReasonMissingError: if nobody says why.
        StorageError: if it cannot be written down; then it is locked again.
        Otherwise as `Desk.unlock_with_organisation_key`.
    """
    name = name_of(by)
    if key.reason is EmergencyReason.NOT_SAID:
        raise ReasonMissingError
    workspace = desk.unlock_with_organisation_key(replace(key, new_passphrase="", once=True))
    try:
        minutes = known_policy(desk.read_policy).emergency_minutes or MINUTES
        ends_at = workspace.now() + timedelta(minutes=minutes)
        opened = replace(
            workspace,
            profile=replace(workspace.profile, worker_name=name),
            emergency=EmergencyAccess(key.reason, ends_at),
        )
        note_alone(opened, AuditAction.EMERGENCY_BEGAN, reason=key.reason.code, minutes=minutes)
    except BaseException:
        workspace.lock()
        raise
    return opened


def end(workspace: Workspace) -> None:
    """Write down that it is over, if it was an emergency; the vault is locked next."""
    if workspace.emergency is not None:
        note_done(workspace, AuditAction.EMERGENCY_ENDED)
