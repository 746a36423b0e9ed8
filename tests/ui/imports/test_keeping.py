"""An import that is stopped while its rows are written keeps none of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from anchordesk.adapters.vault import import_storage
from anchordesk.services import caseload, imports
from anchordesk.services.import_records import ImportBatch
from anchordesk.services.workspace import Workspace
from anchordesk.ui.imports.keeping import unless_stopped
from anchordesk.ui.tasks import Progress
from tests.ui.sync.real_desk import NSW


def test_stopped_in_the_middle_nothing_is_kept_and_it_can_be_done_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_storage, "ROWS_AT_A_TIME", 100)
    path = NSW.resolve()
    checked = imports.check(workspace, path, imports.look(workspace, path).suggested)
    stop, told = Event(), list[tuple[int, int | None]]()

    def stop_in_the_middle(done: int, whole: int | None) -> None:
        told.append((done, whole))
        if done >= 500:
            stop.set()

    lane = ThreadPoolExecutor(max_workers=1)

    def keep(progress: Progress) -> ImportBatch:
        return imports.carry_out(workspace, checked, progress=progress)

    stopped = lane.submit(unless_stopped, stop, stop_in_the_middle, keep)
    assert stopped.result() is None
    assert told[-1][0] == 545, "it stopped at the next report, after 445 people and 100 more rows"
    assert caseload.list_caseload(workspace) == ()
    with workspace.records.reading() as reading:
        assert reading.imports() == ()

    told.clear()
    told_all = lane.submit(
        unless_stopped, Event(), lambda done, whole: told.append((done, whole)), keep
    )
    kept = told_all.result()
    assert kept is not None
    lane.shutdown()
    assert len(caseload.list_caseload(workspace)) == 445
    dones = [done for done, whole in told if whole is not None]
    assert dones == sorted(dones)
    assert told[-1] == (dones[-1], dones[-1])
