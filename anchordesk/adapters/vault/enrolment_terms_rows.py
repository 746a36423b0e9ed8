"""What is settled for enrolments, as rows and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from anchordesk.adapters.vault.case_rows import Values
from anchordesk.adapters.vault.values import read_id
from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.identifiers import EnrolmentId, ResidentId


def terms_values(terms: EnrolmentTerms) -> Values:
    """Return the columns of what is settled for an enrolment, without stamps."""
    return {
        "enrolment_id": terms.enrolment_id.bytes,
        "resident_id": terms.resident_id.bytes,
        "own_worker": terms.own_worker,
        "funder": terms.funder,
        "rule": terms.rule,
    }


def read_terms(row: Row[Any]) -> EnrolmentTerms:
    """Return what is settled for an enrolment from its row."""
    return EnrolmentTerms(
        EnrolmentId(read_id(row.enrolment_id)),
        ResidentId(read_id(row.resident_id)),
        row.own_worker,
        row.funder,
        row.rule,
        row.worker,
    )
