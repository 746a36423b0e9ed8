"""What a reader of the network's pages chose to see: a template, a period, a dimension.

What was chosen stands in the page's address, so it can be kept and passed on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from anchordesk.hub.access import Reader
from anchordesk.hub.breakdowns import by_organisation, over_time
from anchordesk.hub.chart import Chart, chart_of
from anchordesk.hub.picture import Grid, Picture, network_picture
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.register import Member, ReceivedReturn

EVERYTHING = ""
ORGANISATION = "organisation"
WARDS_BY_NAME = (
    "A ward is its name here, whatever its borders were at the time. “Quality and place” compares "
    "wards whose borders moved."
)
_Place = tuple[str, str, int]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Option:
    """One line of a list to choose from."""

    value: str
    title: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownGrid:
    """A table, and its chart if it has one."""

    grid: Grid
    chart: Chart | None


@dataclass(frozen=True)
class Chosen:
    """What a reader chose to see of one template and period."""

    picture: Picture
    received: tuple[ReceivedReturn, ...]
    missing: tuple[str, ...]
    grids: tuple[Grid, ...]
    choices: tuple[Option, ...]
    ways: tuple[Option, ...]
    query: str

    @property
    def shown(self) -> tuple[ShownGrid, ...]:
        """The tables with their charts."""
        return tuple(ShownGrid(grid, chart_of(grid)) for grid in self.grids)


@dataclass(frozen=True)
class InTime:
    """One template's periods together."""

    title: str
    grids: tuple[Grid, ...]
    choices: tuple[Option, ...]
    query: str

    @property
    def caution(self) -> str:
        """What to beware of when periods are compared; empty where there is nothing."""
        return WARDS_BY_NAME if any("ward" in grid.dimensions for grid in self.grids) else ""

    @property
    def shown(self) -> tuple[ShownGrid, ...]:
        """The tables with their charts."""
        return tuple(ShownGrid(grid, chart_of(grid)) for grid in self.grids)


def _groups(counted: Sequence[ReceivedReturn]) -> dict[_Place, tuple[ReceivedReturn, ...]]:
    """Returns by period (newest first), template and version: versions may count differently."""
    groups: dict[_Place, list[ReceivedReturn]] = {}
    for received in counted:
        content = received.content
        place = (content.period, content.template, content.template_version)
        groups.setdefault(place, []).append(received)
    return {place: tuple(groups[place]) for place in sorted(groups, reverse=True)}


def choose(
    asked_for: Mapping[str, str],
    counted: Sequence[ReceivedReturn],
    joined: Sequence[Member],
    reader: Reader,
) -> Chosen:
    """What was chosen of the sums, or the newest period if nothing was.

    Args:
        asked_for: `of` and `by`, as they stand in the address.
        counted: At least one return.
        joined: The members.
        reader: Who may see each member's own figures only if they may read every return.

    Raises:
        ProblemError: for a choice that nothing fits.
    """
    groups = _groups(counted)
    of = {"~".join(map(str, place)): place for place in groups}
    asked = asked_for.get("of") or next(iter(of))
    received = groups[_known(of, asked)]
    picture = network_picture([one.content for one in received])
    ways = {EVERYTHING: "Everything", **_dimensions(picture)}
    if reader.reads_every_return:
        ways[ORGANISATION] = "Organisation"
    way = asked_for.get("by", EVERYTHING)
    _known(ways, way)
    grids = tuple(grid for grid in picture.grids if way == EVERYTHING or way in grid.dimensions)
    if reader.reads_every_return and way in (EVERYTHING, ORGANISATION):
        grids += by_organisation(picture, received)
    sent = {one.content.head.organisation for one in received}
    return Chosen(
        picture=picture,
        received=received,
        missing=tuple(member.name for member in joined if member.id not in sent),
        grids=grids,
        choices=_options({value: _title_of(groups[at]) for value, at in of.items()}, asked),
        ways=_options(ways, way),
        query=_query({"of": asked, "by": way}),
    )


def choose_in_time(asked_for: Mapping[str, str], counted: Sequence[ReceivedReturn]) -> InTime:
    """The periods of the chosen template, or of the newest return's.

    Raises:
        ProblemError: for a choice that nothing fits.
    """
    groups = _groups(counted)
    titles = {
        f"{template}~{version}": _template_title(groups[period, template, version])
        for period, template, version in groups
    }
    asked = asked_for.get("of") or next(iter(titles))
    _known(titles, asked)
    pictures = [
        network_picture([one.content for one in received])
        for (_, template, version), received in reversed(groups.items())
        if f"{template}~{version}" == asked
    ]
    return InTime(
        title=titles[asked],
        grids=over_time(pictures),
        choices=_options(titles, asked),
        query=_query({"of": asked}),
    )


def pictures_by_template(
    counted: Sequence[ReceivedReturn],
) -> tuple[tuple[str, str, tuple[Picture, ...]], ...]:
    """Each template and version: its key, its title, and its periods' sums, the oldest first."""
    found: dict[str, tuple[str, list[Picture]]] = {}
    for (_, template, version), received in reversed(_groups(counted).items()):
        _, pictures = found.setdefault(f"{template}~{version}", (_template_title(received), []))
        pictures.append(network_picture([one.content for one in received]))
    return tuple((key, title, tuple(pictures)) for key, (title, pictures) in found.items())


def _known(of: Mapping[str, Found], asked: str) -> Found:
    if asked not in of:
        raise ProblemError(
            Refusal.NOT_FOUND, "No return that fits that choice has come in. Choose again."
        )
    return of[asked]


def _dimensions(picture: Picture) -> dict[str, str]:
    axes = (axis for table in picture.tables for axis in (table.rows, table.columns))
    return {axis.dimension: axis.title for axis in axes if axis is not None}


def _options(titles: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, title, value == chosen) for value, title in titles.items())


def _title_of(received: Sequence[ReceivedReturn]) -> str:
    return f"{_template_title(received)}, {received[0].content.period_title}"


def _template_title(received: Sequence[ReceivedReturn]) -> str:
    content = received[0].content
    version = content.template_version
    return content.template_title + (f" (version {version})" if version > 1 else "")


def _query(told: Mapping[str, str]) -> str:
    return urlencode({name: value for name, value in told.items() if value})
