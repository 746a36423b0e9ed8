"""Flipped bits and files cut short: the truth, or a plain sentence, and never a guess."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY, read_slots
from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.adapters.vault.mark_file import MARK_FILE
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.services.errors import NotAVaultError
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import (
    DayOfWork,
    Kind,
    Piece,
    Unit,
    a_desk,
    begin,
    pieces_in,
    refuse_lost_or_half,
)

pytestmark = pytest.mark.slow

PAGE = 4096
RESERVED = 80
WAL = RECORDS_FILE + "-wal"
DAY = (Kind.NOTE, Kind.IMPORT, Kind.MOVE, Kind.JOB, Kind.RESIDENT, Kind.NOTE, Kind.MOVE, Kind.NOTE)


@dataclass(frozen=True)
class MadeVault:
    """A vault with a day's work in it, locked.

    Attributes:
        holds: What is in it.
    """

    folder: Path
    units: tuple[Unit, ...]
    holds: Counter[Piece]

    def copy_to(self, folder: Path) -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return folder


def a_day(workspace: Workspace, folder: Path) -> tuple[Unit, ...]:
    work = DayOfWork(workspace, folder)
    units = tuple(Unit(number, kind) for number, kind in enumerate(DAY))
    for unit in units:
        work.do(unit)
    return units


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    folder = tmp_path_factory.mktemp("made")
    workspace = begin(folder / "vault")
    units = a_day(workspace, folder)
    holds = pieces_in(workspace)
    workspace.lock()
    return MadeVault(folder / "vault", units, holds)


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    """The files as a dead battery leaves them: the day's work is beside the file, not yet in it."""
    folder = tmp_path_factory.mktemp("cut")
    workspace = begin(folder / "vault")
    units = a_day(workspace, folder)
    holds = pieces_in(workspace)
    (folder / "left").mkdir()
    for name in (FIRST_COPY, SECOND_COPY, RECORDS_FILE, WAL, MARK_FILE):
        shutil.copy(folder / "vault" / name, folder / "left" / name)
    workspace.lock()
    return MadeVault(folder / "left", units, holds)


def told_or_true(folder: Path, holds: Counter[Piece]) -> bool:
    """Tell whether damage was told, at work or by the check of the vault.

    If it was not told at work, everything must be there as it was.
    """
    try:
        workspace = a_desk(folder).unlock(PASSPHRASE)
    except AnchorDeskError as problem:
        refuse_obscure(problem)
        return True
    try:
        assert pieces_in(workspace) == holds
    except AnchorDeskError as problem:
        refuse_obscure(problem)
        return True
    else:
        return bool(workspace.records.care.damage())
    finally:
        workspace.lock()


def refuse_obscure(problem: AnchorDeskError) -> None:
    assert problem.code in {"storage", "not-a-vault"}, problem
    assert problem.what_is_safe
    assert problem.what_to_do
    for technical in ("sql", "hmac", "page", "errno", "traceback"):
        assert technical not in problem.in_plain_words.lower()


def flip(path: Path, place: int, bits: int = 1) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= bits
    path.write_bytes(content)


def places_in_pages(length: int) -> Iterator[int]:
    """Yield a place in every page, by turns in its text and in what authenticates it."""
    chance = random.Random(length)
    for start in range(0, length, PAGE):
        if start // PAGE % 2:
            yield start + chance.randrange(PAGE - RESERVED)
        else:
            yield start + PAGE - 1 - chance.randrange(RESERVED)


def test_a_flipped_bit_in_any_page_of_the_records_is_told(made: MadeVault, tmp_path: Path) -> None:
    for place in places_in_pages((made.folder / RECORDS_FILE).stat().st_size):
        folder = made.copy_to(tmp_path / "vault")
        flip(folder / RECORDS_FILE, place)
        assert told_or_true(folder, made.holds), f"nobody was told of byte {place}"


def test_records_cut_short_anywhere_are_told(made: MadeVault, tmp_path: Path) -> None:
    length = (made.folder / RECORDS_FILE).stat().st_size
    chance = random.Random(length)
    cuts = [*range(0, length, 5 * PAGE), *(chance.randrange(length) for _ in range(20))]
    for cut in cuts:
        folder = made.copy_to(tmp_path / "vault")
        path = folder / RECORDS_FILE
        path.write_bytes(path.read_bytes()[:cut])
        assert told_or_true(folder, made.holds), f"cut to {cut} of {length} bytes"


def test_undamaged_files_are_not_told_as_damaged(
    made: MadeVault, cut_off: MadeVault, tmp_path: Path
) -> None:
    assert not told_or_true(made.copy_to(tmp_path / "one"), made.holds)
    assert not told_or_true(cut_off.copy_to(tmp_path / "two"), cut_off.holds)


def test_a_damaged_journal_opens_at_a_moment_that_there_was_and_tells_what_is_gone(
    cut_off: MadeVault, tmp_path: Path
) -> None:
    """SQLite takes the journal up to the last whole commit, and tells nobody: the mark does."""
    length = (cut_off.folder / WAL).stat().st_size
    chance = random.Random(length)
    kept_counts = set()
    for turn in range(60):
        folder = cut_off.copy_to(tmp_path / "vault")
        place = chance.randrange(length)
        if turn % 2:
            flip(folder / WAL, place, 1 << chance.randrange(8))
        else:
            (folder / WAL).write_bytes((folder / WAL).read_bytes()[:place])
        kept_counts.add(_kept_of(cut_off, folder))
    assert min(kept_counts) < len(cut_off.units), "no damage ever mattered"


def _kept_of(cut_off: MadeVault, folder: Path) -> int:
    """Return how many units came through, which must be the earliest ones, each of them whole."""
    try:
        workspace = a_desk(folder).unlock(PASSPHRASE)
    except AnchorDeskError as problem:
        refuse_obscure(problem)
        return 0
    kept = refuse_lost_or_half(workspace, (), cut_off.units)
    assert kept == set(cut_off.units[: len(kept)])
    assert workspace.records.care.damage() == ()
    missing = workspace.records.care.missing_work()
    lost = len(cut_off.units) - len(kept)
    # What the vault began with may be gone as well.
    assert (missing is not None) == (lost > 0)
    assert missing is None or missing.changes >= lost
    workspace.lock()
    return len(kept)


def test_every_byte_of_both_key_files_is_watched_over(made: MadeVault, tmp_path: Path) -> None:
    folder = made.copy_to(tmp_path / "vault")
    whole = (folder / FIRST_COPY).read_bytes()
    desk, keyslots = a_desk(folder), read_slots(folder)
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        for healthy, other in ((FIRST_COPY, SECOND_COPY), (SECOND_COPY, FIRST_COPY)):
            (folder / healthy).write_bytes(whole)
            (folder / other).write_bytes(damaged)
            assert read_slots(folder) == keyslots
        (folder / SECOND_COPY).write_bytes(damaged)
        (folder / FIRST_COPY).write_bytes(damaged)
        with pytest.raises(NotAVaultError, match="key file"):
            desk.unlock(PASSPHRASE)
    for name in (FIRST_COPY, SECOND_COPY):
        (folder / name).write_bytes(whole)
    assert not told_or_true(folder, made.holds)


def test_key_files_cut_short_anywhere_are_refused(made: MadeVault, tmp_path: Path) -> None:
    folder = made.copy_to(tmp_path / "vault")
    whole = (folder / FIRST_COPY).read_bytes()
    desk = a_desk(folder)
    for length in range(len(whole)):
        for name in (FIRST_COPY, SECOND_COPY):
            (folder / name).write_bytes(whole[:length])
        with pytest.raises(NotAVaultError, match="key file"):
            desk.unlock(PASSPHRASE)
