"""One round with the hub: fetch what waits for this desk, then send what is due."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.roles import UseCase
from anchordesk.services import desk_reports, inbox, mailbox, membership
from anchordesk.services.doors import door
from anchordesk.services.inbox import Reading
from anchordesk.services.sending import Delivery, send_to_hub
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought.

    Attributes:
        workspace: The one to go on with: this desk may have been taken into a team.
    """

    workspace: Workspace
    reading: Reading
    delivery: Delivery


@door(UseCase.EXCHANGE)
def go_round(workspace: Workspace, *, fetch: bool, now_please: bool = False) -> Round:
    """Fetch if asked, and send what is due; with `now_please` also what is not.

    Fetching comes first: a newer list of the team brings the token to send with.
    """
    membership.renew_if_due(workspace)
    desk_reports.queue_if_due(workspace)
    reading = mailbox.collect(workspace) if fetch else Reading((), ())
    workspace = inbox.with_profile(workspace, reading.profile)
    return Round(workspace, reading, send_to_hub(workspace, now_please=now_please))
