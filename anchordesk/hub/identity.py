"""Who this hub is: its id, name, epoch and signing key, in its data folder.

The key file can be read by its owner only. The epoch is random and made with the hub; receipts
carry it, so desks notice a hub that was made anew under an old name.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.hub.database import Database, postgresql_at, sqlite_at
from anchordesk.hub.errors import HubError, HubExistsError, NoHubError
from anchordesk.hub.faults import plain_faults
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.fields import Title
from anchordesk.wire.signing import public_key_of, signing_key_id

KEY_FILE = "hub.key"
IDENTITY_FILE = "hub.json"
DATABASE_FILE = "hub.db"
DATABASE_SETTING = "hub.database"
"""Holds the address of a PostgreSQL database, if the records are there and not in the folder."""
KEY_BYTES = 32


class _Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: UUID
    name: Title
    epoch: UUID


@dataclass(frozen=True)
class HubIdentity:
    """A hub's lasting self."""

    id: UUID
    name: str
    epoch: UUID
    private_key: Ed25519PrivateKey

    @cached_property
    def public_key(self) -> bytes:
        """The 32 raw bytes of the key that receipts verify with."""
        return public_key_of(self.private_key)

    @cached_property
    def key_id(self) -> bytes:
        """The 16-byte id that returns must be addressed to."""
        return signing_key_id(self.public_key)


def create_identity(folder: Path, name: str) -> HubIdentity:
    """Make a hub's key and names in a folder that has none.

    Raises:
        HubExistsError: if the folder holds a hub.
        HubError: if the folder cannot be made or written.
    """
    with plain_faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    identity = HubIdentity(uuid4(), name, uuid4(), Ed25519PrivateKey.generate())
    with plain_faults(folder):
        try:
            save_identity(folder, identity)
        except FileExistsError as problem:
            raise HubExistsError(
                f"There is a hub in {folder} already. Nothing was changed. "
                "Choose an empty folder, or start the hub that is there."
            ) from problem
    return identity


def save_identity(folder: Path, identity: HubIdentity) -> None:
    """Write a hub's key and names into a folder that has none.

    Raises:
        OSError: if the folder refuses, FileExistsError if a hub is there.
    """
    told = _Identity(id=identity.id, name=identity.name, epoch=identity.epoch)
    _write_private(folder / KEY_FILE, identity.private_key.private_bytes_raw())
    _write_private(folder / IDENTITY_FILE, encode(told))


def load_identity(folder: Path) -> HubIdentity:
    """The hub of a folder.

    Raises:
        NoHubError: if there is none, or its files are damaged.
        HubError: if its files cannot be read.
    """
    with plain_faults(folder):
        try:
            identity = decode((folder / IDENTITY_FILE).read_bytes(), _Identity)
            key = (folder / KEY_FILE).read_bytes()
        except (FileNotFoundError, NotADirectoryError, WireError) as problem:
            raise NoHubError(
                f"There is no whole hub in {folder}. Name the folder it is in, restore it from a "
                "backup, or, if its making was cut short, make one in a new folder."
            ) from problem
    if len(key) != KEY_BYTES:
        raise NoHubError(f"The hub's key in {folder} is damaged. Restore it from a backup.")
    return HubIdentity(
        identity.id, identity.name, identity.epoch, Ed25519PrivateKey.from_private_bytes(key)
    )


def choose_database(folder: Path, address: str | None) -> Database:
    """Make the empty place of a new hub's records, and remember where it is.

    Args:
        folder: The hub's folder.
        address: Of a PostgreSQL database, or None for a file in the folder.

    Raises:
        DatabaseAddressError: if the address is none.
        OSError: if the folder refuses.
    """
    if address is None:
        path = folder / DATABASE_FILE
        path.touch(mode=0o600, exist_ok=False)
        return sqlite_at(path)
    database = postgresql_at(address)
    _write_private(folder / DATABASE_SETTING, address.strip().encode() + b"\n")
    return database


def database_of(folder: Path) -> Database:
    """Where the hub's records are. A missing file is never made anew under the old name.

    Raises:
        NoHubError: if it is missing.
        HubError: if the setting cannot be read or holds no address.
    """
    with plain_faults(folder):
        try:
            address = (folder / DATABASE_SETTING).read_text(encoding="utf-8")
        except FileNotFoundError:
            address = None
        except UnicodeDecodeError as problem:
            raise HubError(f"{folder / DATABASE_SETTING} is not readable as text.") from problem
    if address is not None:
        return postgresql_at(address)
    path = folder / DATABASE_FILE
    if not path.exists():
        raise NoHubError(f"The hub's database in {folder} is missing. Restore it from a backup.")
    return sqlite_at(path)


def _write_private(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
