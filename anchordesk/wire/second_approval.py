"""How a lead's desk asks another lead's to approve a return, and the answer. Sealed only.

Both travel between desks of one organisation. What is approved is named by the digest of the exact
bytes that would be signed, so an answer about other bytes is none.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from anchordesk.wire.codec import LARGEST_RETURN
from anchordesk.wire.fields import Digest, Moment, Title

RETURN_REQUEST = "return-request/1"
RETURN_DECISION = "return-decision/1"
LARGEST_REQUEST = 4 * 1024 * 1024
LONGEST_REASON = 300


class ReturnRequest(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=RETURN_REQUEST
):
    """A return that one lead would sign, whole.

    Attributes:
        payload: The exact bytes that would be signed.
        published: The exact bytes of the tables' file that goes with them.
    """

    organisation: UUID
    payload: Annotated[bytes, Meta(min_length=1, max_length=LARGEST_RETURN)]
    published: Annotated[bytes, Meta(min_length=1, max_length=LARGEST_RETURN)]


class ReturnDecision(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=RETURN_DECISION
):
    """A second lead's word on a return, in their desk's hand.

    Attributes:
        digest: SHA-256 of the bytes that were looked at.
        decided_by: The name of the lead, as their desk has it.
        reason: Why not; empty approves.
    """

    organisation: UUID
    digest: Digest
    decided_by: Title
    decided_at: Moment
    reason: Annotated[str, Meta(max_length=LONGEST_REASON)]
