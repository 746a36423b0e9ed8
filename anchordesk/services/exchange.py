"""One round with the hub: fetch what waits for this desk, then send what is due."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from anchordesk.domain.roles import UseCase, may
from anchordesk.services import desk_reports, inbox, mailbox, membership
from anchordesk.services.doors import door
from anchordesk.services.inbox import Reading
from anchordesk.services.pack_fetching import PacksFetched, fetch_packs
from anchordesk.services.sending import Delivery, send_to_hub
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought.

    Attributes:
        workspace: The one to go on with: this desk may have been taken into a team.
        packs: What the network's packs brought.
    """

    workspace: Workspace
    reading: Reading
    delivery: Delivery
    packs: PacksFetched


@door(UseCase.EXCHANGE)
def go_round(
    workspace: Workspace,
    *,
    fetch: bool,
    now_please: bool = False,
    known_bad: Collection[str] = (),
) -> Round:
    """Fetch if asked, and send what is due; with `now_please` also what is not.

    Fetching comes first: a newer list of the team brings the token to send with. Packs come last:
    what goes out matters more.

    Args:
        known_bad: Digests of packs that were refused before.
    """
    membership.renew_if_due(workspace)
    desk_reports.queue_if_due(workspace)
    reading = mailbox.collect(workspace) if fetch else Reading((), ())
    workspace = inbox.with_profile(workspace, reading.profile)
    delivery = send_to_hub(workspace, now_please=now_please)
    packs = PacksFetched()
    if fetch and not reading.problem and may(workspace.profile.role, UseCase.TAKE_PACKS):
        packs = fetch_packs(workspace, known_bad)
    return Round(workspace, reading, delivery, packs)
