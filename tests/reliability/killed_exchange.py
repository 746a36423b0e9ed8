"""A process that counts, seals and sends, quarter after quarter, and tells of it, unless killed.

`killed_exchange.py FOLDER YEAR`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from anchordesk.domain.period import Quarter
from anchordesk.services import sync, tallies
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import a_desk
from tests.reliability.killed_worker import tell
from tests.services.team_desks import TEMPLATE


def main(folder: Path, year: int) -> None:
    workspace = a_desk(folder).unlock(PASSPHRASE)
    tell("starting")
    for quarter in (1, 2, 3, 4):
        item = tallies.queue_tally(workspace, TEMPLATE, Quarter(year, quarter))
        tell(f"queued {item.digest}")
        for sent in sync.send_to_hub(workspace, now_please=True).stored:
            tell(f"sent {sent.digest}")
    tell("done")
    workspace.lock()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
