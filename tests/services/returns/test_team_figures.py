"""The team's figures: sealed, from known desks, counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.services import inbox, residents, sync, tallies, team
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import NOW, TEMPLATE, import_file


def test_a_tally_travels_sealed_by_folder_and_counts_once(
    worker: Workspace, lead: Workspace, nsw_file: Path, tmp_path: Path
) -> None:
    team.write_card(lead, tmp_path / "lead.card")
    worker = team.join_lead(worker, tmp_path / "lead.card")
    team.write_card(worker, tmp_path / "worker.card")
    team.add_colleague(lead, tmp_path / "worker.card")
    import_file(worker, nsw_file)
    residents.add(lead, ResidentDetails(given_name="Lead's own"))
    folder = tmp_path / "stick"
    folder.mkdir()
    for _ in range(2):
        tallies.queue_tally(worker, TEMPLATE, NOW)
    assert len(sync.put_in_folder(worker, folder)) == 2
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
    team.write_card(lead, tmp_path / "lead.card")
    worker = team.join_lead(worker, tmp_path / "lead.card")
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


def test_cards_are_checked(worker: Workspace, lead: Workspace, tmp_path: Path) -> None:
    team.write_card(worker, tmp_path / "worker.card")
    with pytest.raises(TeamRefusedError, match="another organisation"):
        team.add_colleague(lead, tmp_path / "worker.card")
    with pytest.raises(TeamRefusedError):
        team.join_lead(worker, tmp_path / "worker.card")
    (tmp_path / "rubbish").write_bytes(b"\x00rubbish" * 2000)
    with pytest.raises(TeamRefusedError, match="not a desk's card"):
        team.join_lead(worker, tmp_path / "rubbish")
    with pytest.raises(TeamRefusedError, match="invitation"):
        team.join_network(lead, tmp_path / "rubbish")
