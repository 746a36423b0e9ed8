"""Settling who works with a resident on one pathway, who pays for it, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.enrolment_terms import EnrolmentTerms, terms_of
from anchordesk.domain.identifiers import EnrolmentId
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

FUNDERS = "funders"
"""Code of the list of who may pay."""


@dataclass(frozen=True, slots=True)
class TermsDetails:
    """What a form says; empty where nothing is to be settled."""

    own_worker: str = ""
    funder: str = ""
    rule: str = ""


@door(UseCase.CHANGE_RECORDS)
def settle(
    workspace: Workspace,
    enrolment_id: EnrolmentId,
    details: TermsDetails,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep what is settled for an enrolment, in place of what was.

    Raises:
        NotFoundError: if there is no such enrolment.
        PathwayRefusedError: if the funder or the rule is neither on this desk's lists nor the one
            that was settled before.
    """
    with workspace.records.changing() as change:
        enrolment = change.enrolment(enrolment_id)
        before = terms_of(change.enrolment_terms(enrolment.resident_id), enrolment_id)
        after = EnrolmentTerms(
            enrolment_id=enrolment_id,
            resident_id=enrolment.resident_id,
            own_worker=tidy_line(details.own_worker),
            funder=details.funder,
            rule=details.rule,
            worker=workspace.worker if before is None else before.worker,
        )
        _check(workspace, after, before)
        change.keep(after)
        forget_with(change, draft)
    return Change(before, after)


def _check(workspace: Workspace, after: EnrolmentTerms, before: EnrolmentTerms | None) -> None:
    funders = {one.code for one in workspace.library.choices(FUNDERS).choices}
    if after.funder not in {"", *funders, "" if before is None else before.funder}:
        raise PathwayRefusedError(
            "That funder is not on the list of this AnchorDesk.",
            what_to_do="Choose one of the list.",
        )
    rules = set(workspace.library.sustained_rules)
    if after.rule not in {"", *rules, "" if before is None else before.rule}:
        raise PathwayRefusedError(
            "This AnchorDesk does not have that rule on sustained work.",
            what_to_do="Choose one of the list, or the programme's own.",
        )
