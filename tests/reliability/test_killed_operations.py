"""A new data key, an upgrade and a restoring killed at any moment: a whole vault, old or new."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from anchordesk.adapters.vault import schema
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
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
from tests.reliability.killed_operation import OPERATIONS
from tests.reliability.killing import Worker, trials

pytestmark = pytest.mark.slow

DAY = tuple(Unit(number, kind) for number, kind in enumerate([*Kind] * 3) if not kind.is_for_keys)
OLDEST = "0001"


def go_back(workspace: Workspace) -> None:
    """Take the tables back to those of the first AnchorDesk."""
    records = workspace.records
    assert isinstance(records, SqlCipherRecords)
    assert records._engine is not None
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with records._engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, OLDEST)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of the oldest schema with a day's work in it, and a backup of it."""
    folder = tmp_path_factory.mktemp("made")
    workspace = begin(folder / "vault")
    work = DayOfWork(workspace, folder, folder / "many")
    for unit in DAY:
        work.do(unit)
    DayOfWork(workspace, folder).do(Unit(999, Kind.BACKUP))
    go_back(workspace)
    workspace.lock()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    for name in ("vault", "backups"):
        shutil.copytree(made / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def usual_seconds(made: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """How long each takes when nobody kills it, loading included."""
    taken = {}
    for name in OPERATIONS:
        folder = tmp_path_factory.mktemp("unkilled")
        for part in ("vault", "backups"):
            shutil.copytree(made / part, folder / part)
        with Worker("killed_operation", str(folder), name) as worker:
            worker.wait_for("starting")
            began = time.perf_counter()
            worker.wait_for("done")
            taken[name] = time.perf_counter() - began
    return taken


def refuse_loss(vault: Path) -> None:
    workspace = a_desk(vault).unlock(PASSPHRASE)
    try:
        refuse_lost_or_half(workspace, DAY)
        assert workspace.records.care.damage() == ()
        after = Unit(1000, Kind.NOTE)
        DayOfWork(workspace, vault.parent).do(after)
        refuse_lost_or_half(workspace, [*DAY, after])
    finally:
        workspace.lock()


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("trial", trials())
def test_killed_at_any_moment_it_leaves_a_whole_vault(
    folder: Path, usual_seconds: dict[str, float], name: str, trial: int
) -> None:
    seconds = random.Random(trial).uniform(0, usual_seconds[name] * 1.1)
    with Worker("killed_operation", str(folder), name) as worker:
        worker.wait_for("starting")
        worker.kill_after(seconds)
    refuse_loss(folder / "vault")
    if name == "restore":
        desk = a_desk(folder / "restored")
        if desk.is_new():
            OPERATIONS["restore"](folder)
        refuse_loss(folder / "restored")
