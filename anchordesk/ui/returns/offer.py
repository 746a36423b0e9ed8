"""Offers returns in one list, and in another the periods that the chosen return is made for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.ui.kit.fields import Choice

PeriodsOf = Callable[[ReturnTemplate], Sequence[Period]]


def offer_returns(
    returns: Choice, periods: Choice, templates: Sequence[ReturnTemplate], periods_of: PeriodsOf
) -> None:
    """Fill both lists, and the second anew whenever another return is chosen."""
    for template in templates:
        returns.add_option(template.title, template)

    def offer_periods() -> None:
        template = returns.value()
        if isinstance(template, ReturnTemplate):
            offered = [(period.title, period) for period in periods_of(template)]
            if [period for _, period in offered] != list(periods.values):
                periods.set_options(offered)

    returns.currentIndexChanged.connect(offer_periods)
    offer_periods()
