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


def main(words: list[str]) -> int:
    """Run all checks in order; stop at none, fail if any failed."""
    quick = "--quick" in words
    python = [sys.executable, "-m"]
    marks = "not desktop and not benchmark and not installer" + (" and not slow" if quick else "")
    checks: list[tuple[str, list[str]]] = [
        ("format", [*python, "ruff", "format", "--check", "."]),
        ("lint", [*python, "ruff", "check", "."]),
        ("types", [*python, "mypy"]),
        ("tests", [*python, "pytest", "-n", "2", "--dist", "loadfile", "-m", marks]),
    ]
    if not quick:
        if sys.platform == "linux":
            checks.append(("desktop tests", [*python, "pytest", "-n", "0", "-m", "desktop"]))
        checks.append(("benchmarks", [*python, "pytest", "-n", "0", "-s", "-m", "benchmark"]))
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
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def _seconds_since(begun: float) -> str:
    return f"{time.monotonic() - begun:.0f} s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
