"""The command line as a person or a script meets it, in processes of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anchordesk.adapters.system import SystemClock
from anchordesk.domain.period import quarter_of
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.server import running_hub
from anchordesk.wire.codec import encode
from tests.forked import run_command as run

ROOT = Path(__file__).resolve().parents[2]
NSW_FILE = ROOT / "tests" / "data" / "nsw_participants.csv"
PASSPHRASE = "herring velvet lantern quarry"

pytestmark = pytest.mark.slow


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    made = run(
        *("create", "--vault", folder, "--name", "Priya Nair", "--organisation", "Harbour Homes"),
        said=f"{PASSPHRASE}\n{PASSPHRASE}\n",
    )
    assert made.returncode == 0, made.stderr
    return folder


def unlocked(command: str, vault: Path, *words: str | Path, said: str = "") -> str:
    done = run(command, "--vault", vault, *words, said=f"{PASSPHRASE}\n{said}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_return_and_verify_by_commands_alone(vault: Path, tmp_path: Path) -> None:
    told = json.loads(unlocked("import", vault, NSW_FILE, "--json"))
    assert (told["residents"], told["enrolled"], told["with_job"]) == (445, 185, 308)
    shown = unlocked(
        "return",
        vault,
        "--period",
        this_quarter(),
        "--out",
        tmp_path,
        "--approve",
        said="approve\n",
    )
    assert "Exactly this will leave:" in shown
    assert "[c]" in shown
    published = next(tmp_path.glob("caseload-summary*Q?.json"))
    assert run("verify", published).returncode == 0
    assert {path.suffix for path in tmp_path.glob("caseload*")} == {
        *(".pdf", ".xlsx", ".csv", ".json")
    }


def this_quarter() -> str:
    return quarter_of(SystemClock().today()).code


def test_a_return_that_is_not_approved_in_so_many_words_stays_here(
    vault: Path, tmp_path: Path
) -> None:
    unlocked("import", vault, NSW_FILE)
    refused = run(
        *("return", "--vault", vault, "--period", this_quarter(), "--approve"),
        said=f"{PASSPHRASE}\nyes\n",
    )
    assert refused.returncode == 1
    assert "Nothing was signed" in refused.stderr


def test_the_desk_finishes_by_itself_when_the_hub_comes_back(vault: Path, tmp_path: Path) -> None:
    create_hub(tmp_path / "hub", "Test network")
    with running_hub(tmp_path / "hub") as hub:
        port, url = hub.port, hub.url
    invitation = tmp_path / "network.invitation"
    invitation.write_bytes(encode(invite(tmp_path / "hub", "Harbour Homes", url)))
    unlocked("join", vault, invitation)
    unlocked("import", vault, NSW_FILE)
    unlocked("return", vault, "--period", this_quarter(), "--approve", said="approve\n")
    off = run("sync", "--vault", vault, said=f"{PASSPHRASE}\n")
    assert off.returncode == 1
    assert "2 items are waiting to be sent." in off.stdout
    with running_hub(tmp_path / "hub", port=port):
        on = unlocked("sync", vault, "--wait")
        checked = unlocked("hub-log", vault)
    assert "whole: 2 entries, with all of this desk's 2 receipts in it" in checked
    assert run("hub-log", "--vault", vault, said=f"{PASSPHRASE}\n").returncode == 1
    assert on.count("stored:") == 2
    assert "Nothing is waiting." in on


def test_wrong_passphrase_and_no_vault_are_told_in_plain_words(vault: Path, tmp_path: Path) -> None:
    wrong = run("import", "--vault", vault, NSW_FILE, said="not this one\n")
    assert wrong.returncode == 1
    assert "did not open this vault" in wrong.stderr
    assert "Check Caps Lock" in wrong.stderr
    none = run("import", "--vault", tmp_path / "none", NSW_FILE, said="x\n")
    assert none.returncode == 1
    assert "no vault" in none.stderr
    assert "Traceback" not in wrong.stderr + none.stderr


def test_a_second_vault_is_not_made_over_the_first(vault: Path) -> None:
    again = run(
        *("create", "--vault", vault, "--name", "X", "--organisation", "Y"),
        said=f"{PASSPHRASE}\n{PASSPHRASE}\n",
    )
    assert again.returncode == 1
    assert "already" in again.stderr
    assert unlocked("sync", vault)


def test_passphrases_that_differ_or_are_weak_make_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    words = ("create", "--vault", folder, "--name", "X", "--organisation", "Y")
    assert run(*words, said="one passphrase here\nanother one here\n").returncode == 1
    assert run(*words, said="short\nshort\n").returncode == 1
    assert not folder.exists()


def test_cell_contents_never_reach_the_terminal(vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Reference,First name,Date of birth\nR1,Zebedee,31/02/2026\nR2,Ana,\n")
    done = run("import", "--vault", vault, path, said=f"{PASSPHRASE}\n")
    assert done.returncode == 0
    assert "Row 2, Date of birth: There is no such day in the calendar." in done.stderr
    assert "Zebedee" not in done.stdout + done.stderr
    assert "31/02" not in done.stdout + done.stderr


def test_verify_tells_unsafe_wrong_and_safe_apart(tmp_path: Path) -> None:
    unsafe = tmp_path / "unsafe.json"
    cells = [
        {"release": "r", "dims": {"ward": "W1"}, "value": None},
        {"release": "r", "dims": {"ward": "W2"}, "value": 9},
        {"release": "r", "dims": {}, "value": 11},
    ]
    unsafe.write_text(json.dumps({"cells": cells}))
    found = run("verify", unsafe)
    assert found.returncode == 1
    assert "ward=W1" in found.stdout
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"cells": [], "colour": "red"}')
    assert run("verify", unsafe, "--rate", "13.45").returncode == 1
    assert run("verify", unsafe, "--rate", "13.455").returncode == 2
    assert run("verify", wrong).returncode == 2
    assert run("verify", tmp_path / "none.json").returncode == 2
    assert run("no-such-command").returncode == 2
