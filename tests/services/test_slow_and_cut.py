"""Two kilobytes a second, and three connections of ten cut: all arrives, a cut costs one message.

Time runs sixteen times as fast: the line carries 32 KB a second, and a request has the sixteenth
part of its minute. An envelope of 16 KiB takes eight seconds of sixty on such a line.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.domain.period import Quarter
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.server import running_hub
from anchordesk.services import network_joining
from anchordesk.services.exchange_records import OutboxState
from anchordesk.wire.codec import encode
from tests.services.fault_proxy import Fault, FaultProxy
from tests.services.team_desks import Team

FASTER = 16
A_SECOND = 2 * 1024 * FASTER
SECONDS = 60.0 / FASTER
CUTS = (Fault.CUT, Fault.REFUSED, Fault.LOST_REPLY, Fault.CUT_REPLY)


@pytest.mark.slow
def test_on_a_slow_line_that_is_cut_all_arrives_and_a_cut_costs_one_message(
    tmp_path: Path,
) -> None:
    random = Random(20)
    create_hub(tmp_path / "hub", "North")
    with running_hub(tmp_path / "hub") as hub:
        proxy = FaultProxy(hub.port)
        people = Team(tmp_path, transport=HubCarrier(total_seconds=SECONDS))
        lead = people.lead()
        invitation = tmp_path / "network.adinvite"
        invitation.write_bytes(encode(invite(tmp_path / "hub", "Harbour Homes", proxy.url)))
        network_joining.join_network(lead.workspace, invitation)
        lead.send()
        worker = people.join(lead, "Sam Kaur", by_hub=True)
        worker.add("One", "Two")
        periods = [Quarter(year, quarter) for year in (2025, 2026) for quarter in (1, 2, 3, 4)]
        items = {worker.tally(period).digest for period in periods}
        proxy.bytes_a_second = A_SECOND
        proxy.met.clear()
        proxy.wire.clear()
        cuts = 0
        while waiting := [d for d in items if worker.item(d).state is OutboxState.WAITING]:
            proxy.faults = [
                random.choice(CUTS) if random.random() < 0.3 else Fault.NONE for _ in waiting
            ]
            worker.send()
            cuts = sum(fault is not Fault.NONE for fault in proxy.met)
            still = [d for d in items if worker.item(d).state is OutboxState.WAITING]
            assert len(still) < len(waiting) or cuts, "it goes forwards, or something cut it"
            assert cuts <= 20, "all of it arrives in the end"
        assert cuts, "the line was cut"
        asked = [one for one in proxy.wire if any(digest.encode() in one[:300] for digest in items)]
        assert len(asked) <= len(items) + cuts, "a cut costs one message, no more"
        proxy.faults = []
        assert len(lead.collect().kept) == len(items)
        people.close()
        proxy.close()
