"""The messages that cross the border of a desk; nothing here can hold a person.

Each is a frozen msgspec Struct tagged with its kind and version, and refuses unknown fields. What
travels unsealed has only counts, codes, bounded titles, digests, keys and times.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from anchordesk.wire.fields import (
    Code,
    Digest,
    KeyId,
    MacBytes,
    Moment,
    Number,
    People,
    PublicKeyBytes,
    SecretBytes,
    SignatureBytes,
    Title,
    WebAddress,
    require_version_7,
)

TALLY = "tally/1"
RECEIPT = "receipt/1"
INVITATION = "invitation/1"
JOIN_REQUEST = "join-request/1"
HUB_CARD = "hub-card/1"
ORGANISATION_HEAD = "organisation-head/1"
LOG_PAGE = "log-page/1"


class StatementHead(Struct, frozen=True, forbid_unknown_fields=True):
    """Who says it, and where it stands in the sender's chain.

    `previous` is the digest of the statement before it in this incarnation, or 64 zeros;
    `made_at` is advisory: no decision depends on a laptop's clock.
    """

    v: Literal[1]
    id: UUID
    organisation: UUID
    incarnation: UUID
    seq: Number
    previous: Digest
    made_at: Moment
    app: Code

    def __post_init__(self) -> None:
        """Refuse ids that do not sort by time."""
        require_version_7(self.id)


class TallyCell(Struct, frozen=True, forbid_unknown_fields=True):
    """How many people a desk counts in one cell of one table."""

    table: Code
    categories: Annotated[tuple[Code, ...], Meta(max_length=8)]
    people: People


class Tally(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=TALLY):
    """A desk's exact counts for one period, complete: it replaces, it never adds. Sealed only."""

    head: StatementHead
    template: Code
    template_version: Number
    period: Code
    revision: Number
    cells: Annotated[tuple[TallyCell, ...], Meta(max_length=5000)]


class Receipt(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=RECEIPT):
    """The hub's word that it has stored the bytes with this digest, and where in its log.

    Attributes:
        stored_kind: What was stored, for example "return/1".
        log_index: Its place in the hub's log, from 1.
        log_head: The head of the log's chain at that place.
        hub_key: The id of the key that signed this.
    """

    digest: Digest
    stored_kind: Code
    stored_at: Moment
    log_index: Number
    log_head: Digest
    hub_epoch: UUID
    hub_key: KeyId


class Invitation(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=INVITATION):
    """How an organisation finds a hub and proves it was asked. Holds a secret: show it once."""

    id: UUID
    hub_url: WebAddress
    hub_public_key: PublicKeyBytes
    organisation_name: Title
    secret: SecretBytes
    expires: Moment

    def __repr__(self) -> str:
        """Leave the secret out of logs."""
        return f"Invitation(id={self.id}, hub_url={self.hub_url!r})"


class JoinRequest(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=JOIN_REQUEST
):
    """An organisation's key for returns, under the invitation's secret and that key's own hand."""

    invitation: UUID
    organisation: UUID
    organisation_name: Title
    signing_public_key: PublicKeyBytes
    mac: MacBytes
    proof: SignatureBytes


class HubCard(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=HUB_CARD):
    """Who a hub is and what it takes. `nonce` is the asker's own, so the answer is fresh."""

    hub: UUID
    name: Title
    epoch: UUID
    public_key: PublicKeyBytes
    nonce: Annotated[str, Meta(pattern=r"\A[0-9a-f]{0,64}\Z")]
    time: Moment
    minimum_app: Code
    largest_return: Number
    log_index: Annotated[int, Meta(ge=0)]
    log_head: Digest


class AcceptedReturn(Struct, frozen=True, forbid_unknown_fields=True):
    """The return that counts for one template and period."""

    template: Code
    period: Code
    revision: Number
    digest: Digest


class OrganisationHead(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=ORGANISATION_HEAD
):
    """What the hub last accepted from an organisation; for a lead desk that was restored."""

    organisation: UUID
    accepted: tuple[AcceptedReturn, ...]
    log_index: Annotated[int, Meta(ge=0)]
    log_head: Digest


class LogLine(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the hub's log: enough to recompute the chain, and no more."""

    log_index: Number
    digest: Digest
    stored_kind: Code
    stored_at: Moment
    head: Digest


class LogPage(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=LOG_PAGE):
    """A run of the hub's log. `previous_head` is the head before its first line."""

    previous_head: Digest
    lines: tuple[LogLine, ...]
