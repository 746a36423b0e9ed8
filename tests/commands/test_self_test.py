"""`anchordesk self-test`: a sound installation works; of another, it says which part does not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ["modules", "definitions", "vault", "return", "envelope", "connection", "window"]

pytestmark = pytest.mark.slow


def self_test(
    home: Path, *words: str, source: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "anchordesk.cli", "self-test", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env={
            **os.environ,
            "HOME": str(home),
            "TMPDIR": str(home),
            "PYTHONPATH": str(source),
            "LANG": "C.UTF-8",
            **environment,
        },
        timeout=120,
    )


def test_a_sound_installation_works_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = self_test(tmp_path, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["works"] is True
    assert [check["name"] for check in report["checks"]] == CHECKS
    left = [p for p in tmp_path.rglob("*") if p.is_file() and "cache" not in str(p).casefold()]
    assert left == []


def test_one_part_can_be_tried_alone(tmp_path: Path) -> None:
    done = self_test(tmp_path, "--json", "--only", "envelope", "--only", "connection")
    assert done.returncode == 0, done.stderr
    tried = [check["name"] for check in json.loads(done.stdout)["checks"]]
    assert tried == ["envelope", "connection"]


def test_certificates_that_are_not_where_the_computer_says_do_not_break_it(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    done = self_test(tmp_path, SSL_CERT_FILE=nowhere, SSL_CERT_DIR=nowhere)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("damage", "failed"),
    [
        ("resources/fonts/Inter-Regular.ttf", {"return", "window"}),
        pytest.param("resources/codes", {"definitions"}, marks=pytest.mark.long),
        ("docs/guides/team-lead.md", {"definitions"}),
        pytest.param("anchordesk/ui/self_test.py", {"window"}, marks=pytest.mark.long),
        ("anchordesk/ui/kit/bar_chart.py", {"modules"}),
        pytest.param("anchordesk/adapters/documents/pdf.py", {"return"}, marks=pytest.mark.long),
        ("anchordesk/adapters/vault/migrations/versions/first_tables_0001.py", {"vault", "return"}),
    ],
)
def test_a_missing_file_is_told_by_the_part_that_needs_it(
    tmp_path: Path, damage: str, failed: set[str]
) -> None:
    source = tmp_path / "source"
    skip = shutil.ignore_patterns("__pycache__")
    for folder in ("anchordesk", "resources", "docs/guides"):
        shutil.copytree(ROOT / folder, source / folder, ignore=skip)
    (source / damage).rename(tmp_path / "taken away")
    done = self_test(tmp_path, "--json", source=source)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert {check["name"] for check in report["checks"] if not check["passed"]} == failed
    assert "No vault of yours was touched." in done.stderr


def test_a_program_started_without_streams_still_answers_by_its_exit_code(tmp_path: Path) -> None:
    words = f"exec {sys.executable} -m anchordesk.cli check --vault {tmp_path} <&- >&- 2>&-"
    done = subprocess.run(["/bin/sh", "-c", words], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 1
