"""Which events of a timeline are headlines: what moved, came out, was agreed, began and was last.

Safeguarding concerns are in no timeline, so in no headlines either (decision 54).
"""

from __future__ import annotations

from collections.abc import Sequence

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.casework import Contact
from anchordesk.services.timeline import StepTaken, TimelineItem, TimelineKind

ALWAYS = frozenset(
    {
        TimelineKind.STAGE,
        TimelineKind.PLAN,
        TimelineKind.WORK,
        TimelineKind.CONSENT,
        TimelineKind.REFERRAL,
        TimelineKind.APPROVAL,
    }
)
TELLING_STEPS = frozenset({ApplicationState.OFFER, ApplicationState.STARTED})
"""Of an application, what is more than a step on the way."""


def headlines_of(items: Sequence[TimelineItem]) -> tuple[TimelineItem, ...]:
    """Return the headlines of a timeline, in its order."""
    contacts = [item for item in items if isinstance(item.event, Contact)]
    edges = {id(item) for item in (*contacts[:1], *contacts[-1:])}
    return tuple(item for item in items if id(item) in edges or _is_telling(item))


def _is_telling(item: TimelineItem) -> bool:
    if isinstance(item.event, StepTaken):
        return item.event.step.state in TELLING_STEPS
    return item.kind in ALWAYS
