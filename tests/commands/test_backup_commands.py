"""Backup, restore, check and the recovery kit at the command line, in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest

from anchordesk.domain.recovery_code import read_recovery_code
from tests.forked import WITHOUT_KEYRING, Forked, run_command

ROOT = Path(__file__).resolve().parents[2]
NSW_FILE = ROOT / "tests" / "data" / "nsw_participants.csv"
PASSPHRASE = "herring velvet lantern quarry"
NEW_PASSPHRASE = "orchard pewter mitten gravel"

pytestmark = pytest.mark.slow


def run(*words: str | Path, said: str) -> tuple[int, str, str]:
    done = run_command(*words, said=said)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    code, _, err = run(
        *("create", "--vault", folder, "--name", "Priya Nair", "--organisation", "Harbour Homes"),
        said=f"{PASSPHRASE}\n{PASSPHRASE}\n",
    )
    assert code == 0, err
    return folder


def make_kit(vault: Path, sheet: Path) -> str:
    """Make a kit as a person does, typing back what the printed sheet says; return its code."""
    words = ("recovery-kit", "--vault", vault, "--out", sheet)
    with Forked("anchordesk.cli", *words, environment=WITHOUT_KEYRING) as process:
        process.stdin.write(f"{PASSPHRASE}\n")
        process.stdin.flush()
        groups: list[str] = []
        answered = 0
        for line in process.stderr:
            if line.startswith("Wrote"):
                lines = pypdf.PdfReader(sheet).pages[0].extract_text().split("\n")
                groups = [lines[at + 4] for at, words in enumerate(lines) if words[:6] == "Group "]
            if line.startswith("Group "):
                process.stdin.write(groups[int(line[6]) - 1] + "\n")
                process.stdin.flush()
                answered += 1
            if answered == 2:
                break
        assert process.wait() == 0, process.stderr.read()
    return " ".join(groups)


def test_a_lost_laptop_comes_back_from_the_stick_and_the_sheet(vault: Path, tmp_path: Path) -> None:
    stick, sheet = tmp_path / "stick", tmp_path / "sheet.pdf"
    stick.mkdir()
    run("import", "--vault", vault, NSW_FILE, said=f"{PASSPHRASE}\n")
    code, out, err = run("check", "--vault", vault, said=f"{PASSPHRASE}\n")
    assert code == 1
    assert "Records: every page is whole." in out
    assert err.count("To do:") == 2
    typed = make_kit(vault, sheet)
    read_recovery_code(typed)
    code, out, err = run("backup", "--vault", vault, stick, said=f"{PASSPHRASE}\n")
    assert code == 0, err
    assert "It holds 445 residents and 0 contacts." in out
    code, out, _ = run("check", "--vault", vault, "--json", said=f"{PASSPHRASE}\n")
    assert (code, json.loads(out)["reasons"]) == (0, [])
    (backup,) = stick.iterdir()
    new = tmp_path / "new"
    restoring = ("restore", backup, "--vault", new, "--recovery-code")
    code, _, err = run(*restoring, said=f"{typed[:-1]}?\n")
    assert code == 1
    assert "Group 8 of the recovery code is mistyped." in err
    assert typed not in err
    said = f"{typed.lower()}\n{NEW_PASSPHRASE}\n{NEW_PASSPHRASE}\n"
    code, out, err = run(*restoring, said=said)
    assert code == 0, err
    assert "not in it" in err
    _, _, err = run("import", "--vault", new, NSW_FILE, "--check", said=f"{NEW_PASSPHRASE}\n")
    assert "445 rows are left out: the reference is in the vault" in err


def test_a_forgotten_passphrase_is_replaced_by_the_code(vault: Path, tmp_path: Path) -> None:
    typed = make_kit(vault, tmp_path / "sheet.pdf")
    code, _, err = run("recover", "--vault", vault, said=f"{typed}\nnew one\nanother\n")
    assert code == 1
    assert "The two passphrases differ." in err
    code, _, err = run(
        "recover", "--vault", vault, said=f"{typed}\n{NEW_PASSPHRASE}\n{NEW_PASSPHRASE}\n"
    )
    assert code == 0, err
    assert run("sync", "--vault", vault, said=f"{NEW_PASSPHRASE}\n")[0] == 0
    assert run("sync", "--vault", vault, said=f"{PASSPHRASE}\n")[0] == 1


def test_a_sheet_that_is_not_confirmed_is_taken_away(vault: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    words = ("recovery-kit", "--vault", vault, "--out", sheet)
    code, _, err = run(*words, said=PASSPHRASE + "\nAAAAA\n" * 7)
    assert code == 1
    assert err.count("not as on the new sheet") == 3
    assert not sheet.exists()
    sheet.write_bytes(b"mine")
    assert run(*words, said=f"{PASSPHRASE}\n")[0] == 1
    assert sheet.read_bytes() == b"mine"


def test_restoring_over_a_vault_or_from_no_backup_is_refused(vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    run("backup", "--vault", vault, stick, said=f"{PASSPHRASE}\n")
    (backup,) = stick.iterdir()
    code, _, err = run("restore", backup, "--vault", vault, said=f"{PASSPHRASE}\n")
    assert code == 1
    assert "There is a vault in that folder already." in err
    code, _, err = run("restore", stick, "--vault", tmp_path / "new", said=f"{PASSPHRASE}\n")
    assert code == 1
    assert "not a whole backup" in err
    code, _, err = run("backup", "--vault", vault, tmp_path / "none", said=f"{PASSPHRASE}\n")
    assert code == 1
    assert "The folder for the backup is not there." in err


def test_a_damaged_vault_is_rescued_and_what_is_lost_is_said(vault: Path, tmp_path: Path) -> None:
    run("import", "--vault", vault, NSW_FILE, said=f"{PASSPHRASE}\n")
    code, out, err = run("rescue", vault, tmp_path / "copy", said=f"{PASSPHRASE}\n")
    assert code == 0, err
    assert "Residents: 445 rescued." in out
    path = vault / "vault.db"
    content = bytearray(path.read_bytes())
    for page in range(60, len(content) // 4096, 7):
        content[page * 4096 + 500] ^= 1
    path.write_bytes(content)
    before = {one.name: one.read_bytes() for one in vault.iterdir()}
    code, out, err = run("rescue", vault, tmp_path / "new", said=f"{PASSPHRASE}\n")
    assert code == 1
    assert "Damaged pages: 61, 68, 75" in out
    assert " lost" in out
    assert "Something is lost of residents " in out
    assert "only read" in err
    assert {one.name: one.read_bytes() for one in vault.iterdir()} == before
    code, out, _ = run("check", "--vault", tmp_path / "new", said=f"{PASSPHRASE}\n")
    assert "Records: every page is whole." in out
    assert run("rescue", vault, vault / "new", said=f"{PASSPHRASE}\n")[0] == 1
