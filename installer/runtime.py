"""Takes the Python that is shipped from a folder outside, once its contents are known."""

from __future__ import annotations

import hashlib
import re
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from installer.commands import BuildRefusedError
from installer.locks import PYTHON
from installer.slim import is_wanted_of_python

KNOWN = Path(__file__).with_name("runtimes.toml")
TEST_MARK = "ANCHORDESK-TEST-RUNTIME.txt"
"""A file beside a stitched runtime: nothing that holds it is ever released."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A Python to ship.

    Attributes:
        version: Three numbers, such as 3.11.9.
        digest: SHA-256 over names and contents of the files that are shipped.
        source: Where it came from, as runtimes.toml says; empty for a test build.
    """

    version: str
    digest: str
    source: str


def copy_linux_runtime(prefix: Path, target: Path) -> None:
    """Copy bin/python and the standard library from a prefix, as Debian's packages lay it out.

    Raises:
        BuildRefusedError: if there is no Python of the wanted version.
    """
    library = prefix / "lib" / f"python{PYTHON}"
    program = prefix / "bin" / f"python{PYTHON}"
    if not program.is_file() or not (library / "os.py").is_file():
        raise BuildRefusedError(f"{prefix} holds no Python {PYTHON}. Choose another --runtime.")
    _copy(program, target / "bin" / f"python{PYTHON}", 0o755)
    for path in sorted(library.rglob("*")):
        name = path.relative_to(library).as_posix()
        if path.is_file() and not path.is_symlink() and is_wanted_of_python(name):
            _copy(path, target / "lib" / f"python{PYTHON}" / name, 0o644)
    shared = prefix / "lib" / f"libpython{PYTHON}.so.1.0"
    if shared.is_file():
        _copy(shared, target / "lib" / shared.name, 0o644)


def copy_windows_runtime(folder: Path, target: Path) -> None:
    """Copy Python's embeddable package, without its own programs.

    Raises:
        BuildRefusedError: if it is not one of the wanted version.
    """
    short = PYTHON.replace(".", "")
    if not (folder / f"python{short}.dll").is_file():
        raise BuildRefusedError(f"{folder} holds no embeddable Python {PYTHON} for Windows.")
    left_out = {"python.exe", "pythonw.exe", f"python{short}._pth", "sqlite3.dll", "_sqlite3.pyd"}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in left_out:
            _copy(path, target / path.relative_to(folder), 0o644)


def known_runtime(folder: Path, version: str, *, platform: str, test_build: bool) -> Runtime:
    """Return what is known of a copied runtime; a release ships none that nobody looked at.

    A test build is one whatever it ships, so that its name says so on every computer.

    Raises:
        BuildRefusedError: if it is not in runtimes.toml and this is no test build.
    """
    digest = digest_of(folder)
    if test_build:
        return Runtime(version, digest, "")
    known = tomllib.loads(KNOWN.read_text("utf-8")).get(platform, [])
    for entry in known:
        if entry["sha256"] == digest and not (folder / TEST_MARK).exists():
            return Runtime(version, digest, entry["source"])
    raise BuildRefusedError(
        f"This Python for {platform} is not in {KNOWN.name} (SHA-256 {digest}). Check where it "
        "came from, add it there, or use --test-build for what is never released."
    )


def digest_of(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of all files of a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            inner = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{inner}  {path.relative_to(folder).as_posix()}\n".encode())
    return total.hexdigest()


def version_of_windows_runtime(folder: Path) -> str:
    """Return Python's version from the texts inside its library.

    Raises:
        BuildRefusedError: if it does not say.
    """
    short = PYTHON.replace(".", "")
    content = (folder / f"python{short}.dll").read_bytes()
    found = re.search(rb"\x00(" + PYTHON.replace(".", r"\.").encode() + rb"\.\d+)\x00", content)
    if found is None:
        raise BuildRefusedError(f"python{short}.dll does not say which version it is.")
    return found[1].decode()


def _copy(source: Path, target: Path, mode: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)
