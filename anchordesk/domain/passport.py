"""What a resident may carry to another organisation: sections to agree to, and for how long.

Notes, safeguarding, alerts and equality monitoring are no section: they stay where they are.
"""

from __future__ import annotations

from datetime import date, timedelta

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError

VALID_DAYS = 90
"""Details grow old, and a file that lies about for longer is a risk without a use."""


class PassportRefusedError(RefusedError):
    """A passport cannot be made, or cannot be taken in."""

    code = "passport-refused"


class PassportSection(TitledCode):
    """A part of a record that somebody agrees to or not, as one."""

    REACH = "reach", "How to reach them"
    TALK = "talk", "How to talk with them"
    WISHES = "wishes", "What work they want"
    WORK = "work", "Work and qualifications so far"
    PATHWAY = "pathway", "How far they are on a pathway"
    NEEDS = "needs", "What stands in the way"
    PLAN = "plan", "Goals and next steps"


def last_day(made_on: date) -> date:
    """Return the last day on which a passport is taken in."""
    return made_on + timedelta(days=VALID_DAYS)
