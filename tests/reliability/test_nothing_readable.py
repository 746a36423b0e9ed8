"""A person's whole home is looked through for words from the records: no file may hold one.

Import, window, notes, a draft, backup, check and a return, by the real commands and the real
window, in a home of its own; also while the window is open, and after it was killed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.vault.throwaway import PASSPHRASE
from tests.reliability.killing import PROJECT
from tests.reliability.needle_window import DRAFT, FAMILY_NAME, NOTE

pytestmark = pytest.mark.slow

GIVEN_NAME, POSTCODE, EMAIL = "Zebediah", "ZZ99 9ZY", "zebediah@quillfeather.example"
NEEDLES = (FAMILY_NAME, GIVEN_NAME, POSTCODE, EMAIL, NOTE, DRAFT, PASSPHRASE)
OWN_SPREADSHEET = "given"
OTHERS = 400


class Home:
    """A user's home, and everything that was said on a terminal while they worked.

    Attributes:
        folder: Holds all that the user has; `given` in it is the spreadsheet they brought.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = b""
        for name in ("tmp", "there", "backups", "exported", "run", OWN_SPREADSHEET):
            (folder / name).mkdir(mode=0o700)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        places = {
            "HOME": "",
            "TMPDIR": "tmp",
            "XDG_DATA_HOME": ".local/share",
            "XDG_CONFIG_HOME": ".config",
            "XDG_CACHE_HOME": ".cache",
            "XDG_STATE_HOME": ".local/state",
            "XDG_RUNTIME_DIR": "run",
        }
        return {
            **kept,
            **{name: str(self.folder / place) for name, place in places.items()},
            "PYTHONPATH": str(PROJECT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=self.folder / "there",
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, *words: str, typed: str = f"{PASSPHRASE}\n") -> int:
        process = self.start(*words)
        out, _ = process.communicate(typed.encode(), timeout=200)
        self.said += out
        return process.returncode

    def bring_spreadsheet(self) -> Path:
        path = self.folder / OWN_SPREADSHEET / "people.csv"
        rows = [f"P-{n},Name{n},Family,,,yes,2026-01-05,2026-01-05" for n in range(OTHERS)]
        person = f"P-9999,{GIVEN_NAME},{FAMILY_NAME},{POSTCODE},{EMAIL}"
        rows.append(f"{person},yes,2026-01-05,2026-01-05")
        header = "Reference,First name,Surname,Postcode,Email,Enrolled,Enrolled on,Registered on"
        path.write_text("\n".join([header, *rows]), "utf-8")
        return path

    def files(self) -> Iterator[Path]:
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and OWN_SPREADSHEET not in path.parts:
                yield path


def spellings(needle: str) -> Iterator[bytes]:
    for words in {needle, needle.lower(), needle.upper(), needle.casefold()}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            yield words.encode(encoding)


def readable_in(content: bytes) -> list[str]:
    return [word for word in NEEDLES if any(form in content for form in spellings(word))]


def readable(home: Home) -> dict[str, list[str]]:
    """Return what can be read in which file, by its name; a name itself may tell as well."""
    found = {}
    for path in home.files():
        words = readable_in(path.read_bytes()) + readable_in(str(path).encode())
        if words:
            found[str(path.relative_to(home.folder))] = words
    return found


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.mark.timeout(600)
def test_no_file_of_a_home_holds_a_word_of_the_records(home: Home) -> None:
    cli = "anchordesk.cli"
    people = home.bring_spreadsheet()
    making = ("create", "--name", "Sam", "--organisation", "Harbour Homes", "--role", "lead")
    assert home.run(cli, *making, typed=f"{PASSPHRASE}\n" * 2) == 0, home.said
    assert home.run(cli, "import", str(people)) == 0, home.said
    assert home.run("tests.reliability.needle_window", "leave") == 0, home.said
    refuse_readable(home)
    with home.start("tests.reliability.needle_window", "stay") as window:
        assert window.stdout is not None
        said = b""
        for line in window.stdout:
            said += line
            if line == b"kept\n":
                break
        assert said.endswith(b"kept\n"), said
        refuse_readable(home)
        window.kill()
    refuse_readable(home)
    for words in (
        ("backup", str(home.folder / "backups")),
        ("return", "--approve", "--out", str(home.folder / "exported")),
        ("check",),
    ):
        typed = f"{PASSPHRASE}\napprove\n"
        assert home.run(cli, *words, typed=typed) in {0, 1}, home.said
    refuse_readable(home)
    names = {path.name for path in home.files()}
    assert {"vault.db", "records.backup", "keyslots.json"} <= names, "too little was looked at"
    assert any(path.suffix == ".pdf" for path in home.files()), "no return was exported"
    assert readable_in(home.said) == []


def refuse_readable(home: Home) -> None:
    assert readable(home) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_the_search_finds_each_word_wherever_it_is(home: Home, encoding: str) -> None:
    place = home.folder / ".cache" / "somebody"
    place.mkdir(parents=True)
    for number, needle in enumerate(NEEDLES):
        left = place / f"{number}.tmp"
        left.write_bytes(os.urandom(5000) + needle.lower().encode(encoding) + os.urandom(5000))
    found = readable(home)
    for number, needle in enumerate(NEEDLES):
        assert needle in found[f".cache/somebody/{number}.tmp"]


def test_the_search_finds_what_is_left_of_a_plain_database(home: Home) -> None:
    left = home.folder / "tmp" / "etilqs_1"
    left.write_bytes(bytes(4096) + f"1{GIVEN_NAME}{FAMILY_NAME}".encode() + bytes(4096))
    assert readable(home) == {"tmp/etilqs_1": [FAMILY_NAME, GIVEN_NAME]}
