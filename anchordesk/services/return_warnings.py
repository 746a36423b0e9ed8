"""What a lead should read before approving a return: a period not over, desks that are missing."""

from __future__ import annotations

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.tallies import left_out
from anchordesk.services.workspace import Workspace


def warnings_of(
    workspace: Workspace, template: ReturnTemplate, period: Period, desks: int
) -> tuple[str, ...]:
    """Return the sentences, in the order in which they matter.

    Args:
        desks: How many desks' tallies are in the sum, this one's included.
    """
    warnings = []
    if period.last_day >= workspace.clock.today():
        warnings.append(
            f"{period.title} is not over. A period is printed once: what happens after you "
            "approve will not be in this return."
        )
    with workspace.records.reading() as reading:
        colleagues = len(reading.colleagues())
    unfit = left_out(workspace, template, period)
    if unfit:
        tallies = "1 desk's tally is" if unfit == 1 else f"{unfit} desks' tallies are"
        warnings.append(
            f"{tallies} not in this return: it was changed since. Ask for the figures again."
        )
    missing = 1 + colleagues - desks - unfit
    if missing > 0:
        things = "1 desk has" if missing == 1 else f"{missing} desks have"
        warnings.append(f"{things} not sent a tally for {period.title} yet.")
    return tuple(warnings)
