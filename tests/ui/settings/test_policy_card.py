"""Settings say what the organisation has settled, and nothing where it has settled nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.services.desk import Desk
from anchordesk.services.policy import ExportKind, Policy
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_desk


@pytest.fixture
def settled() -> Policy:
    return Policy(
        hub_url="https://hub.example.org",
        source="made up",
        passphrase_characters=24,
        keyring_required=True,
        exports=frozenset({ExportKind.RETURN}),
        backup_folder="/mnt/backups",
        recovery_key="7K2M-9QX4-0AQB-ZZ10-HJK1",
    )


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    bare = "bare" in request.node.name
    policy = Policy() if bare else request.getfixturevalue("settled")
    return replace(make_desk(tmp_path / "vault"), read_policy=lambda: policy)


def test_what_is_settled_is_shown(opened: Driver) -> None:
    opened.frame.go("settings")
    opened.settle()
    words = opened.words()
    for told in (
        "Set by your organisation",
        "Characters of a new passphrase: 24 or more",
        "Password store: required",
        "Plain files that may be saved: return",
        "Backups: /mnt/backups",
        "Organisation's recovery key: 7K2M-9QX4-0AQB-ZZ10-HJK1",
        "Only your IT support can change these.",
    ):
        assert told in words


def test_a_bare_computer_shows_nothing_of_it(opened: Driver) -> None:
    opened.frame.go("settings")
    opened.settle()
    assert "Set by your organisation" not in opened.words()
