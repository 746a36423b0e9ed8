"""The hub by itself: its wheel is the same twice, and runs where nothing of a desk is installed."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

from installer.hub.build_wheel import build_wheel
from tests.installer.conftest import COMMIT, ROOT

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
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as hub:
        assert hub.stdout is not None
        try:
            told = ""
            for line in hub.stdout:
                told += line
                if found := re.search(r"http://\S+:\d+", line):
                    with urllib.request.urlopen(f"{found[0]}/healthz", timeout=10) as answer:
                        assert answer.status == 200
                    break
            else:
                pytest.fail(f"the hub ended and said: {told}")
        finally:
            hub.terminate()


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
