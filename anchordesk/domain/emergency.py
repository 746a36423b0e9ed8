"""Why somebody's vault is opened with the organisation's key: a reason out of a list.

It goes into the audit trail of that vault, which holds no free text, and to the lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.roles import UseCase

MINUTES = 60
"""How long a vault stays open in an emergency, where IT has not settled less."""


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


READS_RESTRICTED = frozenset({EmergencyReason.SAFEGUARDING, EmergencyReason.REQUEST})
"""Why somebody else may read what was told in confidence."""
FOR_DANGER = frozenset({UseCase.READ_RESTRICTED})
NOT_IN_EMERGENCY = frozenset(
    {
        *(UseCase.EXPORT_RECORDS, UseCase.IMPORT, UseCase.HAND_OVER, UseCase.MAKE_RETURNS),
        *(UseCase.JOIN_NETWORK, UseCase.CHANGE_TEAM, UseCase.RULE_TEAM, UseCase.JOIN_TEAM),
        UseCase.CHANGE_KEYS,
    }
)
"""What makes a way in for later, takes cases away, or carries records out."""
GIVEN = tuple(one for one in EmergencyReason if one is not EmergencyReason.NOT_SAID)


@dataclass(frozen=True, slots=True)
class EmergencyAccess:
    """That a vault is open for a while by the organisation's key."""

    reason: EmergencyReason
    ends_at: datetime

    def left(self, now: datetime) -> timedelta:
        """Return for how long it goes on; nothing, once it is over."""
        return max(timedelta(0), self.ends_at - now)

    def refuse(self, use_case: UseCase, now: datetime) -> None:
        """Refuse what is not for an emergency, and everything once it is over.

        Raises:
            EmergencyOverError, NotInEmergencyError: then.
        """
        if not self.left(now):
            raise EmergencyOverError
        if use_case in NOT_IN_EMERGENCY:
            raise NotInEmergencyError
        if use_case in FOR_DANGER and self.reason not in READS_RESTRICTED:
            raise NotInEmergencyError


class EmergencyOverError(RefusedError):
    """The hour is over."""

    code = "emergency-over"
    advice = "Lock AnchorDesk. If it is needed again, open the vault again and say why."

    def __init__(self) -> None:
        super().__init__("Emergency access to this vault is over.")


class NotInEmergencyError(RefusedError):
    """Something is not done in an emergency, or not for the reason that was given."""

    code = "not-in-emergency"
    advice = "The owner of the vault does this, or you take the vault over for good."

    def __init__(self) -> None:
        super().__init__("This is not done while a vault is open in an emergency for your reason.")


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
