"""Passphrase, new data key and organisation recovery at the command line, as processes."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.commands.test_backup_commands import NEW_PASSPHRASE, NSW_FILE, PASSPHRASE, run

pytestmark = pytest.mark.slow

LEADS = "saddle comet walnut ferry"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    code, _, err = run(
        *("create", "--vault", folder, "--name", "Sam Kaur", "--organisation", "Harbour Homes"),
        said=f"{PASSPHRASE}\n{PASSPHRASE}\n",
    )
    assert code == 0, err
    return folder


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    """The lead's folder with the organisation's recovery key."""
    folder = tmp_path / "safe"
    folder.mkdir()
    code, out, err = run(
        *("organisation-recovery", "create", folder, "--organisation", "Harbour Homes"),
        said=f"{LEADS}\n{LEADS}\n",
    )
    assert code == 0, err
    (folder / "fingerprint").write_text(out.splitlines()[0].removeprefix("Fingerprint: "))
    return folder


def residents_left_out(vault: Path, passphrase: str) -> bool:
    """Tell whether the vault opens and has the residents that were imported."""
    _, _, err = run("import", "--vault", vault, NSW_FILE, "--check", said=f"{passphrase}\n")
    return "445 rows are left out: the reference is in the vault" in err


def test_a_changed_passphrase_opens_the_vault_and_the_old_one_does_not(vault: Path) -> None:
    words = ("passphrase", "--vault", vault)
    code, _, err = run(*words, said=f"{PASSPHRASE}\nharbourhomes sam\nharbourhomes sam\n")
    assert code == 1
    assert "It is built on your name, your organisation or AnchorDesk." in err
    code, out, err = run(*words, said=f"{PASSPHRASE}\n{NEW_PASSPHRASE}\n{NEW_PASSPHRASE}\n")
    assert (code, "the old one does not" in out) == (0, True), err
    assert run("sync", "--vault", vault, said=f"{NEW_PASSPHRASE}\n")[0] == 0
    code, _, err = run("sync", "--vault", vault, said=f"{PASSPHRASE}\n")
    assert (code, "did not open this vault" in err) == (1, True)


def test_wrong_passphrases_are_slowed_down_from_one_process_to_the_next(vault: Path) -> None:
    for _ in range(9):
        code, _, err = run("sync", "--vault", vault, said="not my passphrase at all\n")
        assert code == 1
        if "Too many wrong passphrases" in err:
            break
    assert "Too many wrong passphrases" in err
    assert "Wait" in err


def test_a_new_data_key_keeps_residents_and_passphrase(vault: Path) -> None:
    run("import", "--vault", vault, NSW_FILE, said=f"{PASSPHRASE}\n")
    before = (vault / "vault.db").read_bytes()
    code, out, err = run("rotate-key", "--vault", vault, said=f"{PASSPHRASE}\n")
    assert (code, "under a new key" in out) == (0, True), err
    assert (vault / "vault.db").read_bytes() != before
    assert residents_left_out(vault, PASSPHRASE)


def test_the_lead_opens_the_vault_of_a_colleague_who_left(vault: Path, safe: Path) -> None:
    run("import", "--vault", vault, NSW_FILE, said=f"{PASSPHRASE}\n")
    fingerprint = (safe / "fingerprint").read_text()
    adding = ("organisation-recovery", "add", safe / "organisation-recovery.json", "--vault", vault)
    code, _, err = run(*adding, said=f"{PASSPHRASE}\nno\n")
    assert code == 1
    assert f"belongs to Harbour Homes. Its fingerprint is {fingerprint}." in err
    assert (
        "Organisation's recovery key: none."
        in run("check", "--vault", vault, said=f"{PASSPHRASE}\n")[1]
    )
    code, _, err = run(*adding, "--fingerprint", "AAAA-AAAA", said=f"{PASSPHRASE}\n")
    assert (code, "not the fingerprint that was expected" in err) == (1, True)
    assert run(*adding, said=f"{PASSPHRASE}\nyes\n")[0] == 0
    out = run("check", "--vault", vault, said=f"{PASSPHRASE}\n")[1]
    assert f"Organisation's recovery key: Harbour Homes, {fingerprint}, added" in out
    recovering = ("recover", "--vault", vault, "--reason", "forgotten", "--organisation-key")
    code, _, err = run(
        *recovering,
        safe / "organisation-recovery-private.json",
        said=f"{LEADS}\n{NEW_PASSPHRASE}\n{NEW_PASSPHRASE}\n",
    )
    assert code == 0, err
    assert residents_left_out(vault, NEW_PASSPHRASE)
    code, out, err = run(
        *("rescue", vault, vault.parent / "rescued", "--organisation-key"),
        safe / "organisation-recovery-private.json",
        said=f"{LEADS}\n{PASSPHRASE}\n{PASSPHRASE}\n",
    )
    assert (code, "Residents: 445 rescued." in out) == (0, True), err
    assert residents_left_out(vault.parent / "rescued", PASSPHRASE)
    code, _, err = run("revoke", "organisation-key", "--vault", vault, said=f"{NEW_PASSPHRASE}\n")
    assert (code, "rotate-key" in err) == (0, True)


def test_the_printed_sheet_opens_a_backup_of_a_desk_that_was_preset(
    tmp_path: Path, safe: Path
) -> None:
    vault, stick, new = tmp_path / "preset", tmp_path / "stick", tmp_path / "new"
    stick.mkdir()
    making = ("create", "--vault", vault, "--name", "Sam Kaur", "--organisation", "Harbour Homes")
    code, _, err = run(
        *(*making, "--organisation-recovery", safe / "organisation-recovery.json"),
        said=f"{PASSPHRASE}\n{PASSPHRASE}\n",
    )
    assert code == 0, err
    assert (safe / "fingerprint").read_text() in err
    run("backup", "--vault", vault, stick, said=f"{PASSPHRASE}\n")
    (backup,) = stick.iterdir()
    lines = pypdf.PdfReader(safe / "organisation-recovery-sheet.pdf").pages[0].extract_text()
    printed = lines.split("\n")
    groups = [printed[at + 4] for at, words in enumerate(printed) if words[:6] == "Group "]
    code, _, err = run(
        *("restore", backup, "--vault", new, "--organisation-code"),
        said=f"{' '.join(groups)}\n{NEW_PASSPHRASE}\n{NEW_PASSPHRASE}\n",
    )
    assert code == 0, err
    assert run("sync", "--vault", new, said=f"{NEW_PASSPHRASE}\n")[0] == 0


def test_a_second_key_is_never_written_over_the_first(safe: Path) -> None:
    before = {path.name: path.read_bytes() for path in safe.iterdir()}
    code, _, err = run(
        *("organisation-recovery", "create", safe, "--organisation", "Harbour Homes"),
        said=f"{LEADS}\n{LEADS}\n",
    )
    assert (code, "could not be written" in err) == (1, True)
    assert {path.name: path.read_bytes() for path in safe.iterdir()} == before
