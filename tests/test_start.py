"""Set-up from a source checkout: what it finds missing, and what it says when it cannot go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="stands in for dpkg with a script")


@pytest.fixture
def dpkg_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a dpkg-query first on the path that knows what a file lists."""
    known = tmp_path / "known"
    known.write_text("libegl1\nlibglib2.0-0t64\n")
    program = tmp_path / "bin" / "dpkg-query"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\ngrep -qx "$4" {known} && printf "install ok installed" || exit 1\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return known


def test_a_package_is_known_by_its_name_or_its_newer_one(dpkg_knows: Path) -> None:
    assert start.is_installed("libegl1")
    assert start.is_installed("libglib2.0-0")
    assert not start.is_installed("libgl1")


def test_nothing_is_asked_of_an_administrator_where_all_is_there(
    dpkg_knows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    start.install_system_packages(("libegl1",))


def test_without_root_it_says_what_an_administrator_must_run(
    dpkg_knows: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(subprocess.CalledProcessError):
        start.install_system_packages(("libegl1", "libgl1"))
    told = capsys.readouterr().err
    assert "need an administrator: libgl1" in told
    assert "apt-get install -y --no-install-recommends libgl1" in told


def test_without_a_job_it_explains_itself() -> None:
    told = subprocess.run(
        [sys.executable, str(ROOT / "start.py")], capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "start.py demo" in told.stderr
    assert "start.py test" in told.stderr


def test_requirements_that_are_installed_are_not_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def noted(command: list[str], **_: object) -> None:
        asked.append(command)

    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(start, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(subprocess, "run", noted)
    start.make_environment("application")
    first = len(asked)
    start.make_environment("application")
    assert first == len(asked) == 2
    assert "--require-hashes" in asked[1]
    assert "--no-deps" in asked[1]
