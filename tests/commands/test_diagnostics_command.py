"""`anchordesk diagnostics` tells IT of this computer, without a vault and without any name."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.adapters.surroundings import ThisComputer
from anchordesk.cli import main
from anchordesk.commands import diagnostics
from anchordesk.services.self_test import CheckResult

HOME = "/home"


def test_it_works_without_a_vault_and_saves_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = (CheckResult("vault", passed=False, words=f"in {HOME}/Ana/x: no room", seconds=1.0),)
    around = ThisComputer(tmp_path, tmp_path, lambda: results)
    monkeypatch.setattr(diagnostics, "this_computer", lambda: around)
    vault, file = tmp_path / "no vault", tmp_path / "details.txt"
    assert main(["--vault", str(vault), "diagnostics", "--save", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "FAILED vault (1.0 s): in /[left out]/x: no room" in shown
    assert "name in a path: 1" in shown
    assert file.read_text("utf-8").strip() == shown.strip()
    assert not vault.exists()
