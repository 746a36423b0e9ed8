"""Lists of a team as a later AnchorDesk writes them, in the organisation's true hand."""

from __future__ import annotations

import json
from typing import Any

from anchordesk.services.envelopes import own_keys
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import encode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.organisation import sign_for_team
from anchordesk.wire.sealing import seal
from tests.services.team_desks import SIGNING_KEY, TeamDesk


def sealed_to(desk: TeamDesk, kind: str, document: object, key: bytes = SIGNING_KEY) -> bytes:
    """A document as a list of this kind, sealed to a desk."""
    statement = sign_for_team(kind, json.dumps(document).encode(), key, ANYONE)
    return seal(statement, recipient_public_key=own_keys(desk.workspace).sealing_public)


def next_list(lead: TeamDesk, **changed: object) -> dict[str, Any]:
    """The list that follows on the one that the lead's desk has."""
    with lead.workspace.records.reading() as reading:
        kept = reading.team.organisation()
    assert kept is not None
    told: dict[str, Any] = json.loads(encode(lead.roster()))
    follows = {"version": kept.version + 1, "previous": digest_of(kept.roster)}
    return told | follows | changed
