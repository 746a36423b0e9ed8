"""Several people who share one account of a computer: a vault each, told apart by numbers only.

A name or a day of last use would tell one person about another before any passphrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from anchordesk.services.desk import Desk

NUMBERED = re.compile(r"(?P<base>.+?)(?:-(?P<number>[2-9]|[1-9][0-9]))?")
MOST_VAULTS = 99


@dataclass(frozen=True, slots=True)
class VaultPlace:
    """A vault of this account.

    Attributes:
        number: 1 for the first, as people are told.
    """

    number: int
    folder: Path


def number_of(folder: Path) -> int:
    """Return the number of a vault, from its folder's name: “vault” is 1, “vault-2” is 2."""
    found = NUMBERED.fullmatch(folder.name)
    return int(found["number"]) if found is not None and found["number"] else 1


def vaults_beside(desk: Desk) -> tuple[VaultPlace, ...]:
    """Return the vaults beside this desk's, and its own if there is one, by their numbers.

    Raises:
        StorageError: if that cannot be seen.
    """
    places = [_place(desk.vault_folder, number) for number in range(1, MOST_VAULTS + 1)]
    return tuple(place for place in places if desk.vaults.exists(place.folder))


def desk_at(desk: Desk, place: VaultPlace) -> Desk:
    """Return a locked desk for another vault of this account."""
    return replace(desk, vault_folder=place.folder)


def place_for_new(desk: Desk) -> VaultPlace:
    """Return where one more vault goes; nothing is made yet.

    Raises:
        StorageError: if that cannot be seen.
    """
    taken = {place.number for place in vaults_beside(desk)}
    number = next(n for n in range(1, MOST_VAULTS + 2) if n not in taken)
    return _place(desk.vault_folder, number)


def _place(folder: Path, number: int) -> VaultPlace:
    found = NUMBERED.fullmatch(folder.name)
    base = folder.name if found is None else found["base"]
    return VaultPlace(number, folder.with_name(base if number == 1 else f"{base}-{number}"))
