"""What returns tell by ward, and how good jobs are by ward and by how deprived it is, over time.

Figures of before stand beside those of now as far as borders let them: `domain/ward_changes.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from anchordesk.domain.period import PeriodRefusedError, read_period
from anchordesk.domain.ward_changes import (
    Basis,
    CarriedFigure,
    WardChange,
    WardChanges,
    carry,
)
from anchordesk.domain.ward_places import is_sum_of_listed
from anchordesk.hub.breakdowns import in_any_period
from anchordesk.hub.figures import HIDDEN, Figure, exact
from anchordesk.hub.picture import Picture
from anchordesk.hub.quality import SHARES, Share, ShareKind, measure_of
from anchordesk.wire.published import MARGIN, Quantity, quantity_of
from anchordesk.wire.returns import Axis, TableLayout

WARD = "ward"
PLACES = frozenset({WARD, "deprived", "deprivation_fifth", "deprivation_decile"})
NOT_COMPARABLE = Figure("–")
BORDERS_CHANGED = "Borders changed; cannot be compared"


@dataclass(frozen=True)
class Pair:
    """One template's sums now, and those of an earlier period, if there is one."""

    now: Picture
    before: Picture | None

    def earlier(self, places: Mapping[str, Quantity]) -> Mapping[str, Figure]:
        """The figures of before in the same places, by the names of these."""
        if self.before is None:
            return {}
        known = {in_any_period(place): figure for place, figure in self.before.sums.items()}
        return {name: known.get(in_any_period(place), HIDDEN) for name, place in places.items()}


@dataclass(frozen=True)
class PlaceLine:
    """One ward, now and before; `before` is None where there is no earlier period.

    Attributes:
        note: Why the figure before is no plain one; empty where it is.
        is_sum: Of a constituency or a city, which are sums of wards.
    """

    name: str
    now: Figure
    before: Figure | None
    note: str
    is_sum: bool = False


@dataclass(frozen=True)
class WardFigures:
    """One thing counted by ward: its key in addresses, and as a measure of jobs, or no words."""

    key: str
    title: str
    measure: str
    period: str
    period_before: str
    lines: tuple[PlaceLine, ...]

    @property
    def now(self) -> Mapping[str, Figure]:
        """By the ward's name."""
        return {line.name: line.now for line in self.lines if not line.is_sum}


@dataclass(frozen=True)
class ShareLine:
    """A share in one place; `before` is None where it cannot be compared, or is not there."""

    name: str
    now: Share
    before: Share | None
    note: str
    is_sum: bool = False

    @property
    def change(self) -> int | None:
        """By how many hundredths it went up; None where one of the two is not told."""
        if self.before is None or self.before.percent is None or self.now.percent is None:
            return None
        return self.now.percent - self.before.percent


@dataclass(frozen=True)
class SharesByPlace:
    """One share by place, before and after."""

    title: str
    places_title: str
    period: str
    period_before: str
    lines: tuple[ShareLine, ...]


def pair_of(pictures: Sequence[Picture], asked: str) -> Pair:
    """The newest period with the earlier one that was asked for, or else the one before it.

    Args:
        pictures: One template's periods, the oldest first.
        asked: The code of a period.
    """
    earlier = pictures[:-1]
    chosen = [one for one in earlier if one.period == asked]
    return Pair(pictures[-1], chosen[0] if chosen else earlier[-1] if earlier else None)


def ward_figures_of(pair: Pair, changes: WardChanges | None) -> tuple[WardFigures, ...]:
    """Everything that one template counts by ward."""
    return tuple(
        WardFigures(
            key=f"{table.name}~{code}",
            title=title,
            measure=measure_of(axes[1], code),
            period=pair.now.period_title,
            period_before="" if pair.before is None else pair.before.period_title,
            lines=_lines(pair, changes, table, code),
        )
        for table in pair.now.tables
        if (axes := _axes(table, frozenset({WARD}))) is not None
        for code, title in _counted(table, axes[1])
    )


def shares_by_place(pair: Pair, changes: WardChanges | None) -> Iterator[SharesByPlace]:
    """Every share that one template tells by place."""
    for table in pair.now.tables:
        places, other = _axes(table, PLACES) or (None, None)
        for kind in SHARES:
            if places is not None and other is not None and other.dimension == kind.dimension:
                yield SharesByPlace(
                    title=kind.title,
                    places_title=places.title,
                    period=pair.now.period_title,
                    period_before="" if pair.before is None else pair.before.period_title,
                    lines=_share_lines(pair, changes, table, kind),
                )


def _axes(table: TableLayout, wanted: frozenset[str]) -> tuple[Axis, Axis | None] | None:
    """The axis of places and the other one; None for a table without places."""
    if table.rows.dimension in wanted:
        return table.rows, table.columns
    if table.columns is not None and table.columns.dimension in wanted:
        return table.columns, table.rows
    return None


def _counted(table: TableLayout, other: Axis | None) -> tuple[tuple[str, str], ...]:
    if other is None:
        return ((MARGIN, f"{table.title}: people"),)
    # Everybody first: of all that is counted by ward it is hidden least.
    ordered = sorted(other.categories, key=lambda one: one.code != MARGIN)
    return tuple((one.code, f"{table.title}: {one.title}") for one in ordered)


def _places(table: TableLayout, wanted: frozenset[str], code: str) -> dict[str, Quantity]:
    """What is counted in each place, in one category of the other axis, by the place's name."""
    axes = _axes(table, wanted)
    if axes is None:
        return {}
    places, other = axes
    rest = {} if other is None else {other.dimension: code}
    return {
        one.title: quantity_of({**table.fixed, places.dimension: one.code, **rest})
        for one in places.categories
        if one.code != MARGIN
    }


@dataclass(frozen=True)
class _Sums:
    """Sums of wards in a table, by their names.

    Attributes:
        parts: The names of the wards that make them up.
        same: Which were made of the same wards before.
        left_out: Those that members make of different wards; their wards are told anyway.
    """

    parts: Mapping[str, tuple[str, ...]]
    same: frozenset[str]
    left_out: frozenset[str]


def _sums(pair: Pair, table: TableLayout) -> _Sums:
    axes = _axes(table, frozenset({WARD}))
    categories = () if axes is None else axes[0].categories
    titles = {one.code: one.title for one in categories}
    sums = [one for one in categories if is_sum_of_listed(one.code)]
    now = {one.title: pair.now.parts.get((WARD, one.code)) for one in sums}
    before = {} if pair.before is None else pair.before.parts
    return _Sums(
        {
            name: tuple(titles[code] for code in sorted(codes) if code in titles)
            for name, codes in now.items()
            if codes is not None
        },
        frozenset(one.title for one in sums if before.get((WARD, one.code)) == now[one.title]),
        frozenset(name for name, codes in now.items() if codes is None),
    )


def _carried(
    pair: Pair, changes: WardChanges | None, table: TableLayout, code: str
) -> Callable[[str], CarriedFigure]:
    """Figures of before by ward, as wards are now."""
    if pair.before is None:
        return carry({}, ())
    known = {in_any_period(place): figure for place, figure in pair.before.sums.items()}
    before = {}
    for old in pair.before.tables:
        if old.name == table.name:
            for name, place in _places(old, frozenset({WARD}), code).items():
                before[name] = known.get(in_any_period(place), HIDDEN).number
    by_ward = carry(before, _between(pair.before, pair.now, changes))
    sums = _sums(pair, table)

    def figure(name: str) -> CarriedFigure:
        parts = sums.parts.get(name)
        if parts is None:
            return by_ward(name)
        wards = [by_ward(ward) for ward in parts]
        same = name in sums.same and all(w.basis is Basis.EXACT and not w.of for w in wards)
        return by_ward(name) if same else CarriedFigure(Basis.CHANGED, None)

    return figure


def _between(before: Picture, now: Picture, changes: WardChanges | None) -> tuple[WardChange, ...]:
    try:
        days = read_period(before.period).last_day, read_period(now.period).last_day
    except PeriodRefusedError:
        return ()
    return () if changes is None else changes.between(*days)


def _lines(
    pair: Pair, changes: WardChanges | None, table: TableLayout, code: str
) -> tuple[PlaceLine, ...]:
    carried = _carried(pair, changes, table, code)
    sums = _sums(pair, table)
    found = []
    for name, place in _places(table, frozenset({WARD}), code).items():
        if name in sums.left_out:
            continue
        now, is_sum = pair.now.sums.get(place, HIDDEN), name in sums.parts
        if pair.before is None:
            found.append(PlaceLine(name, now, None, "", is_sum))
            continue
        figure = carried(name)
        found.append(PlaceLine(name, now, _printed(figure), _note(figure), is_sum))
    return tuple(found)


def _printed(figure: CarriedFigure) -> Figure:
    if figure.basis is Basis.CHANGED:
        return NOT_COMPARABLE
    if figure.number is None:
        return HIDDEN
    if figure.basis is Basis.ESTIMATE:
        return Figure(f"about {figure.number:,}")
    return exact(figure.number)


def _note(figure: CarriedFigure) -> str:
    of = " and ".join(figure.of)
    match figure.basis:
        case Basis.CHANGED:
            return BORDERS_CHANGED
        case Basis.ESTIMATE:
            return f"Estimated: borders changed ({of})" if of else "Estimated: borders changed"
        case Basis.EXACT:
            return f"Was {of}" if of else ""


def _share_lines(
    pair: Pair, changes: WardChanges | None, table: TableLayout, kind: ShareKind
) -> tuple[ShareLine, ...]:
    codes = (kind.counted, kind.others)
    now = [_places(table, PLACES, code) for code in codes]
    earlier = [pair.earlier(places) for places in now]
    wards = [_carried(pair, changes, table, code) for code in codes]
    by_ward = _axes(table, frozenset({WARD})) is not None
    sums = _sums(pair, table)
    found = []
    for name in now[0]:
        if name in sums.left_out:
            continue
        share = _share(kind, pair.now, [pair.now.sums.get(p[name], HIDDEN) for p in now])
        before, note = None, ""
        if pair.before is not None and by_ward:
            figures = [ward(name) for ward in wards]
            is_known = figures[0].basis is Basis.EXACT
            note = _note(figures[0]) if is_known else BORDERS_CHANGED
            if is_known:
                before = _share(kind, pair.before, [_printed(one) for one in figures])
        elif pair.before is not None:
            before = _share(kind, pair.before, [places[name] for places in earlier])
        found.append(ShareLine(name, share, before, note, name in sums.parts))
    return tuple(found)


def _share(kind: ShareKind, picture: Picture, figures: Sequence[Figure]) -> Share:
    counted, others = figures
    return Share(kind.title, picture.period_title, counted, others)
