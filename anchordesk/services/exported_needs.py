"""What the spreadsheet of the caseload says of needs: their kind and how severe they are.

Nothing of what was written about them: it may be about health, or about somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping

from anchordesk.domain.choice_list import ChoiceList
from anchordesk.domain.dates import long_date
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.need_history import needs_in_order
from anchordesk.domain.needs import Need
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.needs import SEVERITIES
from anchordesk.services.workspace import Workspace


@door(UseCase.EXPORT_RECORDS)
def unresolved_needs(workspace: Workspace) -> Mapping[ResidentId, str]:
    """Return of each resident the needs that are not resolved, the most severe first."""
    severities = workspace.library.choices(SEVERITIES)
    with workspace.records.reading() as reading:
        found = reading.unresolved_needs()
    return {
        who: "; ".join(_words(need, severities) for need in needs_in_order(needs, severities))
        for who, needs in found.items()
    }


def _words(need: Need, severities: ChoiceList) -> str:
    """Return “Housing (high, being worked on, since 3 November 2026)”."""
    parts = [severities.title_of(need.severity)] if need.severity else []
    parts += [need.state.title_text, f"since {long_date(need.opened_on)}"]
    return f"{need.kind.title_text} ({', '.join(part[0].lower() + part[1:] for part in parts)})"
