"""A process with a small disk of its own, on which work is done with every possible room left.

Run it by `unshare --mount` (see `test_disk_full`), so that nobody else meets its mounts. For each
amount of room it copies a vault onto the disk, works until the room is gone, looks for everything
that was told as kept, makes room, and goes on. Writes one line for each refusal that it was told.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from anchordesk.domain.errors import AnchorDeskError
from anchordesk.services.backup import back_up
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.day_of_work import DayOfWork, Kind, Unit, a_desk, refuse_lost_or_half

PAGE = 4096
PLENTY = 64 * 2**20
DAY = (Kind.NOTE, Kind.MOVE, Kind.RESIDENT, Kind.IMPORT, Kind.JOB, Kind.BACKUP, Kind.NOTE)


class SmallDisk:
    """A file system in memory, whose size can be set at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _mount("-t", "tmpfs", "-o", f"size={PLENTY}", "tmpfs", str(folder))

    def leave(self, pages: int) -> None:
        """Leave room for so many pages beside what is there."""
        used = int(subprocess.check_output(["df", "--output=used", "-B1", self.folder]).split()[-1])
        # A size of nothing would mean no limit.
        _mount("-o", f"remount,size={used + max(pages * PAGE, 1)}", str(self.folder))

    def make_room(self) -> None:
        """Free some space, as a person is told to."""
        _mount("-o", f"remount,size={PLENTY}", str(self.folder))


def main(made: Path, folder: Path, rooms: list[int]) -> None:
    """Go through the day once for each room; fails at the first thing that is lost."""
    disk = SmallDisk(folder)
    elsewhere = folder.with_name("elsewhere")
    elsewhere.mkdir()
    for pages in rooms:
        shutil.copytree(made / "vault", folder / "vault")
        disk.leave(pages)
        _one_day(disk, elsewhere, pages)
        shutil.rmtree(folder / "vault")
        shutil.rmtree(folder / "backups", ignore_errors=True)


def _one_day(disk: SmallDisk, elsewhere: Path, pages: int) -> None:
    desk = a_desk(disk.folder / "vault")
    try:
        workspace = desk.unlock(PASSPHRASE)
    except AnchorDeskError as problem:
        _tell(pages, "unlock", problem)
        disk.make_room()
        workspace = desk.unlock(PASSPHRASE)
        disk.leave(pages)
    units = [Unit(number, kind) for number, kind in enumerate(DAY, start=pages * 100)]
    work = DayOfWork(workspace, elsewhere, disk.folder / "backups")
    kept, refused = _until_full(work, units, pages)
    refuse_lost_or_half(workspace, kept)
    _back_up_to_a_stick(workspace, elsewhere / f"stick-{pages}")
    disk.make_room()
    for unit in refused:
        work.do(unit)
    _refuse_loss(workspace, [*kept, *refused])
    again = desk.unlock(PASSPHRASE)
    _refuse_loss(again, [*kept, *refused])


def _until_full(work: DayOfWork, units: list[Unit], pages: int) -> tuple[list[Unit], list[Unit]]:
    """Return what was kept and what was refused; each refusal is in plain words."""
    kept, refused = [], []
    for unit in units:
        try:
            work.do(unit)
        except AnchorDeskError as problem:
            _tell(pages, unit.kind.value, problem)
            refused.append(unit)
        else:
            kept.append(unit)
    return kept, refused


def _back_up_to_a_stick(workspace: Workspace, stick: Path) -> None:
    """A full disk keeps nobody from a backup on another one, whose room it does not take."""
    stick.mkdir()
    made = back_up(workspace, stick).made
    assert [name.text for name in workspace.records.care.backups_in(stick)] == [made.name.text]
    shutil.rmtree(stick)


def _refuse_loss(workspace: Workspace, kept: list[Unit]) -> None:
    refuse_lost_or_half(workspace, kept)
    assert workspace.records.care.damage() == ()
    workspace.lock()


def _tell(pages: int, what: str, problem: AnchorDeskError) -> None:
    sys.stdout.write(f"{pages}\t{what}\t{problem.code}\t{problem.in_plain_words}\n")
    sys.stdout.flush()


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(word) for word in sys.argv[3:]])
