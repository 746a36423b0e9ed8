"""Refuses what cannot be done to a case while two desks hold it, one of them as cover."""

from __future__ import annotations

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover_records import Direction
from anchordesk.services.records import RecordsReading


def refuse_under_cover(reading: RecordsReading, resident_id: ResidentId) -> None:
    """Refuse what cannot be done to a case while two desks hold it.

    Raises:
        HandoverRefusedError: if the case is under cover, here or at a colleague's desk.
    """
    kept = reading.covers.unsettled_with(resident_id)
    if kept is None:
        return
    if kept.direction is Direction.COMING:
        raise HandoverRefusedError(
            f"You look after this case for {kept.colleague_name}.",
            what_to_do="This is for its own worker to do. Write in a note what is to be done.",
        )
    raise HandoverRefusedError(
        f"This case is under cover: {kept.colleague_name} was asked to look after it, or does.",
        what_to_do="End the cover on Team first. What your colleague wrote comes back.",
    )
