"""`anchordesk audit` says whether the trail is whole, and fails where it is not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import audit as command
from anchordesk.domain.roles import DeskRole
from anchordesk.services.workspace import Workspace
from tests.commands.open_vault import open_for
from tests.services.test_audit import tamper


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with open_for(monkeypatch, tmp_path, DeskRole.WORKER, command) as made:
        yield made


def test_a_trail_is_checked_copied_and_compared(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = str(tmp_path / "audit.jsonl")
    assert main(["audit", "export", copy]) == 0
    assert "Wrote 2 events" in capsys.readouterr().out
    assert main(["audit", "verify", "--copy", copy]) == 0
    assert "Every event is as it was written." in capsys.readouterr().out
    assert main(["audit", "verify", "--only-copy", copy]) == 0
    assert "Signed by the desk" in capsys.readouterr().out
    tamper(workspace, "UPDATE audit_events SET worker = 'Eve' WHERE position = 1")
    assert main(["audit", "verify", "--json"]) == 1
    told = capsys.readouterr()
    assert [fault["event"] for fault in json.loads(told.out)["faults"]] == [1]
    assert "Event 1: it was changed after it was written." in told.err


def test_a_file_that_is_no_copy_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.db"
    sqlite3.connect(path).close()
    assert main(["audit", "verify", "--only-copy", str(path)]) == 1
    assert "is no copy of an audit trail" in capsys.readouterr().err
