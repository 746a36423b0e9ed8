"""Setting a hub up where it cannot be: told in plain words, with nothing half made on top."""

from __future__ import annotations

import argparse
import os
import stat
from pathlib import Path

import pytest

from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.commands import add_hub_commands
from anchordesk.hub.errors import HubError, NoHubError
from anchordesk.hub.identity import DATABASE_FILE, IDENTITY_FILE, KEY_FILE, load_identity
from anchordesk.hub.server import running_hub

URL = "http://127.0.0.1:8440"


def run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    add_hub_commands(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["hub", *map(str, arguments)])
    code = parsed.run(parsed)
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("place", ["a-file", "a-file/hub", "n" * 300])
def test_a_folder_that_cannot_be_one_is_told(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_text("mine")
    assert run("create", tmp_path / place, "--name", "North network") == 1
    assert "cannot be used as a hub's" in capsys.readouterr().err
    assert (tmp_path / "a-file").read_text() == "mine"


def test_a_full_disk_while_making_a_hub_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HubError, match="full"):
        create_hub(tmp_path / "hub", "North network")


@pytest.mark.parametrize("missing", [KEY_FILE, IDENTITY_FILE])
def test_a_hub_whose_making_was_cut_short_says_what_to_do(hub_folder: Path, missing: str) -> None:
    (hub_folder / missing).unlink()
    with pytest.raises(NoHubError, match="cut short, make one in a new folder"):
        load_identity(hub_folder)


def test_a_key_that_cannot_be_read_is_told(hub_folder: Path) -> None:
    (hub_folder / KEY_FILE).unlink()
    (hub_folder / KEY_FILE).mkdir()
    with pytest.raises(HubError, match="cannot be used"):
        load_identity(hub_folder)


def test_a_damaged_database_is_told_by_serve_and_invite(sqlite_hub_folder: Path) -> None:
    hub_folder = sqlite_hub_folder
    (hub_folder / DATABASE_FILE).write_bytes(b"not a database, " * 1000)
    with pytest.raises(HubError, match="database"), running_hub(hub_folder):
        pass
    with pytest.raises(HubError, match="database"):
        invite(hub_folder, "Riverside", URL)


def test_an_invitation_that_cannot_be_written_is_not_made(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_text("mine")
    for out in (tmp_path / "a-file" / "x", tmp_path / ("n" * 300), tmp_path / "gone" / "x"):
        told = run("invite", hub_folder, "--organisation", "North", "--url", URL, "--out", out)
        assert told == 1
        assert "Nothing was changed" in capsys.readouterr().err


def test_the_database_is_for_its_owner_only(sqlite_hub_folder: Path) -> None:
    with running_hub(sqlite_hub_folder):
        for path in sqlite_hub_folder.glob(f"{DATABASE_FILE}*"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
