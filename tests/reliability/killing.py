"""Starts a process that works in a vault, kills it with SIGKILL, and hears what it had told."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.adapters.vault.throwaway import PASSPHRASE
from tests.forked import Forked
from tests.reliability.day_of_work import Kind, Unit

PROJECT = Path(__file__).parents[2]
FEW, MANY = 10, 100


@dataclass
class Told:
    """What a process said before it died.

    Attributes:
        begun: The unit under way when it died, if there was one.
        backups: Where backups were put, each with what had been kept when it was begun.
    """

    kept: list[Unit] = field(default_factory=list)
    begun: Unit | None = None
    backups: list[tuple[Path, tuple[Unit, ...]]] = field(default_factory=list)

    @property
    def passphrases(self) -> list[str]:
        """Those that may open the vault now, the likelier last."""
        changes = [unit for unit in self.kept if unit.kind is Kind.PASSPHRASE]
        open_it = [changes[-1].passphrase if changes else PASSPHRASE]
        if self.begun is not None and self.begun.kind is Kind.PASSPHRASE:
            open_it.insert(0, self.begun.passphrase)
        return open_it

    def hear(self, line: str) -> None:
        word, *rest = line.rstrip("\n").split("\t")
        if word not in {"begin", "kept"}:
            return
        unit = Unit(int(rest[0]), Kind(rest[1]))
        if word == "begin":
            self.begun = unit
            return
        if unit.kind is Kind.BACKUP:
            self.backups.append((Path(rest[2]), tuple(self.kept)))
        self.kept.append(unit)
        self.begun = None


class Worker:
    """A process of `killed_worker`; leaving the block kills it."""

    def __init__(self, module: str, *words: str) -> None:
        self._program = (f"tests.reliability.{module}", *words)
        self.told = Told()

    def __enter__(self) -> Worker:
        self._process = Forked(*self._program)
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.close()

    def wait_for(self, word: str) -> None:
        """Listen until it says a word. Fails if it ends before."""
        for line in self._process.stdout:
            self.told.hear(line)
            if line.rstrip("\n").split("\t")[0] == word:
                return
        ended, words = self._process.wait(), self._process.stderr.read()
        raise AssertionError(f"the process ended with {ended} before {word!r}: {words}")

    def kill_after(self, seconds: float) -> Told:
        """Let it work for a while, kill it, and return what it had told."""
        time.sleep(seconds)
        return self.kill()

    def kill(self) -> Told:
        """Kill it as a dead battery would, and return what it had told."""
        self._process.kill()
        for line in self._process.stdout:
            # A line that the kill cut short was never told.
            if line.endswith("\n"):
                self.told.hear(line)
        return self.told


def trials(few: int = FEW, many: int = MANY) -> Sequence[object]:
    """Return numbers of trials: a few in each run, the rest in a long one."""
    return [*range(few), *(pytest.param(n, marks=pytest.mark.long) for n in range(few, many))]
