"""Why somebody's vault is opened with the organisation's key: a reason out of a list.

It goes into the audit trail of that vault, which holds no free text, and to the lead.
"""

from __future__ import annotations

from enum import Enum

from anchordesk.domain.errors import RefusedError


class EmergencyReason(Enum):
    """Why. The second text is for people."""

    SAFEGUARDING = "safeguarding", "Somebody may be in danger"
    ABSENT = "absent", "The colleague is away and the work cannot wait"
    LEFT = "left", "The colleague has left"
    FORGOTTEN = "forgotten", "The passphrase was forgotten"
    REQUEST = "request", "Somebody asked about their rights"
    NOT_SAID = "not-said", "No reason was given"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> EmergencyReason:
        """Return the reason of a code; NOT_SAID for one that this version does not know."""
        return next((one for one in cls if one.code == code), cls.NOT_SAID)


GIVEN = tuple(one for one in EmergencyReason if one is not EmergencyReason.NOT_SAID)


class ReasonMissingError(RefusedError):
    """Somebody else's vault was to be opened without saying why."""

    code = "reason-missing"
    safe = "Nothing was opened."

    def __init__(self) -> None:
        super().__init__(
            "The organisation's key opens somebody else's records, so a reason is needed.",
            what_to_do="Give the reason. It is written into the trail of that vault, and their "
            "lead sees it.",
        )
