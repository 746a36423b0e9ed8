"""A process that writes notes into a records file whose key it is given, past the vault's lock."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import UUID

from anchordesk.adapters.vault.engine import KeyedConnections
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.domain.identifiers import ResidentId
from tests.adapters.vault.throwaway import FixedClock, a_contact
from tests.benchmarks.plain_core import KEY


def write_notes(records: SqlCipherRecords, whom: ResidentId, who: str, count: int) -> None:
    for number in range(count):
        with records.changing() as change:
            change.add_contact(a_contact(whom, f"{who} {number}"))


if __name__ == "__main__":
    opened = SqlCipherRecords(
        KeyedConnections(Path(sys.argv[1]), KEY, may_create=False), None, FixedClock()
    )
    write_notes(opened, ResidentId(UUID(sys.argv[2])), sys.argv[3], int(sys.argv[4]))
    opened.close()
