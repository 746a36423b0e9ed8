"""A process that makes a backup and kills itself with SIGKILL at a named step on the way."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlcipher3 import dbapi2

from anchordesk.adapters.vault import backup as backup_module
from anchordesk.adapters.vault.engine import KeyedConnections
from tests.adapters.vault.throwaway import NOON, PASSPHRASE, MemorySecrets, cheap_vaults

STEPS = ("pages", "fsync", "write_slots", "_refuse_unlike", "rename")


def die(*_: object, **__: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


class DyingCopy:
    """A connection whose backup is killed after some pages."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str) -> Any:
        return self._connection.execute(statement)

    def backup(self, target: dbapi2.Connection, **_: object) -> None:
        self._connection.backup(target, pages=7, progress=die)

    def close(self) -> None:
        self._connection.close()


def main(folder: Path, place: Path, step: str) -> None:
    records = cheap_vaults(MemorySecrets(works=False)).open(folder, PASSPHRASE)
    connect = KeyedConnections.__call__
    if step == "pages":
        killing = patch.object(KeyedConnections, "__call__", lambda self: DyingCopy(connect(self)))
    elif step == "rename":
        killing = patch.object(Path, "rename", die)
    else:
        killing = patch.object(backup_module, step, die)
    with killing:
        records.care.back_up(place, NOON)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
