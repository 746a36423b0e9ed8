"""Which return should be made before another.

What was printed before binds what may be printed later. Of two returns about the same people the
one that was made first hides what it would have hidden anyway; the other may have to hide more, and
for few people no way may be left at all (measured in `docs/reliability.md`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from anchordesk.domain.period import Period, period_of
from anchordesk.domain.return_template import ReturnTemplate


def better_first(
    template: ReturnTemplate,
    period: Period,
    others: Iterable[ReturnTemplate],
    made: Collection[tuple[str, str]],
    today: date,
) -> tuple[ReturnTemplate, Period] | None:
    """Return what should be made first, and for which period: the newest in it that is over.

    Args:
        template, period: What is about to be made.
        made: (code of the template, code of the period) of what was approved.
    """
    if template.goes_first or (template.code, period.code) in made:
        return None
    for other in others:
        if not other.goes_first or other.pathway != template.pathway:
            continue
        newest = period_of(other.period, min(period.last_day, today))
        if newest.last_day >= today:
            newest = newest.preceding
        lies_in_it = newest.last_day >= period.first_day
        if lies_in_it and (other.code, newest.code) not in made:
            return other, newest
    return None
