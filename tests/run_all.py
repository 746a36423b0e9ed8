"""Runs every check and test: format, lint, types, architecture, and pytest with all marks.

`python tests/run_all.py --quick` leaves out what is marked slow, desktop or benchmark.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parent.parent
ARTEFACTS = ROOT / "test-artefacts"
NEVER_COMPILED = "PYTHONDONTWRITEBYTECODE"
# Told at the end, so that whoever adds a slow test sees it.
SLOWEST = ("--durations=20", "--durations-min=1")
# In the order that tests/conftest.py gives: what takes long first.
TWO_WORKERS = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
# Named, so that the other tests are not gathered first.
BENCHMARKS = "tests/benchmarks"

Check = tuple[str, list[str]]


def main(words: list[str]) -> int:
    """Run all checks in order; stop at none, fail if any failed."""
    quick = "--quick" in words
    python = [sys.executable, "-m"]
    marks = "not desktop and not benchmark and not installer" + (" and not slow" if quick else "")
    reading: list[Check] = [
        ("format", [*python, "ruff", "format", "--check", "."]),
        ("lint", [*python, "ruff", "check", "."]),
        ("types", [*python, "mypy"]),
    ]
    tests = ("tests", [*python, "pytest", *SLOWEST, *TWO_WORKERS, "-m", marks])
    if quick:
        failed = _all_of([*reading, tests])
    else:
        desktop = ("desktop tests", [*python, "pytest", *SLOWEST, "-n", "0", "-m", "desktop"])
        benchmarks = [*python, "pytest", BENCHMARKS, *SLOWEST, "-n", "0", "-s", "-m", "benchmark"]
        # Each side has a core: benchmarks one by one, and what reads, or waits for windows.
        with _meanwhile("benchmarks", benchmarks) as failed_meanwhile:
            failed = _all_of([*reading, desktop] if sys.platform == "linux" else reading)
        failed += [*failed_meanwhile, *_all_of([tests])]
    if failed:
        sys.stdout.write(f"Failed: {', '.join(failed)}.\n")
        return 1
    sys.stdout.write("Everything passed.\n")
    return 0


def _all_of(checks: list[Check]) -> list[str]:
    """Run checks one after the other, and return the names of those that failed."""
    failed = []
    for name, command in checks:
        begun = time.monotonic()
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        code = subprocess.call(command, cwd=ROOT, env=_environment())
        sys.stdout.write(f"== {name}: {'failed' if code else 'ok'}, {_seconds_since(begun)}\n")
        failed += [name] if code else []
    return failed


@contextmanager
def _meanwhile(name: str, command: list[str]) -> Iterator[list[str]]:
    """Run a check that keeps one core busy beside others that keep the other one busy.

    What it said is written at the end, and its name added to the list if it failed.
    """
    failed: list[str] = []
    begun = time.monotonic()
    with TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(), stdout=said, stderr=subprocess.STDOUT
        )
        try:
            yield failed
        finally:
            code = process.wait()
            said.seek(0)
            words = said.read().decode(errors="replace")
            told = f"== {name}\n{words}== {name}: {'failed' if code else 'ok'}"
            sys.stdout.write(f"{told}, {_seconds_since(begun)}\n")
            sys.stdout.flush()
    failed += [name] if code else []


def _environment() -> dict[str, str]:
    ARTEFACTS.mkdir(exist_ok=True)
    ours = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # Many tests start AnchorDesk anew: each start would compile all of it again.
    kept = {name: value for name, value in os.environ.items() if name != NEVER_COMPILED}
    return {**kept, **ours}


def _seconds_since(begun: float) -> str:
    return f"{time.monotonic() - begun:.0f} s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
