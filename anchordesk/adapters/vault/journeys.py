"""Reads every enrolment on a pathway with the stages that it came to, in two statements."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from anchordesk.adapters.vault.tables import enrolments, residents, stage_moves
from anchordesk.adapters.vault.today import move_counts
from anchordesk.adapters.vault.values import read_day, read_id
from anchordesk.domain.case_history import DatedStage
from anchordesk.domain.funnel import Journey
from anchordesk.domain.identifiers import ResidentId


class StoredJourneys:
    """Meets the port JourneyReading on one connection."""

    _connection: Connection

    def journeys(self, pathway_code: str) -> tuple[Journey, ...]:
        """Return every enrolment on any version of a pathway, in the order of recording."""
        kept, moved = enrolments.c, stage_moves.c
        of_pathway = (residents.c.deleted_at.is_(None), kept.pathway_code == pathway_code)
        came_to: defaultdict[bytes, list[DatedStage]] = defaultdict(list)
        moves = (
            select(moved.enrolment_id, moved.to_stage, moved.moved_on)
            .join(enrolments, kept.id == moved.enrolment_id)
            .join(residents, residents.c.id == kept.resident_id)
            .where(*of_pathway, move_counts())
            .order_by(moved.position)
        )
        for enrolment_id, stage, on in self._connection.execute(moves):
            came_to[enrolment_id].append(DatedStage(stage, read_day(on)))
        enrolled = (
            select(kept.id, kept.resident_id, kept.pathway_version, kept.enrolled_on, kept.stage)
            .join(residents, residents.c.id == kept.resident_id)
            .where(*of_pathway)
            .order_by(kept.position)
        )
        return tuple(
            Journey(
                ResidentId(read_id(row.resident_id)),
                row.pathway_version,
                read_day(row.enrolled_on),
                row.stage,
                tuple(came_to[row.id]),
            )
            for row in self._connection.execute(enrolled)
        )
