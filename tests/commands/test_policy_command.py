"""`anchordesk policy check` tells IT what is settled, and fails where it cannot be used."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from anchordesk.adapters import policy
from anchordesk.cli import main


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.toml"
    monkeypatch.setattr(policy, "LINUX_FILE", path)
    monkeypatch.setattr(sys, "platform", "linux")
    return path


def test_it_says_what_is_settled_and_where(
    settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["policy", "check"]) == 0
    assert "Nothing is settled" in capsys.readouterr().out
    settled.write_text('hub_url = "https://hub.example"\n')
    assert main(["policy", "check", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "hub_url": "https://hub.example",
        "organisation": "",
        "idle_minutes": None,
        "emergency_minutes": None,
        "lease_days": None,
        "passphrase_characters": None,
        "keyring_required": False,
        "exports_allowed": None,
        "backup_folder": "",
        "proxy": "",
        "recovery_key": "",
        "two_people_for_returns": False,
        "source": str(settled),
    }
    settled.write_text("idle_minutes = 3\nlease_days = 60\n")
    assert main(["policy", "check"]) == 0
    said = capsys.readouterr().out
    assert "Minutes until it locks: 3 at most" in said
    assert "without news of its team: 60 at most" in said


def test_a_mistyped_setting_fails_and_is_named(
    settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settled.write_text('huburl = "https://hub.example"\n')
    assert main(["policy", "check"]) == 1
    assert "“huburl” is not a setting" in capsys.readouterr().err
