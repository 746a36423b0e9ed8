"""Sums of the network that a priority can be measured by, and how far each has come in a year."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anchordesk.domain.period import FinancialYear, Period, PeriodRefusedError, read_period
from anchordesk.hub.breakdowns import breakdowns_of, in_any_period
from anchordesk.hub.figures import Figure
from anchordesk.hub.picture import Picture, network_picture
from anchordesk.hub.register import ReceivedReturn
from anchordesk.wire.published import Quantity


@dataclass(frozen=True)
class Measure:
    """One sum over the network, whatever the period.

    Attributes:
        key: What it counts, as a priority keeps it.
        group: The title of the return.
    """

    key: str
    group: str
    title: str


@dataclass(frozen=True)
class Progress:
    """The newest audited sum of a year, and how many returns it is the sum of."""

    figure: Figure
    period_title: str
    returns: int


class Sums:
    """The network's audited sums, each picture drawn once and only if it is asked for."""

    def __init__(self, counted: Sequence[ReceivedReturn]) -> None:
        self._groups: dict[tuple[str, str, int], list[ReceivedReturn]] = {}
        for received in counted:
            content = received.content
            place = (content.template, content.period, content.template_version)
            self._groups.setdefault(place, []).append(received)
        self._pictures: dict[tuple[str, str, int], Picture] = {}

    def measures(self) -> tuple[Measure, ...]:
        """Every sum that a priority can be measured by, from the newest period of each return."""
        found: dict[str, Measure] = {}
        for template in sorted({template for template, _, _ in self._groups}):
            for measure in _measures(template, self._picture(self._newest(template))):
                found.setdefault(measure.key, measure)
        return tuple(found.values())

    def progress(self, key: str, year: FinancialYear) -> Progress | None:
        """How far a sum has come by the newest period that ends in a year; None if none does."""
        template, place = _read_key(key)
        periods = [at for at in self._groups if at[0] == template and _ends_in(at[1], year)]
        if not periods:
            return None
        picture = self._picture(max(periods, key=lambda at: (_last_day(at[1]), at[2])))
        for quantity, figure in picture.sums.items():
            if in_any_period(quantity) == place:
                return Progress(figure, picture.period_title, picture.returns)
        return None

    def _newest(self, template: str) -> tuple[str, str, int]:
        return max(
            (at for at in self._groups if at[0] == template),
            key=lambda at: (_last_day(at[1]), at[2]),
        )

    def _picture(self, at: tuple[str, str, int]) -> Picture:
        if at not in self._pictures:
            self._pictures[at] = network_picture([one.content for one in self._groups[at]])
        return self._pictures[at]


def _measures(template: str, picture: Picture) -> Iterator[Measure]:
    for breakdown in breakdowns_of(picture.tables):
        for category, place in zip(breakdown.axis.categories, breakdown.places, strict=True):
            title = f"{breakdown.title}: {category.title}"
            yield Measure(_key(template, place), picture.template_title, title)


def _key(template: str, place: Iterable[tuple[str, str]]) -> str:
    return json.dumps([template, sorted(in_any_period(place))])


def _read_key(key: str) -> tuple[str, Quantity]:
    template, pairs = json.loads(key)
    return str(template), frozenset((str(name), str(code)) for name, code in pairs)


def _ends_in(code: str, year: FinancialYear) -> bool:
    period = _read(code)
    return period is not None and year.first_day <= period.last_day <= year.last_day


def _last_day(code: str) -> str:
    period = _read(code)
    return "" if period is None else period.last_day.isoformat()


def _read(code: str) -> Period | None:
    try:
        return read_period(code)
    except PeriodRefusedError:
        return None
