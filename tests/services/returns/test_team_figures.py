"""The team's figures: sealed, from known desks, counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.services import earlier_desks, inbox, membership, residents, sync, tallies
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.wire.messages import TALLY
from tests.services.returns.desk import NOW, TEMPLATE, import_file
from tests.services.team_desks import (
    SIGNING_KEY,
    as_colleague,
    joined_by_stick,
    known_from_before,
)


def test_a_tally_travels_sealed_by_folder_and_counts_once(
    worker: Workspace, lead: Workspace, nsw_file: Path, tmp_path: Path
) -> None:
    worker = joined_by_stick(lead, worker, tmp_path / "team")
    import_file(worker, nsw_file)
    residents.add(lead, ResidentDetails(given_name="Lead's own"))
    folder = tmp_path / "stick"
    folder.mkdir()
    for _ in range(2):
        tallies.queue_tally(worker, TEMPLATE, NOW)
    assert sum(item.kind == TALLY for item in sync.put_in_folder(worker, folder)) == 2
    assert sync.put_in_folder(worker, folder) == ()
    received = inbox.read_folder(lead, folder)
    again = inbox.read_folder(lead, folder)
    assert set(received.kept) == {"Sam Kaur"}
    assert (again.kept, again.refused) == ((), ())
    template = lead.library.template(TEMPLATE)
    counts, desks = tallies.sum_of_team(lead, template, NOW)
    assert ({c.total for c in counts}, desks) == ({446}, 2)
    for path in folder.iterdir():
        assert b"tally" not in path.read_bytes()
    assert {i.state for i in sync.status(worker).items} == {OutboxState.CARRIED}


def test_a_tally_from_a_stranger_is_refused_and_one_for_another_desk_is_left_alone(
    worker: Workspace, lead: Workspace, nsw_file: Path, tmp_path: Path
) -> None:
    worker = known_from_before(lead, worker)
    earlier_desks.forget(lead, as_colleague(worker))
    import_file(worker, nsw_file)
    folder = tmp_path / "stick"
    folder.mkdir()
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, folder)
    received = inbox.read_folder(lead, folder)
    assert received.kept == ()
    assert "not in your team" in received.refused[0]
    elsewhere = inbox.read_folder(worker, folder)
    assert (elsewhere.kept, elsewhere.refused, elsewhere.for_others) == ((), (), 1)


def test_a_worker_without_a_lead_is_told_so(worker: Workspace) -> None:
    with pytest.raises(TeamRefusedError, match="no team lead"):
        tallies.queue_tally(worker, TEMPLATE, NOW)


def test_a_desk_from_before_the_list_counts_until_it_joins_or_is_forgotten(
    worker: Workspace, lead: Workspace, tmp_path: Path
) -> None:
    worker = known_from_before(lead, worker)
    with lead.records.changing() as change:
        membership.found(lead, change, SIGNING_KEY, 0)
    assert earlier_desks.earlier_desks(lead) == (as_colleague(worker),)
    residents.add(worker, ResidentDetails(given_name="Made up"))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert _sent(worker, lead, stick) == ("Sam Kaur",)

    joined = joined_by_stick(lead, worker, stick)
    assert earlier_desks.earlier_desks(lead) == earlier_desks.earlier_desks(joined) == ()
    residents.add(joined, ResidentDetails(given_name="Another"))
    assert _sent(joined, lead, stick) == ("Sam Kaur",)
    counts, desks = tallies.sum_of_team(lead, lead.library.template(TEMPLATE), NOW)
    assert ({table.total for table in counts}, desks) == ({2}, 2)


def _sent(worker: Workspace, lead: Workspace, stick: Path) -> tuple[str, ...]:
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, stick)
    return inbox.read_folder(lead, stick).kept
