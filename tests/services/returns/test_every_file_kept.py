"""Returns of several templates, with corrections, against a reader who keeps every file.

The reader's arithmetic is its own. Which figures of two files hang together it has from the desk
(`returns_beside`), and the test tells it whether each grew, shrank or stayed: a tie that the desk
overlooks is attacked elsewhere, not here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.published import Dims, read_published
from anchordesk.domain.disclosure.tables import counts_by_place
from anchordesk.domain.period import Quarter
from anchordesk.services import protection, returns
from anchordesk.services.exchange_records import Release
from anchordesk.services.return_approval import returns_beside
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.services.returns.made_up_desk import (
    COARSER,
    FIRST,
    QUARTERLY,
    YEARLY,
    Desk,
    Person,
    live,
    made_up,
)
from tests.services.returns.reader_of_all import INFINITE, Figure, ReaderOfAll, Sum

THRESHOLD, NEARLY = 5, 1e-6


@pytest.fixture
def desk_of(
    joined: Workspace, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[Person]], Desk]:
    def make(people: list[Person]) -> Desk:
        desk = Desk(joined, clock, people)

        def counted(*args: Any) -> dict[Dims, int]:
            desk.truth["newest"] = counts_by_place(*args)
            return counts_by_place(*args)

        monkeypatch.setattr("anchordesk.services.protection.counts_by_place", counted)
        clock.move(days=(FIRST - timedelta(days=1) - clock.today()).days)
        return desk

    return make


@dataclass(frozen=True)
class Known:
    """What a reader of all files has of them, who knows of each figure how it went on."""

    releases: tuple[Release, ...]
    sums: tuple[Sum, ...]

    def reader(self, more: Sequence[Sum] = ()) -> ReaderOfAll:
        return ReaderOfAll([one.published for one in self.releases], (*self.sums, *more))


def all_figures(desk: Desk) -> tuple[Known, dict[Figure, int]]:
    """What a reader knows, and the truth."""
    with desk.workspace.records.reading() as reading:
        releases = reading.releases()
    truth = {
        (at, place): count
        for at, release in enumerate(releases)
        for place, count in desk.truth[release.digest].items()
    }
    for at, release in enumerate(releases):
        cells = read_published(release.published).cells
        assert all(cell.value in (None, truth[at, cell.dims]) for cell in cells)
    return Known(releases, tuple(goes_on(desk, releases, truth))), truth


def goes_on(
    desk: Desk, releases: tuple[Release, ...], truth: Mapping[Figure, int]
) -> Iterator[Sum]:
    """Which figures of two files hang together, and whether they grew, shrank or stayed."""
    for at, release in enumerate(releases[1:], start=1):
        beside = returns_beside(
            desk.workspace, returns.reopen(desk.workspace, release), releases[:at]
        )
        assert beside is not None
        figures = {
            named: (number, place)
            for number, printed in enumerate(beside.printed)
            for place, named in printed.places.items()
        }
        figures |= {cell.dims: (at, cell.dims) for cell in read_published(release.published).cells}
        for item in beside.continuations:
            if item.course is Course.MOVES:
                continue
            terms: Counter[Figure] = Counter(figures[place] for place in item.later)
            terms.subtract(figures[place] for place in item.before)
            grown = sum(factor * truth[figure] for figure, factor in terms.items())
            yield (
                terms,
                0.0 if grown >= 0 else -INFINITE,
                0.0
                if grown <= 0 and not (grown == 0 and item.course is Course.GROWS)
                else INFINITE,
            )


def given_away(
    reader: ReaderOfAll, truth: Mapping[Figure, int]
) -> list[tuple[Figure, int, float, float]]:
    """Small hidden counts that cannot be nobody, or cannot be the threshold."""
    hidden = [figure for figure, value in reader.printed.items() if value is None]
    small = [figure for figure in hidden if 1 <= truth[figure] < THRESHOLD]
    found = []
    for figure in small:
        low, high = reader.range_of(figure)
        if low > NEARLY or high < THRESHOLD - NEARLY:
            found.append((figure, truth[figure], low, high))
    draw = random.Random(1)
    for _ in range(min(200, len(small) ** 2)):
        own, other = draw.choice(hidden), draw.choice(small)
        if own != other and truth[own]:
            low, high = reader.range_of(other, sits_in=own)
            if high - low < 1 - NEARLY:
                found.append((other, truth[other], low, high))
    return found


def small_hidden(reader: ReaderOfAll, truth: Mapping[Figure, int]) -> list[Figure]:
    hidden = (figure for figure, value in reader.printed.items() if value is None)
    return [figure for figure in hidden if 1 <= truth[figure] < THRESHOLD]


def told_all_but(figure: Figure, known: Known, truth: Mapping[Figure, int]) -> ReaderOfAll:
    """A reader who was told every other hidden figure."""
    hidden = [one for one, value in known.reader().printed.items() if value is None]
    return known.reader([({one: 1.0}, truth[one], truth[one]) for one in hidden if one != figure])


def test_a_quarter_of_two_returns_and_a_correction_gives_nobody_away(
    desk_of: Callable[[list[Person]], Desk],
) -> None:
    desk = desk_of(made_up(3, 36, 90))
    live(desk, 1)
    known, truth = all_figures(desk)
    assert [one.template for one in known.releases] == [
        "network-quarterly-summary",
        "caseload-summary",
        "caseload-summary",
    ], desk.refused
    reader = known.reader()
    assert given_away(reader, truth) == []
    small = small_hidden(reader, truth)[0]
    told = given_away(told_all_but(small, known, truth), truth)
    assert small in {figure for figure, *_ in told}, "the reader can add and subtract"


def test_another_return_of_the_second_quarter_gives_nobody_away(
    desk_of: Callable[[list[Person]], Desk],
) -> None:
    """Quarters of joining are others in each quarter; the network's return shows none."""
    desk = desk_of(made_up(1, 60, 180))
    both = ("caseload-summary", "network-quarterly-summary")
    for quarter, templates in ((Quarter(2025, 2), both[:1]), (Quarter(2025, 3), both)):
        desk.live_until(quarter.last_day)
        assert all(desk.release(template, quarter) for template in templates), desk.refused
    known, truth = all_figures(desk)
    assert given_away(known.reader(), truth) == []


def test_a_year_of_all_templates_in_few_tables_gives_nobody_away(
    desk_of: Callable[[list[Person]], Desk],
) -> None:
    """Thirteen releases in 14 s of processor time; one more is refused."""
    desk = desk_of(made_up(1, 60, 360))
    desk.coarser = COARSER
    live(desk, 4, yearly=YEARLY)
    known, truth = all_figures(desk)
    assert len({one.template for one in known.releases}) == 5, desk.refused
    assert len({one.period for one in known.releases if one.template in QUARTERLY}) == 4
    assert any(one.revision > 1 for one in known.releases), desk.refused
    reader = known.reader()
    assert given_away(reader, truth) == []
    small = small_hidden(reader, truth)
    assert len(small) >= 20
    low, high = told_all_but(small[0], known, truth).range_of(small[0])
    assert high - low < 1, "the reader can add and subtract"


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="who knows which groups a hidden correction left alone: decision 25, what stays open",
)
def test_who_knows_which_groups_a_hidden_correction_left_alone_learns_nothing(
    desk_of: Callable[[list[Person]], Desk],
) -> None:
    """Of the fourth quarter, first revision: a hidden level 3 of 4 must be 2 to 7; 11 to 15 s."""
    desk = desk_of(made_up(1, 36, 360))
    desk.coarser = COARSER
    live(desk, 4)
    known, truth = all_figures(desk)
    assert given_away(known.reader(), truth) == []


def test_the_reader_undoes_a_year_of_returns_that_were_protected_apart(
    desk_of: Callable[[list[Person]], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """7 s of processor time."""
    desk = desk_of(made_up(1, 60, 360))
    desk.coarser = COARSER
    with monkeypatch.context() as apart:
        apart.setattr(protection, "earlier_returns", lambda *_, **__: None)
        apart.setattr(returns, "refuse_undoable", lambda *_: None)
        live(desk, 4, yearly=YEARLY)
    known, truth = all_figures(desk)
    assert len({one.template for one in known.releases}) == 5, desk.refused
    assert given_away(known.reader(), truth)


def test_the_reader_refuses_to_be_told_what_cannot_be() -> None:
    """A reader who believes what contradicts itself would find nothing, however much is told."""
    figure = (0, (("sex", "Female"),))
    with pytest.raises(AssertionError, match="contradicts itself"):
        ReaderOfAll([], [({figure: 1.0}, 3.0, 3.0), ({figure: 1.0}, 5.0, 5.0)])
