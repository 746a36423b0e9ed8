"""A build that does not work is not packed."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from installer.commands import BuildRefusedError
from installer.locks import PYTHON
from installer.payload import Payload
from installer.proof import NOT_TRIED, prove
from installer.runtime import Runtime

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages are built on Linux")

SAYS = "import os, sys\nassert sys.argv[1:] == ['self-test', '--json']\n"
WORKS = '{"works": true, "checks": [{"passed": true}, {"passed": true}]}'
BROKEN = '{"works": false, "checks": [{"passed": true}, {"passed": false}]}'


def payload_that(program: str, folder: Path) -> Payload:
    python = folder / "payload" / "runtime" / "bin" / f"python{PYTHON}"
    app = folder / "payload" / "app"
    for place in (python.parent, app):
        place.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (app / "__main__.py").write_text(SAYS + program)
    runtime = Runtime("3.11", "", "")
    return Payload(folder / "payload", folder / "lock.txt", runtime, "linux", epoch=0)


def test_a_program_that_works_is_told_with_how_much_was_tried(tmp_path: Path) -> None:
    told = prove(payload_that(f"print('{WORKS}')", tmp_path))
    assert "2 checks" in told


def test_it_runs_in_a_home_of_its_own_that_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANCHORDESK_OF_THE_BUILDER", "1")
    program = (
        "assert 'ANCHORDESK_OF_THE_BUILDER' not in os.environ\n"
        "home = os.environ['HOME']\n"
        "assert os.getcwd() == home and not os.listdir(home)\n"
        "open('left', 'w').close()\n"
        f"print('{WORKS}')"
    )
    prove(payload_that(program, tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["payload"]


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (f"print('{BROKEN}'); sys.exit(1)", "This failed"),
        (f"print('{BROKEN}')", "does not work"),
        ("raise ImportError('libQt6Gui.so.6')", "libQt6Gui"),
        ("print('hello')", "did not say"),
        ("""print('{"works": true, "checks": []}')""", "does not work"),
    ],
)
def test_a_program_that_does_not_work_is_not_packed(
    program: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(BuildRefusedError, match=words):
        prove(payload_that(program, tmp_path))


def test_of_a_program_for_windows_it_is_said_that_nobody_started_it(tmp_path: Path) -> None:
    payload = replace(payload_that("sys.exit(1)", tmp_path), platform="windows")
    assert prove(payload) == NOT_TRIED
