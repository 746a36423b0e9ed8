"""Rehearses a recovery: opens a scratch copy of the vault by its recovery code alone.

The copy is made as a backup is, and opened as after a loss: its key file gives the key for the
code, without the passphrase and without this computer's part. Then it is taken away.
"""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from anchordesk.adapters.keys.slot_files import read_slots
from anchordesk.adapters.keys.slots import unseal_with_recovery_code
from anchordesk.adapters.vault.backup import (
    RECORDS_COPY,
    plain_backup_errors,
    write_backup,
)
from anchordesk.adapters.vault.engine import KeyedConnections
from anchordesk.adapters.vault.integrity import damage_of, row_counts
from anchordesk.adapters.vault.storage_errors import damaged
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.progress import Progress

ROOM = "anchordesk-drill-"


def rehearse_recovery(
    connections: KeyedConnections, code: RecoveryCode, began_at: datetime, progress: Progress
) -> int:
    """Return how many residents the copy holds, those marked as deleted included.

    Raises:
        WrongRecoveryCodeError: if the code does not open the vault.
        BackupFailedError: if the disk with room for a moment refuses.
        NotAVaultError, StorageError: if the vault's own files are damaged.
    """
    # Told before anything is copied.
    unseal_with_recovery_code(read_slots(connections.path.parent), code.secret)
    with plain_backup_errors(), TemporaryDirectory(prefix=ROOM) as room:
        made = write_backup(connections, Path(room), began_at, progress)
        key = unseal_with_recovery_code(read_slots(made.path), code.secret)
        copy = KeyedConnections(made.path / RECORDS_COPY, key, may_create=False)
        try:
            with closing(copy.to_copy(copy.path)) as connection:
                if damage_of(connection):
                    raise damaged()
                return row_counts(connection)["residents"]
        finally:
            copy.forget()
