"""A process killed at any moment: what was told as kept is there, and nothing is there by half."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from anchordesk.domain.casework import ContactKind
from anchordesk.services import casework
from anchordesk.services.errors import WrongPassphraseError
from anchordesk.services.vault_care import ByPassphrase
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import (
    DayOfWork,
    Kind,
    Unit,
    a_desk,
    begin,
    refuse_lost_or_half,
)
from tests.reliability.killing import Told, Worker, trials

pytestmark = pytest.mark.slow

LONGEST_SECONDS = 1.5
SLOW = (Kind.IMPORT, Kind.BACKUP, Kind.PASSPHRASE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    begin(folder / "vault").lock()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "vault", tmp_path / "vault")
    return tmp_path


def refuse_loss(folder: Path, told: Told) -> None:
    """Open the vault as the person does next morning, look for everything, and go on working."""
    workspace = unlock(folder, told)
    try:
        assert workspace.records.care.damage() == ()
        perhaps = [] if told.begun is None else [told.begun]
        also = refuse_lost_or_half(workspace, told.kept, perhaps)
        after = Unit(9, Kind.NOTE)
        DayOfWork(workspace, folder).do(after)
        refuse_lost_or_half(workspace, [*told.kept, *also, after])
    finally:
        workspace.lock()


def unlock(folder: Path, told: Told) -> Workspace:
    """Open the vault by its passphrase; if it was just being changed, one of the two opens it."""
    *others, last = told.passphrases
    for passphrase in others:
        try:
            return a_desk(folder / "vault").unlock(passphrase)
        except WrongPassphraseError:
            continue
    return a_desk(folder / "vault").unlock(last)


def refuse_loss_in_backup(folder: Path, told: Told) -> None:
    """Restore the last backup told of, or the one after it that had just let it go."""
    backup, kept_before = told.backups[-1]
    if not backup.exists():
        earlier = {place for place, _ in told.backups}
        [backup] = set((folder / "backups").glob("anchordesk-backup-*")) - earlier
    changes = [unit for unit in told.kept if unit.kind is Kind.PASSPHRASE]
    restored = _restore(backup, folder, [PASSPHRASE, *(unit.passphrase for unit in changes)])
    refuse_lost_or_half(restored, kept_before, told.kept[len(kept_before) :])
    restored.lock()


def _restore(backup: Path, folder: Path, passphrases: Sequence[str]) -> Workspace:
    """Restore by the passphrase of that day, the newest first."""
    for number, passphrase in enumerate(reversed(passphrases)):
        try:
            return a_desk(folder / f"restored-{number}").restore(backup, ByPassphrase(passphrase))
        except WrongPassphraseError:
            continue
    raise AssertionError("no passphrase that there was opens the backup")


@pytest.mark.parametrize("trial", trials())
def test_work_told_as_kept_survives_a_kill_at_any_moment(folder: Path, trial: int) -> None:
    seconds = random.Random(trial).uniform(0, LONGEST_SECONDS)
    with Worker("killed_worker", str(folder), str(trial)) as worker:
        worker.wait_for("open")
        told = worker.kill_after(seconds)
    refuse_loss(folder, told)
    if told.backups:
        refuse_loss_in_backup(folder, told)


@pytest.fixture(scope="module")
def usual_seconds(made: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, float]:
    """How long the slow kinds of work take when nobody kills them."""
    folder = tmp_path_factory.mktemp("unkilled")
    shutil.copytree(made / "vault", folder / "vault")
    workspace = a_desk(folder / "vault").unlock(PASSPHRASE)
    work = DayOfWork(workspace, folder)
    taken = {}
    for number, kind in enumerate(SLOW):
        began = time.perf_counter()
        work.do(Unit(number, kind))
        taken[kind] = time.perf_counter() - began
    workspace.lock()
    return taken


@pytest.mark.parametrize("kind", SLOW)
@pytest.mark.parametrize("trial", trials())
def test_slow_work_killed_on_its_way_is_there_whole_or_not_at_all(
    folder: Path, usual_seconds: dict[Kind, float], kind: Kind, trial: int
) -> None:
    seconds = random.Random(trial).uniform(0, usual_seconds[kind] * 1.1)
    with Worker("killed_worker", str(folder), str(trial), kind.value) as worker:
        worker.wait_for("begin")
        told = worker.kill_after(seconds)
    refuse_loss(folder, told)
    if told.backups:
        refuse_loss_in_backup(folder, told)


def test_work_that_is_lost_is_found(folder: Path) -> None:
    """The judge of all the trials above can say no."""
    workspace = a_desk(folder / "vault").unlock(PASSPHRASE)
    kept, half = Unit(1, Kind.NOTE), Unit(2, Kind.NOTE)
    work = DayOfWork(workspace, folder)
    work.do(kept)
    assert refuse_lost_or_half(workspace, [kept]) == frozenset()
    with pytest.raises(AssertionError, match="lost"):
        refuse_lost_or_half(workspace, [kept, half])
    with pytest.raises(AssertionError, match="by nobody"):
        refuse_lost_or_half(workspace, [])
    with workspace.records.reading() as look:
        someone = look.caseload()[0].resident_id
    casework.record_contact(workspace, someone, ContactKind.PHONE, "note 2")
    with pytest.raises(AssertionError, match="by half"):
        refuse_lost_or_half(workspace, [kept], [half])
    workspace.lock()
