"""The command without a word opens the window, and loads nothing that only commands need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import json, sys
import anchordesk.__main__ as started
started.run_window = lambda vault: print(json.dumps([str(vault), sorted(sys.modules)])) or 0
from anchordesk.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("words", "vault"), [((), "None"), (("--vault", "mine"), "mine"), (("--vault=mine",), "mine")]
)
def test_the_window_opens_without_hub_solver_or_documents(
    words: tuple[str, ...], vault: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )
    opened, modules = json.loads(done.stdout)
    assert opened == vault
    only_for_commands = {"starlette", "uvicorn", "jinja2", "numpy", "highspy", "alembic"}
    assert only_for_commands.isdisjoint(modules)
    assert {"reportlab", "openpyxl", "xlsxwriter", "httpx2"}.isdisjoint(modules)
