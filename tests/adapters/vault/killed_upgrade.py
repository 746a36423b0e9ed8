"""A process that upgrades a vault and kills itself with SIGKILL at a named step on the way."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from anchordesk.adapters.keys.slot_files import sync_folder
from anchordesk.adapters.vault import upgrading
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults

BEFORE_THE_SWAP = (
    "_gather_into_one_file",
    "copy_records",
    "_refuse_unlike",
    "migrate",
    "_refuse_not_whole",
    "_keep_old",
    "_give_second_name",
    "write_slots",
    "_swap",
)
AFTER_THE_SWAP = ("sync_folder of the vault", "remove_kept")


def die(*_: object, **__: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, step: str) -> None:
    killing: Any = patch.object(upgrading, step.split(" ", 1)[0], die)
    if step == "sync_folder of the vault":
        # The folders of the kept copy are synced before.
        killing = patch.object(
            upgrading,
            "sync_folder",
            lambda synced: die() if synced == folder else sync_folder(synced),
        )
    with killing:
        cheap_vaults(MemorySecrets(works=False)).open(folder, PASSPHRASE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
