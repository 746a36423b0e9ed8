"""What the network wants to reach this year, as its newest pack tells; shown, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.priority_file import NetworkPriority, read_priorities
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace
from anchordesk.wire.packs import PackContents, open_pack

PRIORITIES: PackContents = "priorities"


@dataclass(frozen=True, slots=True)
class PrioritiesSeen:
    """The network's priorities with the day on which the pack was made."""

    network: str
    issued_on: date
    priorities: tuple[NetworkPriority, ...]


@door(UseCase.LOOK_FOR_JOBS)
def list_priorities(workspace: Workspace) -> PrioritiesSeen | None:
    """Return the priorities of the network's newest pack; None where none was accepted."""
    with workspace.records.reading() as reading:
        trusted = reading.network.trusted()
        stored = reading.network.newest_pack(PRIORITIES)
    if trusted is None or stored is None:
        return None
    pack = open_pack(stored.body, trusted.public_key)
    found = tuple(
        priority
        for document in pack.documents
        for priority in read_priorities(document.text, document.name)
    )
    return PrioritiesSeen(trusted.name, pack.issued_on, found) if found else None
