"""Reading and writing a folder that somebody stops: each message is taken whole, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.domain.period import Quarter
from anchordesk.services import inbox, sync, tallies
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.progress import GoOn
from anchordesk.services.workspace import Workspace
from tests.services.team_desks import joined_by_stick

TEMPLATE = "caseload-summary"
QUARTERS = tuple(Quarter(2026, number) for number in (2, 3, 4))


def first(parts: int) -> GoOn:
    """Go on for so many parts."""
    asked = 0

    def go_on(done: int, whole: int) -> bool:
        nonlocal asked
        assert 0 <= done < whole
        asked += 1
        return asked <= parts

    return go_on


@pytest.fixture
def waiting(worker: Workspace, lead: Workspace, tmp_path: Path) -> tuple[Workspace, Workspace]:
    """A worker with three tallies for their lead, and the lead."""
    worker = joined_by_stick(lead, worker, tmp_path / "team")
    (tmp_path / "stick").mkdir()
    for quarter in QUARTERS:
        tallies.queue_tally(worker, TEMPLATE, quarter)
    return worker, lead


def test_what_is_not_written_waits_and_is_written_later(
    waiting: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, _ = waiting
    folder = tmp_path / "stick"
    assert sync.put_in_folder(worker, folder, first(0)) == ()
    written = sync.put_in_folder(worker, folder, first(2))
    assert len(written) == 2
    assert len(list(folder.glob("*.adenv"))) == 2
    with worker.records.reading() as reading:
        carried = [one for one in reading.outbox() if one.state is OutboxState.CARRIED]
    assert {one.id for one in written} <= {one.id for one in carried}
    whole = sync.put_in_folder(worker, folder)
    assert len({one.digest for one in (*written, *whole)}) == len(list(folder.glob("*.adenv")))


def test_a_folder_stopped_anywhere_is_read_to_its_end_later(
    waiting: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, lead = waiting
    folder = tmp_path / "stick"
    sync.put_in_folder(worker, folder)
    many = len(list(folder.glob("*.adenv")))
    taken: list[str] = []
    for parts in range(2 * many):
        read = inbox.read_folder(lead, folder, first(parts))
        looked_at = max(0, parts - many)
        assert read.left == many - looked_at
        assert len(read.received) + read.for_others == looked_at
        assert read.refused == ()
        taken.extend(read.kept)
    read = inbox.read_folder(lead, folder)
    taken.extend(read.kept)
    assert read.left == 0
    assert len(taken) == len(QUARTERS), "each tally counts once, however often it was read"
    with lead.records.reading() as reading:
        kept = [reading.tallies(TEMPLATE, quarter.code) for quarter in QUARTERS]
    assert [len(one) for one in kept] == [1, 1, 1]
