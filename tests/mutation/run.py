"""Counts how many small mistakes in disclosure control the tests notice.

    PYTHONPATH=. python -m tests.mutation.run [--each 12] [--seed 1] [FILE ...]

Each mutant is a fork that loads the spoilt module in place of the right one, and runs the quick
tests of disclosure control until the first one fails. A mutant that outlasts its time counts as
killed: the tests would not end. Not part of the test suite; docs/reliability.md has the figures.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import highspy  # noqa: F401  Loaded once, for all forks.
import numpy  # noqa: F401
import pytest

from tests.mutation.mutants import Mutant, mutants_of

PACKAGE = "anchordesk.domain.disclosure"
FOLDER = Path("anchordesk/domain/disclosure")
# The quickest first: most mutants fail there.
TESTS = (
    "tests/domain/disclosure/attacks",
    "tests/domain/disclosure/test_attacks.py",
    "tests/domain/disclosure/test_known_cases.py",
    "tests/domain/disclosure/test_audit_edges.py",
    "tests/domain/disclosure/test_links_edges.py",
    "tests/domain/disclosure/test_presuming_reader.py",
    "tests/domain/disclosure/test_published.py",
    "tests/domain/disclosure/test_magnitudes.py",
    "tests/domain/disclosure/test_rounding.py",
    "tests/domain/disclosure/test_ledger.py",
    "tests/domain/disclosure",
    "tests/services/test_verification.py",
)
# A second and more each; what they notice beside the others is left out.
TOO_SLOW = (
    "four_quarters_cannot_be_undone",
    "the_same_quarters_give_the_same_bytes",
    "a_quarter_left_out_at_first",
    "most_pairs_of_quarters",
    "corrections_between_the_quarters",
)
SECONDS = 60


class _Spoilt(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module with its mistake, in place of the file's."""

    def __init__(self, name: str, path: Path, mutant: Mutant) -> None:
        self._name, self._path = name, path
        self._code = compile(mutant.tree, str(path), "exec")

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def killed(path: Path, mutant: Mutant) -> str | None:
    """How a mutant was noticed; None if it was not."""
    child = os.fork()
    if child == 0:
        os.setsid()
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            name = f"{PACKAGE}.{path.stem}"
            sys.meta_path.insert(0, _Spoilt(name, path, mutant))
            quiet = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-p", "no:randomly"]
            tests = [test for test in TESTS if Path(test).exists()]
            few = " and ".join(f"not {name}" for name in TOO_SLOW)
            code = pytest.main([*quiet, "-m", "not slow and not long", "-k", few, *tests])
        os._exit(int(code))
    started = time.monotonic()
    while time.monotonic() - started < SECONDS:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            failed = os.waitstatus_to_exitcode(status)
            return None if failed == 0 else "failed"
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "no end"


def main(arguments: Sequence[str]) -> int:
    """Print a line for each survivor, then a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=12, help="mutants of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args(arguments)
    files = asked.files or sorted(FOLDER.glob("[a-z]*.py"))
    right = files[0]
    if killed(right, Mutant(0, "none", ast.parse(right.read_text("utf-8")))) is not None:
        print("The tests fail without any mistake, so that they would kill every mutant.")  # noqa: T201
        return 1
    rows = []
    for path in files:
        made = mutants_of(path.read_text("utf-8"), asked.each, asked.seed)
        caught = 0
        for mutant in made:
            if killed(path, mutant) is None:
                print(f"survived  {path.name}:{mutant.line}  {mutant.what}", flush=True)  # noqa: T201
            else:
                caught += 1
        rows.append((path.name, caught, len(made)))
        print(f"| {path.name} | {caught} | {len(made)} |", flush=True)  # noqa: T201
    total, of = sum(row[1] for row in rows), sum(row[2] for row in rows)
    print(f"| all | {total} | {of} | {100 * total / max(of, 1):.0f} % |")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
