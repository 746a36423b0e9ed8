"""The card on a plan that says what a supervisor was asked to approve, and what they said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from anchordesk.domain.approval import Approval, ApprovalState
from anchordesk.services import approvals
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.resident.case_section import CaseSection, headed_card, link
from anchordesk.ui.words import short_date, translate, translated

MOST_SHOWN = 10


def open_request(section: CaseSection, record: ResidentRecord) -> None:
    """Open the form that asks for approval."""
    from anchordesk.ui.resident.approval_dialogs import (  # noqa: PLC0415 - seldom wanted
        AskApprovalDialog,
    )

    section.open_form(
        AskApprovalDialog(section, record),
        translate("approvals", "Request saved. You can go on meanwhile."),
        translate("approvals", "Request taken out again."),
    )


def open_answer(section: CaseSection, approval: Approval) -> None:
    """Open the form for what the supervisor said."""
    from anchordesk.ui.resident.approval_dialogs import (  # noqa: PLC0415 - seldom wanted
        ApprovalAnswerDialog,
    )

    section.open_form(
        ApprovalAnswerDialog(section, approval),
        translate("approvals", "Answer saved."),
        translate("approvals", "It is waited for again."),
    )


def approvals_card(section: CaseSection, record: ResidentRecord) -> Card:
    """Return the card, with every request newest first."""
    ask = Button(translate("approvals", "Ask for approval"), icon_name="circle-check")
    ask.clicked.connect(lambda _=False: open_request(section, record))
    card = headed_card(translate("approvals", "Supervisor's approval"), ask)
    for approval in record.case.approvals[:MOST_SHOWN]:
        card.body.addWidget(_row(section, record, approval))
    if not record.case.approvals:
        words = translate("approvals", "Not asked for. Nothing depends on it.")
        card.body.addWidget(Words(words, LabelLook.MUTED))
    return card


def _row(section: CaseSection, record: ResidentRecord, approval: Approval) -> QWidget:
    row = QWidget()
    layout = row_of(Words("\n".join(_said(record, approval))))
    layout.setStretch(0, 1)
    if approval.waits:
        what = translated(approval.about.title_text)
        spoken = translate("approvals", "Record the answer: {what}").format(what=what)
        answer = translate("approvals", "Record answer")
        layout.addWidget(link(answer, spoken, lambda: open_answer(section, approval)))
        spoken = translate("approvals", "Take the request back: {what}").format(what=what)
        gone = translate("approvals", "Take back")
        layout.addWidget(link(gone, spoken, lambda: _take_back(section, approval)))
    row.setLayout(layout)
    return row


def _said(record: ResidentRecord, approval: Approval) -> Sequence[str]:
    asked = translate("approvals", "{what}: asked of {name} on {day}.").format(
        what=translated(approval.about.title_text),
        name=approval.asked_of,
        day=short_date(approval.asked_on),
    )
    lines = [asked]
    if approval.waits:
        lines[0] += f" {translated(approval.state.title_text)}."
        lines.append(approval.note)
    elif approval.answered_on is not None:
        how = translate("approvals", "{answer}, {day}")
        if approval.state is not ApprovalState.TAKEN_BACK:
            how = translate("approvals", "{answer} by {name}, {day}")
        lines[0] = how.format(
            answer=f"{translated(approval.about.title_text)}: "
            f"{translated(approval.state.title_text).lower()}",
            name=approval.answered_by,
            day=short_date(approval.answered_on),
        )
        lines.append(approval.answer)
    plan = record.case.plan
    if plan is not None and approval.is_older_than(plan):
        anew = translate("approvals", "The plan was agreed anew since, on {day}.")
        lines.append(anew.format(day=short_date(plan.agreed_on)))
    return [line for line in lines if line]


def _take_back(section: CaseSection, approval: Approval) -> None:
    section.change(
        lambda workspace: approvals.take_back_request(workspace, approval),
        translate("approvals", "Request taken back."),
        translate("approvals", "It is waited for again."),
    )
