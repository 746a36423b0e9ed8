"""A crash with a vault open leaves no core file, and one made all the same holds no memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.crashing import NAME
from tests.reliability.day_of_work import begin
from tests.reliability.killing import PROJECT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="core files as Linux writes them"),
]

LITTLE = 2**20
ABORT = (
    "import os, resource; most = resource.getrlimit(resource.RLIMIT_CORE)[1];"
    "resource.setrlimit(resource.RLIMIT_CORE, (most, most)); os.abort()"
)


def dumps_after_crash(folder: Path, manner: str) -> list[Path]:
    begin(folder / "vault").lock()
    program = ["-m", "tests.reliability.crashing", str(folder), manner]
    return dumps_of(program, folder / "there")


def dumps_of(program: list[str], there: Path) -> list[Path]:
    there.mkdir()
    crashed = subprocess.run(
        [sys.executable, *program],
        cwd=there,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        check=False,
    )
    assert crashed.returncode == -signal.SIGABRT, crashed.stderr
    return [path for path in there.iterdir() if path.name.startswith("core")]


def test_a_crash_writes_no_core_file(tmp_path: Path) -> None:
    assert dumps_after_crash(tmp_path, "guarded") == []


def test_a_dump_made_all_the_same_holds_registers_and_no_memory(tmp_path: Path) -> None:
    for dump in dumps_after_crash(tmp_path, "filtered"):
        assert dump.stat().st_size < LITTLE


def test_a_crash_without_the_guard_would_leave_the_name(tmp_path: Path) -> None:
    if not dumps_of(["-c", ABORT], tmp_path / "any"):
        pytest.skip("this system puts no core files where a program runs")
    dumps = dumps_after_crash(tmp_path, "unguarded")
    assert dumps, "no dump was made, so the tests above show nothing"
    for dump in dumps:
        assert NAME.encode() in dump.read_bytes()
        assert dump.stat().st_size > 10 * LITTLE


def test_the_window_and_the_commands_begin_with_the_guard() -> None:
    limit = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    starts = (
        "from anchordesk.cli import main; main(['verify', 'gone.json'])",
        "import anchordesk.__main__ as start\n"
        "start.make_application = lambda _: (_ for _ in ()).throw(SystemError)\n"
        "try: start.run_window()\n"
        "except SystemError: pass",
    )
    for start in starts:
        ran = subprocess.run(
            [sys.executable, "-c", f"{start}\n{limit}"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.stdout.splitlines()[-1:] == ["(0, 0)"], ran.stderr
