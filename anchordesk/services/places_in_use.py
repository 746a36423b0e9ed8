"""Which wards and landlords may be offered while one is typed."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlacesInUse:
    """What may be offered while a ward or a landlord is typed, in the order of the alphabet."""

    wards: tuple[str, ...]
    landlords: tuple[str, ...]


@door(UseCase.READ_RECORDS)
def places_in_use(workspace: Workspace) -> PlacesInUse:
    """Return the wards and landlords recorded so far, and those of the network's lists."""
    with workspace.records.reading() as reading:
        wards, landlords = reading.wards(), reading.landlords()
    listed = workspace.library.code_lists.get("wards")
    titles = () if listed is None else tuple(entry.title for entry in listed.entries)
    lists = workspace.library.lists
    agreed = {one.name for one in lists.landlords.values()}
    return PlacesInUse(
        tuple(sorted({*wards, *titles, *(ward.name for ward in lists.wards.values())})),
        tuple(sorted({*landlords, *agreed})),
    )
