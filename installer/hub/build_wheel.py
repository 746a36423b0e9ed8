"""Builds the wheel that a hub is installed from: `python3.11 -m installer.hub.build_wheel dist`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from installer.commands import BuildRefusedError, Words, run_tool
from installer.source_tree import take_source
from installer.sums import write_sums

ROOT = Path(__file__).resolve().parents[2]


def build_wheel(out: Path, commit: str = "HEAD") -> Path:
    """Build from a commit, with its date, so that the same commit gives the same bytes.

    Raises:
        BuildRefusedError: if hatchling is not installed or fails.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        tree = take_source(ROOT, Path(name) / "source", commit)
        words: Words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
        dated = {"SOURCE_DATE_EPOCH": str(tree.epoch)}
        run_tool([*words, out.absolute()], where=tree.folder, environment=dated)
    write_sums(out)
    return out / f"anchordesk-{tree.version}-py3-none-any.whl"


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{build_wheel(Path(sys.argv[1]))}\n")
    except BuildRefusedError as problem:
        sys.exit(str(problem))
