"""What encryption costs: the same use cases on an encrypted and on a plain file, turn by turn."""

from __future__ import annotations

import gc
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import casework
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.caseload_filter import matching
from anchordesk.services.caseload_index import INDEXED_FROM, CaseloadIndex, index_of
from anchordesk.services.import_records import NewCase
from anchordesk.services.ports import NewVault
from anchordesk.services.record import open_record
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.caseload.view_model import MANY_OF_ALL
from tests.adapters.vault.throwaway import NOON, PASSPHRASE, an_import, cheap_vaults
from tests.benchmarks.plain_records import Side, a_workspace, fill, made_up_cases

pytestmark = pytest.mark.benchmark

KEYS = 9
"""So many letters of a name are typed."""
MANY = 100
# The figures that are kept are of the larger two; the least shows each time that it still runs.
SIZES = [2_000, *(pytest.param(size, marks=pytest.mark.long) for size in (10_000, 100_000))]


@dataclass(frozen=True)
class Taken:
    """Seconds that something took.

    Attributes:
        busy: Those of the processor alone: the same on a machine with more to do.
    """

    seconds: float
    busy: float


@dataclass(frozen=True)
class Pair:
    """The same people twice."""

    cases: Sequence[NewCase]
    encrypted: Side
    plain: Side

    @property
    def both(self) -> tuple[Side, Side]:
        return self.encrypted, self.plain

    def some_ids(self, count: int) -> list[ResidentId]:
        return [case.resident.id for case in random.Random(2).sample(self.cases, count)]


@pytest.fixture(scope="module", params=SIZES)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("storage")
    cases = made_up_cases(request.param)
    made = Pair(cases, Side(folder / "encrypted", True), Side(folder / "plain", False))
    for side in made.both:
        side.make()
        fill(side, cases)
    sizes = [side.file.stat().st_size / 2**20 for side in made.both]
    show(f"\n{len(cases):,} residents x 20 events: {sizes[0]:.0f} and {sizes[1]:.0f} MiB")
    assert made.plain.file.read_bytes()[:15] == b"SQLite format 3"
    assert made.encrypted.file.read_bytes()[:15] != b"SQLite format 3"
    yield made
    shutil.rmtree(folder)


@pytest.fixture
def open_pair(pair: Pair) -> Iterator[tuple[Workspace, Workspace]]:
    opened = [side.open() for side in pair.both]
    yield a_workspace(opened[0]), a_workspace(opened[1])
    for records in opened:
        records.close()


def test_listing_the_caseload(pair: Pair, open_pair: tuple[Workspace, Workspace]) -> None:
    encrypted, plain = open_pair
    tell(
        "list, the whole caseload, as the window does",
        side_by_side(lambda: list_caseload(encrypted), lambda: list_caseload(plain), 7),
        at_most=1.2,
    )
    assert len(list_caseload(encrypted)) == len(pair.cases)


def test_searching_at_each_key(pair: Pair, open_pair: tuple[Workspace, Workspace]) -> None:
    """Each name is typed once, as by a person: a processor that has just looked for the very same
    letters over and over takes up to three times as long for them as for any others."""
    lines = [list_caseload(one) for one in open_pair]
    begun = time.process_time()
    # As the window does it: an index of many, and else a longer word among what the shorter found.
    indices = [index_of(one) if len(one) >= INDEXED_FROM else None for one in lines]
    if indices[0] is not None:
        show(f"  an index of the list: {(time.process_time() - begun) / 2:.2f} s, amid other work")
    taken: list[list[tuple[Taken, Taken]]] = [[] for _ in range(KEYS)]
    for turn, name in enumerate(sorted({line.row.name for line in lines[0]})[::7]):
        typed = [name[:length] for length in range(1, KEYS + 1)]
        shown = list(lines)
        for key, (before, text) in enumerate(zip(("", *typed), typed, strict=False)):
            # The first letter adds those who are found by name alone, so all are gone through.
            assert Wanted(text=text).narrows(Wanted(text=before)) is bool(before)
            both = [_searching(*one, text) for one in zip(lines, shown, indices, strict=True)]
            if turn % 2:
                second = taken_by(both[1])
                taken[key].append((taken_by(both[0]), second))
            else:
                taken[key].append((taken_by(both[0]), taken_by(both[1])))
            shown = [matching(one, Wanted(text=text), NOON.date()) for one in shown]
            assert both[0]() == shown[0]
        assert name in {line.row.name for line in shown[0]}
    first, *others = (medians(one) for one in taken)
    tell("search, the first of nine keys", first, at_most=1.3)
    tell("search, the slowest of the others", max(others, key=lambda one: one[0].busy), at_most=1.3)
    slowest = max(ours.busy for key in taken for ours, _ in key)
    show(f"  the slowest of {sum(map(len, taken))}: {slowest * 1000:.1f} ms (wanted: under 10)")


def _searching(
    lines: tuple[CaseloadEntry, ...],
    shown: tuple[CaseloadEntry, ...],
    index: CaseloadIndex | None,
    text: str,
) -> Callable[[], tuple[CaseloadEntry, ...]]:
    """What the window does at a key: few are gone through, and many asked for at the index."""
    wanted, today = Wanted(text=text), NOON.date()
    if index is None or len(shown) * MANY_OF_ALL < len(lines):
        return lambda: matching(shown, wanted, today)
    return lambda: matching(lines, wanted, today, index=index)


def test_opening_records(pair: Pair, open_pair: tuple[Workspace, Workspace]) -> None:
    encrypted, plain = open_pair
    chosen = pair.some_ids(300)
    ids = iter(chosen), iter(chosen)
    tell(
        "open a record that was not open before",
        side_by_side(
            lambda: open_record(encrypted, next(ids[0])),
            lambda: open_record(plain, next(ids[1])),
            len(chosen),
        ),
        at_most=1.3,
    )
    assert len(open_record(encrypted, chosen[0]).timeline) == 17


def test_keeping_a_note(pair: Pair, open_pair: tuple[Workspace, Workspace]) -> None:
    encrypted, plain = open_pair
    chosen = pair.some_ids(200)
    ids = iter(chosen), iter(chosen)

    def keep(workspace: Workspace, resident_id: ResidentId) -> None:
        casework.record_contact(workspace, resident_id, ContactKind.PHONE, "Rang; will call back")

    tell(
        "save a note",
        side_by_side(
            lambda: keep(encrypted, next(ids[0])), lambda: keep(plain, next(ids[1])), len(chosen)
        ),
        at_most=3,
    )
    assert len(open_record(encrypted, chosen[0]).timeline) == 18


def test_importing(pair: Pair, tmp_path: Path) -> None:
    runs = iter(range(100))

    def bring_in(*, keyed: bool) -> Taken:
        side = Side(tmp_path / str(next(runs)), keyed)
        side.make()
        records = side.open()

        def add() -> None:
            with records.changing() as change:
                change.add_import(an_import(len(pair.cases)), pair.cases)

        taken = taken_by(add)
        records.close()
        shutil.rmtree(side.folder)
        return taken

    times = [(bring_in(keyed=True), bring_in(keyed=False)) for _ in range(3)]
    tell("import in bulk", medians(times), at_most=1.5)


def test_opening_after_the_passphrase_check(pair: Pair, tmp_path: Path) -> None:
    """Argon2id is at its cheapest here: what is left is what opening itself takes."""
    vaults = cheap_vaults()
    records = vaults.create(NewVault(tmp_path / "vault", PASSPHRASE))
    with records.changing() as change:
        change.add_import(an_import(len(pair.cases)), pair.cases)
    records.close()
    taken = []
    for _ in range(9):
        began = time.perf_counter()
        opened = vaults.open(tmp_path / "vault", PASSPHRASE)
        with opened.reading() as look:
            assert look.references is not None
        taken.append(time.perf_counter() - began)
        opened.close()
    show(f"open after the passphrase check: {median(taken) * 1000:.1f} ms (at most 100)")


def side_by_side(
    one: Callable[[], object], other: Callable[[], object], runs: int
) -> tuple[Taken, Taken]:
    """Return the medians of what two things take, done in turn, each as often first as second."""
    times = []
    for turn in range(runs):
        if runs < MANY:
            # Otherwise one of the two may always pay for what the other left to collect.
            gc.collect()
        if turn % 2:
            second = taken_by(other)
            times.append((taken_by(one), second))
        else:
            times.append((taken_by(one), taken_by(other)))
    return medians(times)


def medians(times: Sequence[tuple[Taken, Taken]]) -> tuple[Taken, Taken]:
    first, second = (
        Taken(median(one.seconds for one in side), median(one.busy for one in side))
        for side in zip(*times, strict=True)
    )
    return first, second


def taken_by(work: Callable[[], object]) -> Taken:
    began, busy = time.perf_counter(), time.thread_time()
    work()
    return Taken(time.perf_counter() - began, time.thread_time() - busy)


def tell(what: str, taken: tuple[Taken, Taken], *, at_most: float) -> None:
    ours, plain = taken
    show(
        f"{what}: {ours.seconds * 1000:.2f} ms, plain {plain.seconds * 1000:.2f} ms, "
        f"ratio {ours.seconds / plain.seconds:.2f} (at most {at_most}); "
        f"of the processor alone {ours.busy * 1000:.2f} ms, ratio {ours.busy / plain.busy:.2f}"
    )


def show(words: str) -> None:
    sys.stdout.write(f"\n{words}")
