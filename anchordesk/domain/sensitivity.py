"""How confidential a note is: the words of a restricted one are sealed, and shown if asked for."""

from __future__ import annotations

from anchordesk.domain.categories import TitledCode


class Sensitivity(TitledCode):
    """Who else must not read a note in passing, and about what it is."""

    ORDINARY = "ordinary", "Ordinary note"
    HEALTH = "health", "Restricted: health"
    SAFEGUARDING = "safeguarding", "Restricted: safeguarding"

    @property
    def is_restricted(self) -> bool:
        """Whether its words are sealed."""
        return self is not Sensitivity.ORDINARY
