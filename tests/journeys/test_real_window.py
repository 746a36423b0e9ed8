"""The real program on a virtual screen, driven by keys and by what a screen reader is told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from anchordesk.app import build_desk
from anchordesk.domain.roles import DeskRole
from anchordesk.services import residents
from anchordesk.services.desk import FirstRun
from anchordesk.services.residents import ResidentDetails
from tests.adapters.vault.throwaway import MemorySecrets

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "test-artefacts"
FEWEST_FORMS = 30
PASSPHRASE = "herring velvet lantern quarry"

pytestmark = [pytest.mark.desktop, pytest.mark.skipif(sys.platform != "linux", reason="Xvfb")]

SESSION = """
openbox & manager=$!
QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
  "$PYTHON" -m anchordesk.cli --vault "$VAULT" & program=$!
timeout 220 /usr/bin/python3 -u tests/journeys/drive_window.py "$PASSPHRASE" "$RESIDENT"
answer=$?
kill "$program" "$manager" 2>/dev/null
wait "$program" 2>/dev/null
exit $answer
"""


def test_unlock_search_open_and_lock_by_keyboard_and_screen_reader(tmp_path: Path) -> None:
    for tool in ("xvfb-run", "dbus-run-session", "openbox", "xdotool"):
        assert shutil.which(tool), (
            f"{tool} is missing: run the tests by start.py, which installs it"
        )
    vault = tmp_path / "vault"
    desk = build_desk(vault, device_secrets=MemorySecrets(works=False))
    workspace = desk.first_run(FirstRun("Sam", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
    for name in ("Elif Jones", "Tomasz Davies", "Grace Lewis"):
        given, family = name.split()
        residents.add(workspace, ResidentDetails(given_name=given, family_name=family))
    workspace.lock()
    done = subprocess.run(
        [
            *("dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"),
            *("bash", "-c", SESSION),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={
            **{k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"},
            "PYTHON": sys.executable,
            "VAULT": str(vault),
            "PASSPHRASE": PASSPHRASE,
            "RESIDENT": "Tomasz Davies",
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(_private(tmp_path / "runtime")),
            "NO_AT_BRIDGE": "0",
        },
        timeout=260,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    assert seen["rows"] == 3
    assert seen["first_row"].startswith("Tomasz Davies")
    assert seen["rows_after_lock"] == 0
    assert seen["unlock_unnamed"] == []
    assert seen["today_unnamed"] == []
    assert seen["caseload_unnamed"] == []
    assert seen["record_unnamed"] == []
    lacking = [f"{form}: {', '.join(found)}" for form, found in seen["forms"].items() if found]
    assert not lacking, "\n".join(lacking)
    assert len(seen["forms"]) > FEWEST_FORMS, sorted(seen["forms"])


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    return folder
