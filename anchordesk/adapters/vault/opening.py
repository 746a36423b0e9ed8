"""Opens the records of a vault by its data key, once they are up to date and its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from anchordesk.adapters.keys.passphrase_keeper import PassphraseKeeper
from anchordesk.adapters.keys.slot_files import read_slots
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.high_water import HighWater, Reached, reached_by
from anchordesk.adapters.vault.lock import VaultLock
from anchordesk.adapters.vault.mark_file import MarkFile
from anchordesk.adapters.vault.restoring import INCARNATION_BYTES, begin_new_run
from anchordesk.adapters.vault.tables import vault_identity
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.adapters.vault.upgrading import bring_up_to_date
from anchordesk.services.errors import NotAVaultError
from anchordesk.services.ports import Clock, DeviceSecrets


class RecordsOpener:
    """Opens records; every way to open a vault ends here."""

    def __init__(
        self,
        clock: Clock,
        keeper: PassphraseKeeper,
        secrets: DeviceSecrets,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._clock = clock
        self._keeper = keeper
        self._secrets = secrets
        self._random_bytes = random_bytes

    def open(
        self, folder: Path, vault_id: UUID, data_key: bytes, lock: VaultLock | None
    ) -> SqlCipherRecords:
        """Open the records of a vault.

        Args:
            lock: Given back when the records are closed; None where the caller holds it.

        Raises:
            NotAVaultError: if they are not those of its key file, or of a newer AnchorDesk.
            StorageError, sqlalchemy.exc.DBAPIError: if they are damaged or the disk fails.
        """
        connections = KeyedConnections(folder / RECORDS_FILE, data_key, may_create=False)
        with ExitStack() as on_failure:
            on_failure.callback(connections.forget)
            bring_up_to_date(connections, self._clock.now())
            high_water = self._high_water(connections, vault_id)
            on_failure.callback(high_water.close)
            self._look_back(connections, vault_id, high_water)
            on_failure.pop_all()
        return SqlCipherRecords(connections, lock, self._clock, self._keeper, high_water)

    def lock_and_open(self, folder: Path, vault_id: UUID, data_key: bytes) -> SqlCipherRecords:
        """Open the records of a vault that nobody has open.

        Raises:
            VaultInUseError: if a process has it open.
            NotAVaultError, StorageError, sqlalchemy.exc.DBAPIError: as above.
        """
        with ExitStack() as on_failure:
            lock = VaultLock(folder)
            on_failure.callback(lock.release)
            records = self.open(folder, vault_id, data_key, lock)
            on_failure.pop_all()
        return records

    def _high_water(self, connections: KeyedConnections, vault_id: UUID) -> HighWater:
        keyslots = read_slots(connections.path.parent)
        joined = any(slot.needs_device_secret for slot in keyslots.slots)
        secrets = self._secrets if joined else None
        return HighWater(MarkFile(connections), secrets, vault_id, self._clock)

    def _look_back(
        self, connections: KeyedConnections, vault_id: UUID, high_water: HighWater
    ) -> None:
        """Check whose the records are, and whether they are older than they were."""
        engine = keyed_engine(connections)
        try:
            reached = _reached_by_own(engine, vault_id)
            if high_water.look_back(reached):
                # A full disk keeps nobody from reading; the next unlock tries again.
                with suppress(DBAPIError):
                    begin_new_run(engine, self._random_bytes(INCARNATION_BYTES))
                    reached = _reached_by_own(engine, vault_id)
            high_water.go_on_from(reached)
        finally:
            engine.dispose()


def _reached_by_own(engine: Engine, vault_id: UUID) -> Reached:
    with engine.begin() as connection:
        if connection.dialect.has_table(connection, vault_identity.name):
            kept = connection.execute(select(vault_identity.c.id)).scalar_one_or_none()
            if kept == vault_id.bytes:
                return reached_by(connection)
    raise NotAVaultError(
        "The records file in that folder does not belong to its key file.",
        what_to_do="Put the folder's files back from a backup, or ask your IT support.",
    )
