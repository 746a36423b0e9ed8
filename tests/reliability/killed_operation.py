"""A process that does one long thing with a whole vault, from a word to a word, unless killed.

`killed_operation.py FOLDER rotate`, `upgrade` or `restore`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from anchordesk.services.vault_care import ByPassphrase
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import a_desk
from tests.reliability.killed_worker import tell


def rotate(folder: Path) -> None:
    a_desk(folder / "vault").rotate_key(PASSPHRASE)


def upgrade(folder: Path) -> None:
    a_desk(folder / "vault").unlock(PASSPHRASE).lock()


def restore(folder: Path) -> None:
    [backup] = (folder / "backups").iterdir()
    a_desk(folder / "restored").restore(backup, ByPassphrase(PASSPHRASE)).lock()


OPERATIONS: dict[str, Callable[[Path], None]] = {
    "rotate": rotate,
    "upgrade": upgrade,
    "restore": restore,
}


if __name__ == "__main__":
    operation = OPERATIONS[sys.argv[2]]
    tell("starting")
    operation(Path(sys.argv[1]))
    tell("done")
