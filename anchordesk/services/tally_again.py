"""Sends a desk's tallies again when another desk begins to make the team's returns.

They were sealed to the desk before, which alone can open them, so the new one would miss them.
"""

from __future__ import annotations

from anchordesk.domain.period import Period, read_period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.envelopes import own_keys, queue_statement
from anchordesk.services.exchange_records import Destination, OutboxState
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace
from anchordesk.wire.messages import TALLY
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.signing import sign_statement
from anchordesk.wire.team import Roster, RosterMember

_ON_THEIR_WAY = (OutboxState.WAITING, OutboxState.HELD)


def tally_title(template: ReturnTemplate, period: Period) -> str:
    """What a tally is called in the outbox."""
    return f"Tally: {template.title}, {period.title}"


def follow_returns(
    workspace: Workspace, change: RecordsChanging, before: Roster | None, now: Roster
) -> None:
    """Queue the newest tally of each return and period for the desk that makes returns now.

    Their figures are those that were sent: nothing is counted anew, so nothing counts twice. What
    still waited for the desk before does not go to it any more.

    Args:
        before: The list that this desk had, None for its first.
    """
    if before is None or before.returns_by == now.returns_by:
        return
    for item in change.outbox():
        if item.kind == TALLY and item.state in _ON_THEIR_WAY:
            change.take_from_outbox(item.digest)
    own, maker = own_keys(workspace).key_id, now.member(now.returns_by)
    if maker is not None and maker.key_id != own:
        _send_again(workspace, change, own, maker)


def _send_again(
    workspace: Workspace, change: RecordsChanging, own: str, maker: RosterMember
) -> None:
    for tally in change.team.tallies_of(own):
        template = workspace.library.templates.get(tally.template)
        if template is None:
            # An update took this return away, so nobody can count it any more.
            continue
        statement = sign_statement(
            TALLY,
            tally.payload,
            private_key=own_keys(workspace).signing,
            recipient=sealing_key_id(maker.sealing_public_key),
        )
        queue_statement(
            workspace,
            change,
            statement,
            sealing_public_key=maker.sealing_public_key,
            mailbox=maker.mailbox,
            kind=TALLY,
            title=tally_title(template, read_period(tally.period)),
            destination=Destination.LEAD,
        )
