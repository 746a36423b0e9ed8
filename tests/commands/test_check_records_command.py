"""`anchordesk check-records`: the same questions as the window, by references and rules alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import check_records
from anchordesk.domain.roles import DeskRole
from anchordesk.services import residents
from anchordesk.services.workspace import Workspace
from tests.commands.open_vault import open_for

OF_NOW = ["check-records", "--template", "network-quarterly-summary", "--period", "2026-Q4"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with open_for(monkeypatch, tmp_path, DeskRole.WORKER, check_records) as made:
        yield made


def test_questions_are_told_settled_and_counted_without_a_name(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = residents.ResidentDetails(given_name="Amina", date_of_birth=date(1904, 2, 1))
    who = residents.add(workspace, told).reference
    assert main(OF_NOW) == 0
    shown = capsys.readouterr().out
    assert "The age can hardly be right (age-out-of-range): 1" in shown
    assert "Why this matters: The return counts people by age." in shown
    assert who in shown
    for secret in ("Amina", "1904"):
        assert secret not in shown
    assert main([*OF_NOW, "--right", who.lower(), "age-out-of-range"]) == 0
    assert "1 looked at and right" in capsys.readouterr().err
    assert main([*OF_NOW, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["people"] == 1
    (settled,) = answer["settled"]
    assert (settled["reference"], settled["rule"]) == (who, "age-out-of-range")
    assert "age-out-of-range" not in [one["rule"] for one in answer["open"]]
    assert main([*OF_NOW, "--right", who, "age-out-of-range"]) == 1
    assert main([*OF_NOW, "--out", str(tmp_path / "check.pdf")]) == 0
    assert (tmp_path / "check.pdf").is_file()
