"""Tells what a newer AnchorDesk sent from damage: it waits until this one is updated."""

from __future__ import annotations

from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import UpgradeNeededError
from anchordesk.wire.framing import ANYONE, unpack_statement
from anchordesk.wire.organisation import ORGANISATION_KEY
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.signing import verify_statement
from anchordesk.wire.team import ROSTER, TEAM_JOIN_REQUEST, TeamInvitation

NEWER_LIST = "A newer list of your team has come. This desk keeps the one it has: the new one"


def refuse_newer(workspace: Workspace, change: RecordsChanging, statement: bytes) -> None:
    """Refuse a later version of a message that no colleague's key signs, once its own key holds.

    What colleagues sign is looked at with their keys, by whoever takes it in.

    Raises:
        UpgradeNeededError: if it is one.
        SignatureRefusedError: if it says so, but the organisation did not sign it.
    """
    kind = unpack_statement(statement).type
    name, _, version = kind.rpartition("/")
    if kind in (ROSTER, ORGANISATION_KEY, TEAM_JOIN_REQUEST) or not version.isdecimal():
        return
    if name == _name_of(TEAM_JOIN_REQUEST):
        raise UpgradeNeededError(about="A request to join the team")
    if name not in (_name_of(ROSTER), _name_of(ORGANISATION_KEY)):
        return
    is_list = name == _name_of(ROSTER)
    verify_statement(
        statement,
        type_=kind,
        public_key=organisation_key(change),
        recipient=ANYONE if is_list else sealing_key_id(own_keys(workspace).sealing_public),
    )
    raise UpgradeNeededError(about=NEWER_LIST if is_list else "The organisation's key")


def organisation_key(change: RecordsChanging) -> bytes:
    """The key that a list must be signed with: of the team, or of the invitation answered.

    Raises:
        TeamRefusedError: if this desk is in no team and has answered no invitation.
    """
    kept, joining = change.team.organisation(), change.team.joining()
    if kept is not None:
        return kept.public_key
    if joining is not None:
        return decode(joining.invitation, TeamInvitation).organisation_public_key
    raise TeamRefusedError(
        "A list of a team came that this desk has not asked to join.",
        what_to_do="Answer your lead's invitation first.",
    )


def _name_of(kind: str) -> str:
    return kind.rpartition("/")[0]
