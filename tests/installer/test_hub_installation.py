"""The hub by itself: its wheel is the same twice, and runs where nothing of a desk is installed."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from installer.hub.build_wheel import build_wheel
from tests.installer.conftest import COMMIT, ROOT
from tests.installer.running_hub_process import expect_a_hub

UNIT = ROOT / "installer" / "hub" / "anchordesk-hub.service"

pytestmark = [pytest.mark.installer, pytest.mark.timeout(900)]


def test_the_same_commit_gives_the_same_wheel(tmp_path: Path) -> None:
    made = [build_wheel(tmp_path / name, COMMIT).read_bytes() for name in ("one", "two")]
    assert made[0] == made[1]


def test_a_hub_runs_from_its_wheel_and_its_own_requirements_alone(tmp_path: Path) -> None:
    wheel = build_wheel(tmp_path / "dist", COMMIT)
    venv.create(tmp_path / "hub", with_pip=True)
    python = str(tmp_path / "hub" / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-deps"]
    hashed = ["--require-hashes", "-r", str(ROOT / "requirements" / "hub.txt")]
    subprocess.run([*pip, *hashed], check=True)
    subprocess.run([*pip, "--no-index", str(wheel)], check=True)
    packages = next((tmp_path / "hub").glob("lib/*/site-packages"))
    assert not (packages / "PySide6").exists()
    assert not (packages / "sqlcipher3").exists()
    command = [python, "-I", "-m", "anchordesk.hub", "serve", str(tmp_path / "data"), "--port", "0"]
    expect_a_hub(command)


def test_the_unit_for_systemd_is_sound_and_shuts_the_hub_in(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    unit.write_text(
        UNIT.read_text("utf-8").replace("/opt/anchordesk-hub/bin/python", sys.executable)
    )
    checked = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    words = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(unit)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
