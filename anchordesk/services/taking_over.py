"""Takes over the vault of somebody who left: from then on what is done is done in another name."""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.text import tidy_line
from anchordesk.services import audit
from anchordesk.services.desk import Desk
from anchordesk.services.vault_care import ByOrganisationKey
from anchordesk.services.workspace import Workspace
from anchordesk.wire.fields import is_title

WHAT_TAKING_OVER_DOES = (
    "Only for somebody who has left or cannot come back. The vault opens by your new passphrase "
    "and no more by theirs. All that they wrote keeps their name; what you do from now on has "
    "yours, and the audit trail says that you took the vault over. Residents have a right to know "
    "who works with them: tell them."
)


class NamelessTakeOverError(RefusedError):
    """Whoever takes a vault over must say who they are."""

    code = "nameless-take-over"
    advice = "Type your own name, at most 160 letters and signs."

    def __init__(self) -> None:
        super().__init__("The audit trail must say who takes this vault over.")


def name_of(by: str) -> str:
    """Return the name of whoever takes over, tidied. Raises NamelessTakeOverError."""
    name = tidy_line(by)
    if not name or not is_title(name):
        raise NamelessTakeOverError
    return name


def take_over(desk: Desk, key: ByOrganisationKey, by: str) -> Workspace:
    """Open the vault of somebody who left, and go on in the name of who takes it over.

    Where the key names no other reason, that they left is the reason.

    Raises:
        NamelessTakeOverError: if there is no name; nothing is changed.
        Otherwise as `Desk.unlock_with_organisation_key`.
    """
    name = name_of(by)
    if key.reason is EmergencyReason.NOT_SAID:
        key = replace(key, reason=EmergencyReason.LEFT)
    workspace = desk.unlock_with_organisation_key(key)
    try:
        return _carry_on_as(workspace, name)
    except BaseException:
        workspace.lock()
        raise


def _carry_on_as(workspace: Workspace, name: str) -> Workspace:
    """Go on under another worker's name.

    It counts as news of the team, so that a lease that is over does not lock the vault again at
    once: whoever holds the organisation's key speaks for the team.
    """
    taken = replace(workspace, profile=replace(workspace.profile, worker_name=name))
    with workspace.records.changing() as change:
        change.save_profile(taken.profile)
        kept = change.team.organisation()
        if kept is not None:
            change.team.save_organisation(replace(kept, seen_at=workspace.now()))
        audit.note(taken, change, AuditAction.VAULT_TAKEN_OVER)
    return taken
