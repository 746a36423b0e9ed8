"""A desk's card: the public keys by which the desks of one organisation know each other.

A card is handed over in person or on a stick inside one organisation. It names the organisation
and the role; the worker's name on it is for the colleague's eyes and never reaches the hub.
"""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from msgspec import Struct

from anchordesk.wire.fields import PublicKeyBytes, Title

DESK_CARD = "desk-card/1"


class DeskCard(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=DESK_CARD):
    """Public keys of one desk."""

    organisation: UUID
    organisation_name: Title
    desk_name: Title
    role: Literal["worker", "lead"]
    signing_public_key: PublicKeyBytes
    sealing_public_key: PublicKeyBytes
