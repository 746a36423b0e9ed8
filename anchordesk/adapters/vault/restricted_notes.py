"""Seals the words of restricted notes under keys that belong to a case, and opens them.

A key is a row of its own: a copy for cover goes without it unless the case's own worker lets it.
Whoever has the note and no key knows that there is one, of which kind, and no word of it. A worker
seals with a key of their own only, so that a colleague who covered once cannot read on.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    insert,
    select,
    update,
)

from anchordesk.adapters.vault.casework_tables import earlier_contacts
from anchordesk.adapters.vault.tables import contacts, metadata, residents
from anchordesk.adapters.vault.values import Stamp, moment_text
from anchordesk.domain.identifiers import ContactId, ResidentId

PURPOSE = b"anchordesk|restricted note"
ID_BYTES, KEY_BYTES, NONCE_BYTES, TAG_BYTES = 16, 32, 12, 16
# So that the length of what is sealed does not tell how much was written.
PADDED_TO = 256

note_keys = Table(
    "note_keys",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
)
Index("ix_note_keys_resident", note_keys.c.resident_id)


class StoredRestricted:
    """Meets the port RestrictedReading on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def opened(self, sealed: bytes) -> str | None:
        """Return the words that were sealed; None where their key is kept back or lost."""
        own = note_keys.c.id == sealed[:ID_BYTES]
        secret = self._connection.execute(select(note_keys.c.secret).where(own)).scalar()
        return None if secret is None else _open(secret, sealed)


class ChangingRestricted(StoredRestricted):
    """Meets the port RestrictedChanging on one connection."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        super().__init__(connection)
        self._stamp = stamp

    def seal(self, resident_id: ResidentId, words: str) -> bytes:
        """Return sealed words. The key is made where this desk's worker has none for the case."""
        kept = note_keys.c
        mine = (kept.resident_id == resident_id.bytes, kept.worker == self._stamp.worker)
        newest = select(kept.id, kept.secret).where(*mine).order_by(kept.position.desc()).limit(1)
        row = self._connection.execute(newest).one_or_none()
        key_id, secret = self._new_key(resident_id) if row is None else (row.id, row.secret)
        plain = words.encode()
        plain += b"\0" * (-len(plain) % PADDED_TO)
        nonce = os.urandom(NONCE_BYTES)
        return bytes(key_id + nonce + AESGCM(secret).encrypt(nonce, plain, PURPOSE + key_id))

    def seal_earlier(
        self, resident_id: ResidentId, contact_id: ContactId, sensitivity: str
    ) -> None:
        """Seal what an ordinary note said before it was restricted."""
        kept = earlier_contacts.c
        plain = select(kept.position, kept.note).where(
            kept.contact_id == contact_id.bytes, kept.sealed.is_(None)
        )
        for row in self._connection.execute(plain).all():
            sealed = self.seal(resident_id, row.note)
            self._connection.execute(
                update(earlier_contacts)
                .where(kept.position == row.position)
                .values(note="", sealed=sealed, sensitivity=sensitivity)
            )

    def _new_key(self, resident_id: ResidentId) -> tuple[bytes, bytes]:
        key_id, secret = os.urandom(ID_BYTES), AESGCM.generate_key(KEY_BYTES * 8)
        self._connection.execute(
            insert(note_keys).values(
                id=key_id,
                resident_id=resident_id.bytes,
                secret=secret,
                created_at=moment_text(self._stamp.at),
                worker=self._stamp.worker,
            )
        )
        return key_id, secret


class WithRestricted:
    """Gives the records on one connection the words of restricted notes."""

    _connection: Connection

    @property
    def restricted(self) -> StoredRestricted:
        """The words of restricted notes."""
        return StoredRestricted(self._connection)


def restricted_notes(connection: Connection) -> list[tuple[bytes, int, str]]:
    """Return whom each restricted note is about, its place and its words, newest first.

    Without those whose key is not on this desk.
    """
    keys = {
        row.id: row.secret for row in connection.execute(select(note_keys.c.id, note_keys.c.secret))
    }
    if not keys:
        return []
    found = (
        select(contacts.c.resident_id, contacts.c.position, contacts.c.sealed)
        .join(residents, residents.c.id == contacts.c.resident_id)
        .where(contacts.c.sealed.is_not(None), residents.c.deleted_at.is_(None))
        .order_by(contacts.c.position.desc())
    )
    notes = []
    for resident_id, position, sealed in connection.execute(found):
        secret = keys.get(sealed[:ID_BYTES])
        words = None if secret is None else _open(secret, sealed)
        if words is not None:
            notes.append((resident_id, position, words))
    return notes


def _open(secret: bytes, sealed: bytes) -> str | None:
    key_id, rest = sealed[:ID_BYTES], sealed[ID_BYTES:]
    if len(rest) < NONCE_BYTES + TAG_BYTES:
        return None
    try:
        plain = AESGCM(secret).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], PURPOSE + key_id)
    except InvalidTag:
        return None
    return plain.rstrip(b"\0").decode()
