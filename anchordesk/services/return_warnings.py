"""What a lead should read before approving a return: a period not over, desks that are missing."""

from __future__ import annotations

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.tallies import left_out
from anchordesk.services.workspace import Workspace
from anchordesk.wire.signing import signing_key_id


def warnings_of(workspace: Workspace, template: ReturnTemplate, period: Period) -> tuple[str, ...]:
    """Return the sentences, in the order in which they matter."""
    warnings = []
    if period.last_day >= workspace.clock.today():
        warnings.append(
            f"{period.title} is not over. A period is printed once: what happens after you "
            "approve will not be in this return."
        )
    with workspace.records.reading() as reading:
        colleagues = reading.colleagues()
        sent = {tally.desk for tally in reading.tallies(template.code, period.code)}
    unfit = left_out(workspace, template, period)
    if unfit:
        tallies = "1 desk's tally is" if unfit == 1 else f"{unfit} desks' tallies are"
        warnings.append(
            f"{tallies} not in this return: it was changed since. Ask for the figures again."
        )
    # Named one by one: a desk that has left since may have sent, and must not fill another's gap.
    missing = [c.name for c in colleagues if signing_key_id(c.signing_public_key).hex() not in sent]
    if missing:
        things = "1 desk has" if len(missing) == 1 else f"{len(missing)} desks have"
        named = ", ".join(sorted(missing))
        warnings.append(f"{things} not sent a tally for {period.title} yet: {named}.")
    return tuple(warnings)
