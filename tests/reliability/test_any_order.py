"""Unlocking, work, backups, restoring, new passphrases and data keys in any order: all survives."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from anchordesk.services.errors import VaultInUseError, WrongPassphraseError
from anchordesk.services.vault_care import ByPassphrase
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import DayOfWork, Kind, Unit, a_desk, begin, refuse_lost_or_half

pytestmark = pytest.mark.slow

WORK = st.sampled_from([Kind.NOTE, Kind.MOVE, Kind.JOB, Kind.RESIDENT, Kind.IMPORT])


@dataclass(frozen=True)
class Kept:
    """What must be found in a vault, or in a backup of it: plain values, held apart from both."""

    units: tuple[Unit, ...]
    passphrase: str


class VaultInAnyOrder(RuleBasedStateMachine):
    """A person and a vault; `kept` is what the person was told."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="any-order-"))
        self.vaults = 0
        self.numbers = 0
        self.kept = Kept((), PASSPHRASE)
        self.backups: list[tuple[Path, Kept]] = []
        self.workspace: Workspace | None = None

    @property
    def folder(self) -> Path:
        return self.home / f"vault-{self.vaults}"

    @initialize()
    def first_run(self) -> None:
        self.workspace = begin(self.folder)

    @precondition(lambda self: self.workspace is not None)
    @rule(kind=WORK)
    def work(self, kind: Kind) -> None:
        unit = self._next(kind)
        self._day().do(unit)
        self.kept = Kept((*self.kept.units, unit), self.kept.passphrase)

    @precondition(lambda self: self.workspace is not None)
    @rule()
    def back_up(self) -> None:
        place = self._day().do(self._next(Kind.BACKUP))
        assert place is not None
        self.backups.append((place, self.kept))

    @precondition(lambda self: self.workspace is not None)
    @rule()
    def change_passphrase(self) -> None:
        unit = self._next(Kind.PASSPHRASE)
        self._day().do(unit)
        self.kept = Kept(self.kept.units, unit.passphrase)

    @precondition(lambda self: self.workspace is not None)
    @rule()
    def lock(self) -> None:
        assert self.workspace is not None
        self.workspace.lock()
        self.workspace = None

    @precondition(lambda self: self.workspace is None)
    @rule()
    def unlock(self) -> None:
        self.workspace = a_desk(self.folder).unlock(self.kept.passphrase)

    @precondition(lambda self: self.workspace is None)
    @rule()
    def renew_the_data_key(self) -> None:
        a_desk(self.folder).rotate_key(self.kept.passphrase)
        self.unlock()

    @precondition(lambda self: self.workspace is not None)
    @rule()
    def renew_the_data_key_of_an_open_vault(self) -> None:
        with pytest.raises(VaultInUseError):
            a_desk(self.folder).rotate_key(self.kept.passphrase)

    @precondition(lambda self: self.workspace is None)
    @rule()
    def unlock_wrongly(self) -> None:
        with pytest.raises(WrongPassphraseError):
            a_desk(self.folder).unlock("certainly not the passphrase")
        self.unlock()

    @precondition(lambda self: self.workspace is not None)
    @rule()
    def unlock_a_second_time(self) -> None:
        with pytest.raises(VaultInUseError):
            a_desk(self.folder).unlock(self.kept.passphrase)

    @precondition(lambda self: any(place.exists() for place, _ in self.backups))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Go on in a vault made from a backup, as after a lost laptop."""
        there = [(place, kept) for place, kept in self.backups if place.exists()]
        place, kept = data.draw(st.sampled_from(there))
        if self.workspace is not None:
            self.workspace.lock()
        self.vaults += 1
        self.workspace = a_desk(self.folder).restore(place, ByPassphrase(kept.passphrase))
        self.kept = kept

    @invariant()
    def everything_told_as_kept_is_there(self) -> None:
        if self.workspace is not None:
            refuse_lost_or_half(self.workspace, self.kept.units)

    def teardown(self) -> None:
        if self.workspace is not None:
            assert self.workspace.records.care.damage() == ()
            self.workspace.lock()
        shutil.rmtree(self.home)

    def _day(self) -> DayOfWork:
        assert self.workspace is not None
        return DayOfWork(self.workspace, self.home, passphrase=self.kept.passphrase)

    def _next(self, kind: Kind) -> Unit:
        self.numbers += 1
        return Unit(self.numbers, kind)


@pytest.mark.parametrize(
    ("examples", "steps"), [(10, 12), pytest.param(100, 40, marks=pytest.mark.long)]
)
@pytest.mark.timeout(3600)
def test_all_work_survives_in_any_order(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        VaultInAnyOrder,
        settings=settings(max_examples=examples, stateful_step_count=steps),
    )
