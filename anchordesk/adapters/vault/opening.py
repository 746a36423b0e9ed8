"""Opens the records of a vault by its data key, once they are up to date and its own."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from anchordesk.adapters.keys.passphrase_keeper import PassphraseKeeper
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.lock import VaultLock
from anchordesk.adapters.vault.tables import vault_identity
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.adapters.vault.upgrading import bring_up_to_date
from anchordesk.services.errors import NotAVaultError
from anchordesk.services.ports import Clock


class RecordsOpener:
    """Opens records; every way to open a vault ends here."""

    def __init__(self, clock: Clock, keeper: PassphraseKeeper) -> None:
        self._clock = clock
        self._keeper = keeper

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
            _refuse_other_records(connections, vault_id)
            on_failure.pop_all()
        return SqlCipherRecords(connections, lock, self._clock, self._keeper)

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


def _refuse_other_records(connections: KeyedConnections, vault_id: UUID) -> None:
    engine = keyed_engine(connections)
    try:
        with engine.begin() as connection:
            if connection.dialect.has_table(connection, vault_identity.name):
                kept = connection.execute(select(vault_identity.c.id)).scalar_one_or_none()
                if kept == vault_id.bytes:
                    return
    finally:
        engine.dispose()
    raise NotAVaultError(
        "The records file in that folder does not belong to its key file.",
        what_to_do="Put the folder's files back from a backup, or ask your IT support.",
    )
