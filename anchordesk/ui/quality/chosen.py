"""Which return and period records are to be checked for: what another screen had chosen."""

from __future__ import annotations

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate


class ChosenReturn:
    """Carries a choice from the screen that sends somebody here; it holds nothing of anybody."""

    def __init__(self) -> None:
        self.template: ReturnTemplate | None = None
        self.period: Period | None = None

    def choose(self, template: object, period: object) -> None:
        """Keep what is chosen in two lists; what is none of these is left as it was."""
        if isinstance(template, ReturnTemplate) and isinstance(period, Period):
            self.template, self.period = template, period
