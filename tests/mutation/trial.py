"""Runs the tests against one mutant at a time, each in a fork of one process that knows them."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.own_tests import is_of
from tests.mutation.spoiling import spoil

# Seconds each, before they are cut off; what they notice beside the others is left out.
TOO_SLOW = (
    "four_quarters_cannot_be_undone",
    "the_same_quarters",
    "a_quarter_left_out_at_first",
    "most_pairs_of_quarters",
    "two_quarters_protected_apart",
    "corrections_between_the_quarters",
    "quarters_are_rounded_together",
)
TIMES, MORE_SECONDS = 10, 5
SECONDS_TRACED = 1.0
EVENTS = 2_000
SURVIVED, FAILED, NO_END = 0, 1, 2


class Fate(Enum):
    """What a mutant came to."""

    FAILED = "failed"
    NO_END = "no end"
    SURVIVED = "SURVIVED"
    UNREACHED = "UNREACHED"
    EQUIVALENT = "equivalent"


class UnfitTestsError(Exception):
    """The tests fail without any mistake, so that they would kill every mutant."""


class Trial:
    """A plugin of pytest, which runs the collected tests as often as there are mutants.

    Args:
        folder: Where the files are that will be spoilt.
        seconds: How long the tests of one mutant may take in all, by the processor's time.
        longest: How long one of them may take by itself, or it is left out.
        judge: Asks for the fate of each mutant.
    """

    def __init__(
        self, folder: Path, seconds: float, longest: float, judge: Callable[[Trial], None]
    ) -> None:
        self._folder = folder
        self._most_seconds = seconds
        self._longest = longest
        self._judge = judge
        self._items: list[pytest.Item] = []
        self._failed = False

    def run(self, tests: Sequence[str]) -> None:
        """Collect tests, run each once, unspoilt, and let the judge ask for fates.

        Raises:
            UnfitTestsError: one of the tests fails, or there is none.
        """
        few = " and ".join(f"not {name}" for name in TOO_SLOW)
        options = ["-o", "addopts=", "--import-mode=importlib", "-q", "-p", "no:cacheprovider"]
        # Both set alarms, or handlers of signals, of their own.
        options += ["-p", "no:timeout", "-p", "no:faulthandler", "-p", "no:xdist"]
        options += ["-m", "not slow and not long and not benchmark", "-k", few, "-s"]
        if pytest.main([*options, *tests], plugins=[self]) != pytest.ExitCode.OK:
            raise UnfitTestsError

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Let hypothesis try the same examples for every mutant, before any test is loaded."""
        from hypothesis import Phase, settings  # noqa: PLC0415  Pytest has to load it first.

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutation", derandomize=True, database=None, phases=phases, deadline=None
        )
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Takes the place of running each test once."""
        self._items = session.items
        self._reached, self._seconds = self._first_run()
        gc.collect()
        gc.freeze()
        self._judge(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that the test that runs has failed."""
        self._failed |= report.failed

    def fate(self, path: Path, mutant: Mutant) -> tuple[Fate, str]:
        """What becomes of a mutant, and by which test."""
        order = self._tests_for(path, mutant)
        if not order:
            return Fate.UNREACHED, ""
        module = sys.modules[".".join((*path.parts[:-1], path.stem))]
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.setsid()
            os.close(reader)
            with _silence(for_good=True):
                spoil(module, mutant)
                for at, after in zip(order, [*order[1:], None], strict=True):
                    os.write(writer, f"{at}\n".encode())
                    signal.setitimer(signal.ITIMER_PROF, TIMES * self._seconds[at] + MORE_SECONDS)
                    if not self._passes(at, after):
                        os._exit(FAILED)
                os._exit(SURVIVED)
        os.close(writer)
        with os.fdopen(reader) as told:
            last = (told.read().split() or ["-1"])[-1]
        _, status = os.waitpid(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        by = self._items[int(last)].nodeid.split("::", 1)[-1]
        match os.waitstatus_to_exitcode(status):
            case 0:
                return Fate.SURVIVED, f"{len(order)} tests"
            case code if code == -signal.SIGPROF:
                return Fate.NO_END, by
            case 1 if last != "-1":
                return Fate.FAILED, by
            case code:
                raise RuntimeError(f"{mutant.name} could not be tried: {code}")

    def _tests_for(self, path: Path, mutant: Mutant) -> list[int]:
        """Tests that reach a mistake: the file's own first, and the quickest first."""
        lines = range(mutant.lines[0], mutant.lines[1] + 1)
        tests = {test for line in lines for test in self._reached.get((path.name, line), ())}
        if mutant.at_once:
            reaching = (at for (name, _), at in self._reached.items() if name == path.name)
            tests = {test for at in reaching for test in at}
        order: list[int] = []
        taken = 0.0
        for at in sorted(tests, key=lambda at: (not self._own(path, at), self._seconds[at])):
            taken += self._seconds[at]
            if order and taken > self._most_seconds:
                break
            order.append(at)
        return order

    def _own(self, path: Path, at: int) -> bool:
        return is_of(self._items[at].path.stem, path.stem)

    def _passes(self, at: int, after: int | None = None) -> bool:
        item, following = self._items[at], None if after is None else self._items[after]
        self._failed = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return not self._failed

    def _first_run(self) -> tuple[dict[tuple[str, int], list[int]], list[float]]:
        """Which tests reach each line, and the seconds of each test."""
        reached: dict[tuple[str, int], list[int]] = defaultdict(list)
        seconds = []
        for at in range(len(self._items)):
            taken, lines = self._unspoilt(at)
            seconds.append(taken)
            for line in lines:
                reached[line].append(at)
        failed = [
            item.nodeid for item, taken in zip(self._items, seconds, strict=True) if taken < 0
        ]
        if failed or not seconds:
            raise UnfitTestsError(failed)
        return dict(reached), seconds

    def _unspoilt(self, at: int) -> tuple[float, set[tuple[str, int]]]:
        """The seconds of a test and the lines that it reaches, from a fork of its own.

        One that takes longer than it may is killed and reaches none, so that it
        leaves nothing half done behind; the seconds of one that fails are below nothing.
        """
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.setsid()
            os.close(reader)
            with _silence(for_good=True):
                lines: set[tuple[str, int]] = set()
                signal.setitimer(signal.ITIMER_PROF, self._longest + 0.1)
                started = time.process_time()
                passed = self._passes(at)
                taken = time.process_time() - started
                signal.setitimer(signal.ITIMER_PROF, 0.0)
                if passed and taken <= self._longest:
                    with _tracing(self._folder, lines):
                        passed = self._passes(at)
                with os.fdopen(writer, "wb") as out:
                    pickle.dump((taken if passed else -1.0, lines), out)
                os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            found = told.read()
        _, status = os.waitpid(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if os.waitstatus_to_exitcode(status) == -signal.SIGPROF:
            return self._longest + 0.1, set()
        taken, lines = pickle.loads(found) if found else (-1.0, set())
        return taken, lines


@contextlib.contextmanager
def _tracing(folder: Path, lines: set[tuple[str, int]]) -> Iterator[None]:
    """Note every line that is run in the files of a folder; of a busy function, all its lines.

    Tracing is slow: after a second, functions that a test calls for the first time are not noted.
    """
    start, until = str(folder.resolve()), time.process_time() + SECONDS_TRACED
    events: dict[int, int] = defaultdict(int)

    def each(frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        if time.process_time() > until:
            sys.settrace(None)
            return None
        # By identity: a code object works out its hash anew each time.
        if not code.co_filename.startswith(start) or events[id(code)] > EVENTS:
            return None
        name = Path(code.co_filename).name
        lines.add((name, frame.f_lineno))

        def inside(frame: FrameType, event: str, argument: Any) -> Any:
            lines.add((name, frame.f_lineno))
            events[id(code)] += 1
            if events[id(code)] > EVENTS:
                lines.update((name, line) for _, _, line in code.co_lines() if line)
                return None
            return inside

        return inside

    sys.settrace(each)
    try:
        yield
    finally:
        sys.settrace(None)


@contextlib.contextmanager
def _silence(*, for_good: bool = False) -> Iterator[None]:
    """Send what is printed nowhere."""
    kept = os.dup(1), os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        if for_good:
            os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for descriptor in kept:
            os.close(descriptor)
