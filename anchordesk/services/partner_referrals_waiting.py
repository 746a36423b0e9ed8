"""How many referrals of partners wait, and letting go of those that were kept too long."""

from __future__ import annotations

from datetime import timedelta

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.partner_referral_records import draft_of_reason
from anchordesk.services.workspace import Workspace

UNDECIDED_DAYS = 180
DECLINED_DAYS = 90


@door(UseCase.READ_RECORDS)
def waiting(workspace: Workspace) -> int:
    """Return how many still have to be decided; what was kept too long is gone by then."""
    forget_overdue(workspace)
    with workspace.records.reading() as reading:
        return reading.partner_referrals.waiting()


@door(UseCase.READ_RECORDS)
def forget_overdue(workspace: Workspace) -> int:
    """Delete what was kept too long, and return how many there were."""
    today = workspace.clock.today()
    undecided = today - timedelta(days=UNDECIDED_DAYS)
    declined = today - timedelta(days=DECLINED_DAYS)
    with workspace.records.reading() as reading:
        due = reading.partner_referrals.overdue(undecided, declined)
    if due:
        with workspace.records.changing() as change:
            for one in due:
                change.partner_referrals.forget(one)
                forget_with(change, draft_of_reason(one))
            note(workspace, change, AuditAction.REFERRALS_GONE, number=len(due))
    return len(due)
