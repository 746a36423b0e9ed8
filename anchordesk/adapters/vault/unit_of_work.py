"""The records of an open vault: one look or one transaction at a time, on any thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import cast

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.passphrase_keeper import PassphraseKeeper
from anchordesk.adapters.vault.care import SqlCipherCare
from anchordesk.adapters.vault.changing import StoredChanging
from anchordesk.adapters.vault.cover_guard import copies_here, refuse_changed_copies
from anchordesk.adapters.vault.engine import BEGIN, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.held import seal, unseal
from anchordesk.adapters.vault.high_water import HighWater, count_change
from anchordesk.adapters.vault.keys import SqlCipherKeys
from anchordesk.adapters.vault.lock import VaultLock
from anchordesk.adapters.vault.reading import StoredReading
from anchordesk.adapters.vault.restriction import held_cases, refuse_changed
from anchordesk.adapters.vault.storage_errors import (
    disk_refused,
    plain_database_errors,
    vault_locked,
)
from anchordesk.services.ports import Clock
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.vault_care import VaultCare
from anchordesk.services.vault_keys import VaultKeys


class SqlCipherRecords:
    """Meets the port Records. Close it when no look and no transaction is open any more.

    Attributes:
        connections: Makes keyed connections; forgets the key on closing.
        lock: Held while the vault is open; None where the caller keeps others out.
        keeper: Sets passphrases; None where there is no key file beside the records.
        high_water: Keeps how far the records come; None where nobody works in them yet.
    """

    def __init__(
        self,
        connections: KeyedConnections,
        lock: VaultLock | None,
        clock: Clock,
        keeper: PassphraseKeeper | None = None,
        high_water: HighWater | None = None,
    ) -> None:
        self._connections = connections
        self._lock = lock
        self._clock = clock
        self._keeper = keeper
        self._high_water = high_water
        # One at a time: a backup clears away what an earlier one left unfinished.
        self._backing_up = Lock()
        self._engine: Engine | None = keyed_engine(connections)

    @contextmanager
    def reading(self) -> Iterator[RecordsReading]:
        """Open one consistent look. Raises StorageError."""
        with plain_database_errors(), self._transaction("DEFERRED") as connection:
            yield StoredReading(connection)

    @contextmanager
    def changing(self) -> Iterator[RecordsChanging]:
        """Open one transaction. Raises StorageError; then nothing of it was kept.

        Raises RequestRefusedError, too, where a case was changed that must stay as it is, and
        CoveredError where more of a colleague's case was than who covers for them writes.
        """
        with plain_database_errors(), self._transaction("IMMEDIATE") as connection:
            change = StoredChanging(connection, self._clock)
            before, held = _driver_of(connection).total_changes, held_cases(connection)
            copies = copies_here(connection)
            yield change
            driver = _driver_of(connection)
            if not driver.in_transaction:
                # SQLite ends one by itself after some failures; then there is none to commit.
                raise disk_refused()
            refuse_changed_copies(connection, copies)
            refuse_changed(connection, held)
            count = count_change(connection) if driver.total_changes != before else None
        if count is not None and self._high_water is not None:
            self._high_water.changed(count, change.signed)

    @property
    def care(self) -> VaultCare:
        """Backups, health and the recovery code. Raises StorageError once closed."""
        if self._engine is None:
            raise vault_locked()
        return SqlCipherCare(self._connections, self._engine, self._high_water, self._backing_up)

    def seal_to_hold(self, plain: bytes, secret: bytes) -> bytes:
        """Return bytes to hold in memory while locked. Raises StorageError once closed."""
        self._refuse_closed()
        return seal(secret, plain)

    def unseal_held(self, sealed: bytes, secret: bytes) -> bytes | None:
        """Return what was held, None if another secret sealed it. Raises StorageError if closed."""
        self._refuse_closed()
        return unseal(secret, sealed)

    @property
    def keys(self) -> VaultKeys:
        """Its passphrase and other keys. Raises StorageError once closed."""
        if self._engine is None or self._keeper is None:
            raise vault_locked()
        return SqlCipherKeys(self._connections, self._keeper)

    def close(self) -> None:
        """Drop the key and every connection; a second time does nothing."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.dispose()
        self._connections.forget()
        if self._high_water is not None:
            self._high_water.close()
        if self._lock is not None:
            self._lock.release()

    def _refuse_closed(self) -> None:
        if self._engine is None:
            raise vault_locked()

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[Connection]:
        if self._engine is None:
            raise vault_locked()
        with self._engine.execution_options(**{BEGIN: kind}).begin() as connection:
            yield connection


def _driver_of(connection: Connection) -> dbapi2.Connection:
    driver = connection.connection.driver_connection
    if driver is None:
        raise disk_refused()
    # Typed as any driver's; the engine makes no other.
    return cast("dbapi2.Connection", driver)
