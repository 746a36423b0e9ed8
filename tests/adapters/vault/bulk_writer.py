"""A process that fills a vault in batches, saying each batch that was kept, until it is killed."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from tests.adapters.vault.throwaway import (
    PASSPHRASE,
    MemorySecrets,
    a_contact,
    a_resident,
    cheap_vaults,
)

BATCH = 40


def main(folder: Path) -> None:
    records = cheap_vaults(MemorySecrets(works=False)).open(folder, PASSPHRASE)
    _say("open")
    for number in itertools.count():
        resident = a_resident(f"batch-{number}")
        with records.changing() as change:
            change.add_resident(resident)
            for _ in range(BATCH):
                change.add_contact(a_contact(resident.id, f"batch {number} " + "x" * 500))
        _say(str(number))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
