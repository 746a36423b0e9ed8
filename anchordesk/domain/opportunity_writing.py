"""Writes vacancies as the TOML that desks read: what is written reads back as it was."""

from __future__ import annotations

from collections.abc import Iterable

from anchordesk.domain.definition_writing import written_table
from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.opportunity_file import SETTINGS


def write_opportunities(opportunities: Iterable[Opportunity]) -> str:
    """Return the text of a file of vacancies, in their order; what is not said is left out."""
    return "\n".join(
        written_table("opportunities", ((name, getattr(job, name)) for name in SETTINGS))
        for job in opportunities
    )
