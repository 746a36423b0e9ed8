"""A disk that is full at any write: nothing told as kept is lost, and with room work goes on.

A real file system of a settable size, in a namespace of its own, so that nothing else sees it.
Where the system grants none, `tests/adapters/vault/test_disk.py` still has SQLite's own limit.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reliability.day_of_work import begin
from tests.reliability.full_disk import DAY
from tests.reliability.killing import PROJECT

pytestmark = pytest.mark.slow

TIGHT = (0, 1, 2, 3, 5, 7, 8, 9, 10, 12, 15, 19, 24, 30, 37, 45, 54, 64, 75, 87, 100, 114, 120, 126)
ALL = tuple(range(140))
ENOUGH = 400


@dataclass(frozen=True)
class Refusal:
    """One thing that a person was told while the disk was full."""

    pages: int
    what: str
    code: str
    words: str


def own_disk() -> list[str]:
    """Return the command that gives a process mounts of its own, or skip."""
    for words in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        trial = [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        try:
            if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
                return words
        except FileNotFoundError:
            break
    pytest.skip("this system grants no file system of one's own")


def refusals(folder: Path, rooms: tuple[int, ...]) -> list[Refusal]:
    """Do a day's work with each of these rooms left, in pages, and return what was refused."""
    command = own_disk()
    begin(folder / "made" / "vault").lock()
    (folder / "disk").mkdir()
    words = [str(folder / "made"), str(folder / "disk"), *(str(pages) for pages in rooms)]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tests.reliability.full_disk", *words],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = []
    for line in done.stdout.splitlines():
        pages, what, code, told = line.split("\t")
        found.append(Refusal(int(pages), what, code, told))
    return found


def refuse_unhelpful(found: list[Refusal]) -> None:
    for refusal in found:
        wanted = "backup-failed" if refusal.what == "backup" else "storage"
        assert refusal.code == wanted, refusal
        assert "full" in refusal.words or "room" in refusal.words, refusal
        assert "safe" in refusal.words, refusal
        assert "sql" not in refusal.words.lower(), refusal


@pytest.mark.parametrize("rooms", [TIGHT, pytest.param(ALL, marks=pytest.mark.long)])
@pytest.mark.timeout(900)
def test_a_full_disk_loses_nothing_and_says_what_to_do(
    tmp_path: Path, rooms: tuple[int, ...]
) -> None:
    found = refusals(tmp_path, rooms)
    refuse_unhelpful(found)
    refused_at = {refusal.what for refusal in found}
    assert refused_at == {"unlock", *(kind.value for kind in DAY)}, "the disk was never full there"


def test_with_enough_room_nothing_is_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path, (ENOUGH,)) == []
