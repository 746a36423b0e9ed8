"""A process that opens a vault, holds a name in memory, and crashes; run by test_crash_dumps.

`crashing.py FOLDER guarded`, or `unguarded`, or `filtered`: guarded but for the limit on dumps.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from anchordesk.adapters import crash_dumps
from anchordesk.adapters.crash_dumps import leave_memory_out_of_dumps
from anchordesk.services.residents import ResidentDetails, add
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import a_desk

NAME = "Featherstonehaugh"


def main(folder: Path, manner: str) -> None:
    if manner == "guarded":
        leave_memory_out_of_dumps()
    elif manner == "filtered":
        crash_dumps.DUMP_FILTER.write_text("0", "ascii")
    if manner != "guarded":
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    workspace = a_desk(folder / "vault").unlock(PASSPHRASE)
    add(workspace, ResidentDetails(given_name="Zebedee", family_name=NAME))
    os.abort()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
