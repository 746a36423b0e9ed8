"""What a funnel asks of the records: values of the port."""

from __future__ import annotations

from typing import Protocol

from anchordesk.domain.funnel import Journey


class JourneyReading(Protocol):
    """One consistent look."""

    def journeys(self, pathway_code: str) -> tuple[Journey, ...]:
        """Return every enrolment on any version of a pathway, in the order of recording."""
