"""Prints ratios for the main job: window, import, memory and demo, each against its measure."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median

import pytest
from sqlalchemy import Connection, Table

from anchordesk.adapters.vault import import_storage
from anchordesk.app import build_desk
from anchordesk.domain.roles import DeskRole
from anchordesk.services import imports
from anchordesk.services.desk import FirstRun
from tests.adapters.vault.throwaway import MemorySecrets
from tests.benchmarks.plain_core import plain_core_seconds

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 10_000
PASSPHRASE = "herring velvet lantern quarry"
ROUNDS = 5
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}

# Whatever this process was told, so that what is compiled is kept, and not among the sources.
COMPILED = {
    **OFFSCREEN,
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "anchordesk-benchmark"),
}


def show(words: str) -> None:
    sys.stdout.write(f"\n{words}")


def people_file(folder: Path) -> Path:
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Reference", "First name", "Surname", "Date of birth", "Enrolled"])
        for number in range(PEOPLE):
            born = date(1960 + number % 45, 1 + number % 12, 1 + number % 28)
            writer.writerow([f"P{number}", f"Name{number}", "Family", born.isoformat(), "yes"])
    return path


def probe(*words: str) -> dict[str, float]:
    """Run one in a process of its own, which finds compiled modules as an installed one does."""
    done = subprocess.run(
        [sys.executable, "tests/benchmarks/window_probe.py", *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=COMPILED,
        timeout=120,
    )
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def test_import_window_and_memory_with_ten_thousand_residents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[tuple[Table, Sequence[dict[str, object]]]] = []
    real = import_storage.insert_all

    def noted(connection: Connection, table: Table, values: Sequence[dict[str, object]]) -> None:
        if values:
            rows.append((table, values))
        real(connection, table, values)

    monkeypatch.setattr(import_storage, "insert_all", noted)
    desk = build_desk(tmp_path / "vault", device_secrets=MemorySecrets(works=False))
    workspace = desk.first_run(FirstRun("Sam", "Harbour Homes", DeskRole.LEAD, PASSPHRASE))
    path = people_file(tmp_path)
    begun = time.perf_counter()
    checked = imports.check(workspace, path, imports.look(workspace, path).suggested)
    read = time.perf_counter() - begun
    imports.carry_out(workspace, checked)
    whole = time.perf_counter() - begun
    workspace.lock()
    plain = median(plain_core_seconds(tmp_path / f"plain-{run}", rows) for run in range(3))
    show(f"import of {PEOPLE:,} rows, file to vault: {whole:.2f} s, of it reading {read:.2f} s; ")
    show(f"the same rows by plain Core: {plain:.2f} s; ratio {whole / plain:.2f} (at most 3)")
    assert len(checked.ready) == PEOPLE
    _window_and_memory(tmp_path / "vault")


def _window_and_memory(vault: Path) -> None:
    bare, full = [], []
    # The first compiles.
    probe("desk", str(vault))
    for _ in range(ROUNDS):
        bare.append(probe("bare"))
        full.append(probe("desk", str(vault)))
    bare_seconds = median(one["seconds"] for one in bare)
    argon2 = median(one["argon2"] for one in full)
    own = median(one["unlock"] - one["argon2"] for one in full)
    start = median(one["start"] for one in full)
    show(f"bare PySide6 window, from start to painted: {bare_seconds:.2f} s; ")
    listed = median(one["caseload"] for one in full)
    assert {one["residents"] for one in full} == {PEOPLE}
    show(f"from unlock to Today painted, its list read: Argon2id {argon2:.2f} s + {own:.2f} s; ")
    show(f"ratio to the bare window {own / bare_seconds:.2f} (at most 2)")
    show(f"from there, asked for at once, to {PEOPLE:,} residents painted: {listed:.2f} s; ")
    show(f"ratio of both to the bare window {(own + listed) / bare_seconds:.2f}")
    show(f"from start to the unlock page: {start:.2f} s; ratio {start / bare_seconds:.2f}")
    bare_memory, memory = (median(one["rss"] for one in runs) for runs in (bare, full))
    allowed = 1.5 * bare_memory + 60
    in_today = median(one["rss_in_today"] for one in full)
    show(f"memory: {memory:.1f} MiB, {in_today:.1f} before the caseload; ")
    show(f"bare window {bare_memory:.1f} MiB; ")
    show(f"1.5 x bare + 60 = {allowed:.0f} MiB; ratio {memory / allowed:.2f} (at most 1)\n")


def test_the_demo_from_start_to_receipt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "anchordesk.cli", "demo", "--headless", "--folder", "d"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=OFFSCREEN,
        timeout=120,
    )
    found = re.search(r"([\d.]+) seconds after the start", done.stdout)
    assert found is not None
    show(f"demo from start to receipt: {found[1]} s (wanted: under 15)\n")
