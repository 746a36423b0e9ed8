"""Runs every check and test: format, lint, types, architecture, and pytest with all marks.

`python tests/run_all.py --quick` leaves out what is marked slow, desktop or benchmark.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTEFACTS = ROOT / "test-artefacts"
NEVER_COMPILED = "PYTHONDONTWRITEBYTECODE"
# Told at the end, so that whoever adds a slow test sees it.
SLOWEST = ("--durations=20", "--durations-min=1")


def main(words: list[str]) -> int:
    """Run all checks in order; stop at none, fail if any failed."""
    quick = "--quick" in words
    python = [sys.executable, "-m"]
    marks = "not desktop and not benchmark and not installer" + (" and not slow" if quick else "")
    checks: list[tuple[str, list[str]]] = [
        ("format", [*python, "ruff", "format", "--check", "."]),
        ("lint", [*python, "ruff", "check", "."]),
        ("types", [*python, "mypy"]),
        ("tests", [*python, "pytest", *SLOWEST, "-n", "2", "--dist", "loadfile", "-m", marks]),
    ]
    if not quick:
        if sys.platform == "linux":
            desktop = [*python, "pytest", *SLOWEST, "-n", "0", "-m", "desktop"]
            checks.append(("desktop tests", desktop))
        benchmarks = [*python, "pytest", *SLOWEST, "-n", "0", "-s", "-m", "benchmark"]
        checks.append(("benchmarks", benchmarks))
    failed = []
    for name, command in checks:
        begun = time.monotonic()
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        code = subprocess.call(command, cwd=ROOT, env=_environment())
        sys.stdout.write(f"== {name}: {'failed' if code else 'ok'}, {_seconds_since(begun)}\n")
        failed += [name] if code else []
    if failed:
        sys.stdout.write(f"Failed: {', '.join(failed)}.\n")
        return 1
    sys.stdout.write("Everything passed.\n")
    return 0


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
