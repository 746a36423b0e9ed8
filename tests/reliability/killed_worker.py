"""A process that works in a vault and tells each unit it begins and keeps, until it is killed."""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import DayOfWork, Kind, Unit, a_desk

USUAL = (Kind.NOTE, Kind.NOTE, *Kind)


def main(folder: Path, seed: int, kinds: tuple[Kind, ...]) -> None:
    """Open the vault and do units of these kinds by chance, for ever."""
    tell("opening")
    workspace = a_desk(folder / "vault").unlock(PASSPHRASE)
    work = DayOfWork(workspace, folder)
    tell("open")
    for unit in units(seed, kinds):
        tell("begin", unit)
        place = work.do(unit)
        tell("kept", unit, place)


def units(seed: int, kinds: tuple[Kind, ...]) -> Iterator[Unit]:
    """Yield units without end, the same for the same seed."""
    chance = random.Random(seed)
    for number in itertools.count(1000):
        yield Unit(number, chance.choice(kinds))


def tell(word: str, unit: Unit | None = None, place: Path | None = None) -> None:
    """Write one line, whole."""
    told = [] if unit is None else [str(unit.number), unit.kind.value]
    sys.stdout.write("\t".join([word, *told, *([] if place is None else [str(place)])]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), tuple(Kind(k) for k in sys.argv[3:]) or USUAL)
