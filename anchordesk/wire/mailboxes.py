"""Mailboxes at a hub: who may leave envelopes there, and who may take them out.

A mailbox is named by the hash of its reading key, so the hub needs no list of desks: whoever shows
the key that hashes to the name may read. The key is derived from the desk's sealing key. Leaving
needs the organisation's deposit token, one for all its desks, so the hub cannot tell them apart.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from anchordesk.wire.fields import Digest, MailboxId, Moment, Number

DEPOSIT_GRANT = "deposit-grant/1"
MAILBOX_PAGE = "mailbox-page/1"
ENVELOPE = "envelope/1"
ENVELOPE_MEDIA_TYPE = "application/vnd.anchordesk.envelope"
MAILBOX_PAGE_ENTRIES = 100
TOKEN_BYTES = 32

_READING = b"anchordesk/mailbox-reading/1"
_NAME = b"anchordesk/mailbox/1"
_DEPOSIT = b"anchordesk/deposit/1"


class DepositGrant(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=DEPOSIT_GRANT
):
    """A lead's word to the hub on which token its organisation's desks deposit with.

    Attributes:
        version: The roster's; a lower one changes nothing.
        token_hash: SHA-256 of the token, so that the hub's records cannot be used to deposit.
        ends_earlier: Whether earlier tokens stop working at once: a desk was revoked.
    """

    organisation: UUID
    version: Number
    token_hash: Digest
    ends_earlier: bool
    issued_at: Moment


class MailboxEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One envelope that waits."""

    place: Number
    digest: Digest


class MailboxPage(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=MAILBOX_PAGE
):
    """A run of what waits in a mailbox, oldest first; ask again after the last place."""

    mailbox: MailboxId
    entries: Annotated[tuple[MailboxEntry, ...], Meta(max_length=MAILBOX_PAGE_ENTRIES)]


def reading_key(sealing_private_key: bytes) -> bytes:
    """The key that opens a desk's mailbox for reading, 32 bytes."""
    return hmac.digest(sealing_private_key, _READING, hashlib.sha256)


def mailbox_of(key: bytes) -> str:
    """The name of the mailbox that a reading key opens, 32 hexadecimal figures."""
    return hashlib.sha256(_NAME + key).hexdigest()[:32]


def token_hash(token: bytes) -> str:
    """What a hub keeps of a deposit token."""
    return hashlib.sha256(_DEPOSIT + token).hexdigest()


def envelope_path(mailbox: str, digest: str) -> str:
    """Where an envelope is left at a hub."""
    return f"/v1/mailboxes/{mailbox}/envelopes/{digest}"


def grant_path(organisation: UUID, version: int) -> str:
    """Where a deposit grant is put at a hub."""
    return f"/v1/organisations/{organisation}/deposit-grants/{version}"
