"""Approvals and printed letters, as rows and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row

from anchordesk.adapters.vault.case_rows import Values
from anchordesk.adapters.vault.values import day_text, read_code, read_day, read_id
from anchordesk.domain.approval import Approval, ApprovalOf, ApprovalState
from anchordesk.domain.identifiers import ActionId, ApprovalId, LetterId, ResidentId
from anchordesk.domain.printed_letter import PrintedLetter


def approval_values(approval: Approval) -> Values:
    """Return the columns of an approval, without stamps."""
    return {
        "id": approval.id.bytes,
        "resident_id": approval.resident_id.bytes,
        "about": approval.about.value,
        "asked_on": day_text(approval.asked_on),
        "asked_of": approval.asked_of,
        "note": approval.note,
        "state": approval.state.value,
        "answered_on": day_text(approval.answered_on),
        "answered_by": approval.answered_by,
        "answer": approval.answer,
        "action_id": None if approval.action_id is None else approval.action_id.bytes,
    }


def read_approval(row: Row[Any]) -> Approval:
    """Return an approval from its row."""
    return Approval(
        id=ApprovalId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        about=read_code(ApprovalOf, row.about),
        asked_on=date.fromisoformat(row.asked_on),
        asked_of=row.asked_of,
        worker=row.worker,
        note=row.note,
        state=read_code(ApprovalState, row.state),
        answered_on=read_day(row.answered_on),
        answered_by=row.answered_by,
        answer=row.answer,
        action_id=None if row.action_id is None else ActionId(read_id(row.action_id)),
    )


def letter_values(letter: PrintedLetter) -> Values:
    """Return the columns of a printed letter, without stamps."""
    return {
        "id": letter.id.bytes,
        "resident_id": letter.resident_id.bytes,
        "template": letter.template,
        "title": letter.title,
        "printed_on": day_text(letter.printed_on),
    }


def read_letter(row: Row[Any]) -> PrintedLetter:
    """Return a printed letter from its row."""
    return PrintedLetter(
        id=LetterId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        template=row.template,
        title=row.title,
        printed_on=date.fromisoformat(row.printed_on),
        worker=row.worker,
    )
