"""Counts how many small mistakes in disclosure control the tests notice.

    PYTHONPATH=. python -m tests.mutation.run [--share 0.25] [--seconds 5] [--notes FILE] [FILE ...]

Tests are collected once, and run unspoilt, to note which lines each one reaches and how long it
takes; one that takes too long by itself is left out. Then each mutant is a fork of its own, which
spoils the loaded module in place and runs the tests that reach the mistake, the file's own first
and the quickest first, until one fails or the seconds are spent. A test that takes ten times its
time counts as failed: it would not end. Mistakes that change no result are listed, with reasons, in
`equivalent.toml`, and are not run. Less than 90 % noticed of the others is a failure.

Not part of the test suite; docs/reliability.md has the figures.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.equivalents import Equivalents
from tests.mutation.mutants import mutants_of
from tests.mutation.sampling import sample
from tests.mutation.trial import Fate, Trial

FOLDER = Path("anchordesk/domain/disclosure")
TESTS = (
    "tests/domain/disclosure",
    "tests/domain/test_coarser_return.py",
    "tests/services/test_verification.py",
)
WANTED = 0.9


def main(arguments: Sequence[str]) -> int:
    """Print a line for each survivor, then a table; the exit code tells whether it is enough."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0, help="of each file's mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=5.0, help="of tests for each mutant")
    parser.add_argument("--longest", type=float, default=1.0, help="seconds of one test")
    parser.add_argument("--notes", type=Path, help="keep what each mutant came to in this file")
    parser.add_argument("--tests", nargs="*", help="instead of all tests of disclosure control")
    parser.add_argument("modules", nargs="*", help="names of files; all if none")
    asked = parser.parse_args(arguments)
    files = [FOLDER / name for name in asked.modules] or sorted(FOLDER.glob("[a-z]*.py"))
    equivalents = Equivalents.read()
    total: Counter[Fate | str] = Counter()

    def judge(trial: Trial) -> None:
        _say("\n| file | mistakes | tried | noticed | no change | unnoticed |")
        _say("| --- | --- | --- | --- | --- | --- |")
        for path in files:
            mutants = mutants_of(path.read_text("utf-8"))
            fates: Counter[Fate | str] = Counter({"made": len(mutants)})
            for mutant in sample(mutants, asked.share, asked.seed):
                if equivalents.reason(path.name, mutant.name) is not None:
                    fate, by = Fate.EQUIVALENT, ""
                else:
                    fate, by = trial.fate(path, mutant)
                fates[fate] += 1
                _note(
                    f"{fate.value} {path.name}:{mutant.lines[0]} [{mutant.name}] {by}", asked.notes
                )
            _say(_row(path.name, fates))
            total.update(fates)

    Trial(FOLDER, asked.seconds, asked.longest, judge).run(asked.tests or TESTS)
    _say(_row("all", total))
    share = _noticed(total) / max(1, _tried(total) - total[Fate.EQUIVALENT])
    _say(
        f"Noticed of those that change a result: {100 * share:.1f} % (wanted: {100 * WANTED:.0f} %)"
    )
    return 0 if share >= WANTED else 1


def _note(line: str, file: Path | None) -> None:
    if file:
        with file.open("a", encoding="utf-8") as notes:
            notes.write(line + "\n")
    if line.startswith((Fate.SURVIVED.value, Fate.UNREACHED.value)):
        print(line, file=sys.stderr, flush=True)  # noqa: T201


def _row(name: str, fates: Counter[Fate | str]) -> str:
    tried, noticed = _tried(fates), _noticed(fates)
    same = fates[Fate.EQUIVALENT]
    return f"| {name} | {fates['made']} | {tried} | {noticed} | {same} | {tried - noticed - same} |"


def _tried(fates: Counter[Fate | str]) -> int:
    return sum(fates[fate] for fate in Fate)


def _noticed(fates: Counter[Fate | str]) -> int:
    return fates[Fate.FAILED] + fates[Fate.NO_END]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
