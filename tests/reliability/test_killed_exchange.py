"""A desk killed while it counts, seals and sends: what it told of waits or is there, once.

The kill is SIGKILL on a process of its own, at a moment drawn anew in each run; the hub is a real
one, and the lead's desk counts what came.
"""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from anchordesk.domain.roles import DeskRole
from anchordesk.hub.administration import check, create_hub, invite
from anchordesk.hub.server import running_hub
from anchordesk.services import network_joining, sync
from anchordesk.services.desk import FirstRun
from anchordesk.services.exchange_records import OutboxState
from anchordesk.wire.codec import encode
from anchordesk.wire.messages import TALLY
from anchordesk.wire.receipts import verify_receipt
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.forked import Forked
from tests.reliability.day_of_work import a_desk
from tests.services.team_desks import Team, TeamDesk, let_in

KILLS = 6
FIRST_YEAR = 2011


def killed(folder: Path, year: int, seconds: float) -> dict[str, set[str]]:
    """What a desk told of before it was killed so long after its beginning."""
    told: dict[str, set[str]] = {"queued": set(), "sent": set()}
    with Forked("tests.reliability.killed_exchange", folder, str(year)) as process:
        assert process.stdout.readline() == "starting\n", process.stderr.read()
        time.sleep(seconds)
        process.kill()
        for line in process.stdout:
            word, _, digest = line.partition(" ")
            if line.endswith("\n") and word in told:  # What the kill cut short was never told.
                told[word].add(digest.strip())
    return told


@pytest.mark.slow
def test_what_a_killed_desk_told_of_waits_or_is_there_and_is_counted_once(tmp_path: Path) -> None:
    random = Random()
    create_hub(tmp_path / "hub", "North")
    people = Team(tmp_path)
    with running_hub(tmp_path / "hub") as hub:
        lead = people.lead()
        invitation = tmp_path / "network.adinvite"
        invitation.write_bytes(encode(invite(tmp_path / "hub", "Harbour Homes", hub.url)))
        network_joining.join_network(lead.workspace, invitation)
        lead.send()
        desk = a_desk(tmp_path / "worker")
        opened = desk.first_run(FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
        worker = TeamDesk(opened, desk, lead.stick)
        let_in(lead, worker, by_hub=True)
        worker.add("Amina", "Rosa")
        moments = []
        for number in range(KILLS):
            worker.workspace.lock()
            told = killed(tmp_path / "worker", FIRST_YEAR + number, random.uniform(0, 1.5))
            worker.workspace = desk.unlock(PASSPHRASE)
            kept = {item.digest: item for item in sync.status(worker.workspace).items}
            assert told["queued"] <= kept.keys(), "what was told as queued is in the outbox"
            for digest in told["sent"]:
                assert kept[digest].state is OutboxState.STORED
            for item in kept.values():
                if item.state is OutboxState.STORED:
                    assert item.receipt is not None
                    verify_receipt(item.receipt, hub.public_key, item.digest)
            moments.append((len(told["queued"]), len(told["sent"])))
        worker.send()
        items = [one for one in sync.status(worker.workspace).items if one.kind == TALLY]
        assert {one.state for one in items} <= {OutboxState.STORED}
        found = lead.collect()
        assert found.refused == ()
        assert len(found.new_of(TALLY)) == len(items), "each once, and none is missing"
        assert any(queued for queued, _ in moments), "no desk lived long enough to count"
    assert check(tmp_path / "hub").faults == ()
    worker.workspace.lock()
    people.close()
