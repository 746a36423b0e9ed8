"""Keeps that somebody looked at a finding about a record, as rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from anchordesk.adapters.vault.casework_tables import finding_answers
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import day_text, read_id
from anchordesk.domain.identifiers import FindingAnswerId, ResidentId
from anchordesk.domain.quality_finding import FindingAnswer


def finding_answer_values(answer: FindingAnswer) -> Mapping[str, object]:
    """Return the columns of an answer, without stamps."""
    return {
        "id": answer.id.bytes,
        "resident_id": answer.resident_id.bytes,
        "rule": answer.rule,
        "mark": answer.mark,
        "looked_on": day_text(answer.looked_on),
    }


def read_finding_answer(row: Row[Any]) -> FindingAnswer:
    """Return an answer from its row."""
    return FindingAnswer(
        id=FindingAnswerId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        rule=row.rule,
        mark=row.mark,
        looked_on=date.fromisoformat(row.looked_on),
        worker=row.worker,
    )


class StoredFindingAnswers:
    """Meets the part of CaseworkReading about findings on one connection."""

    _connection: Connection

    def finding_answers(self) -> tuple[FindingAnswer, ...]:
        """Return every finding that somebody looked at and said is right, oldest first."""
        joined = select(finding_answers).join(
            residents, residents.c.id == finding_answers.c.resident_id
        )
        kept = joined.where(residents.c.deleted_at.is_(None)).order_by(finding_answers.c.position)
        return tuple(read_finding_answer(row) for row in self._connection.execute(kept))
