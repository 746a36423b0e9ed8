"""Referring residents to others, and recording what they answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.consent import ConsentPurpose
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ReferralId, ResidentId
from anchordesk.domain.referral import Referral, ReferralRefusedError, ReferralState
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note
from anchordesk.services.consents import purpose_now, require
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_RECORDS)
def refer(
    workspace: Workspace,
    resident_id: ResidentId,
    to_whom: str,
    for_what: str,
    referred_on: date,
    *,
    shared_because: str = "",
    draft: DraftKey | None = None,
) -> Change:
    """Keep a new referral, which tells somebody else about the resident.

    Args:
        shared_because: Why it may be shared without consent, such as for safeguarding; not needed,
            and not kept, where the resident agreed.

    Raises:
        ReferralRefusedError: if it does not say to whom, or the day is in the future.
        ConsentRefusedError: if the resident has not agreed, and no other reason is given.
        NotFoundError: if there is no such resident.
    """
    _refuse_future(workspace, referred_on)
    referral = Referral(
        id=ReferralId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        to_whom=tidy_line(to_whom),
        for_what=tidy_line(for_what),
        referred_on=referred_on,
        worker=workspace.worker,
        shared_because=tidy_line(shared_because),
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        consents = change.consents(resident_id)
        agreed = purpose_now(workspace, consents, ConsentPurpose.PARTNERS).is_allowed
        if not agreed and not referral.shared_because:
            require(workspace, change, resident_id, ConsentPurpose.PARTNERS)
        if agreed:
            referral = replace(referral, shared_because="")
        else:
            note(workspace, change, AuditAction.SHARED_WITHOUT_CONSENT, resident_id)
        change.keep(referral)
        forget_with(change, draft)
    return Change(None, referral)


@door(UseCase.CHANGE_RECORDS)
def answer_referral(
    workspace: Workspace,
    referral: Referral,
    state: ReferralState,
    answered_on: date,
    answer: str,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Record what the other side answered.

    Raises:
        ReferralRefusedError: if the day is before the referral or in the future.
    """
    _refuse_future(workspace, answered_on)
    after = replace(referral, state=state, answered_on=answered_on, answer=tidy_line(answer))
    with workspace.records.changing() as change:
        change.keep(after)
        forget_with(change, draft)
    return Change(referral, after)


def _refuse_future(workspace: Workspace, day: date) -> None:
    if day > workspace.clock.today():
        raise ReferralRefusedError("The day must not be in the future.")
