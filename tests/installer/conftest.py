"""Builds each installer once a run, and keeps a bare Debian to install it in.

What is marked `installer` needs root, a network for the build itself, and the Debian packages that
installer/README.md names. It fails without them: whoever asks for these tests wants them run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installer.debian_root import DebianRoot

ROOT = Path(__file__).resolve().parents[2]


def commit_of(name: str) -> str:
    words = ["git", "rev-parse", name]
    return subprocess.run(
        words, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()


BASE = ROOT / "build" / "bookworm-minbase.tar"
PYTHON = "/usr/bin/python3.11"
# One commit for the whole run, also if another is made meanwhile.
COMMIT = os.environ.get("ANCHORDESK_COMMIT") or commit_of("HEAD")


def build(platform: str, folder: Path, *words: str, runtime: str = "/usr") -> Path:
    """Build a test installer of the commit under test from nothing; return it."""
    command = [PYTHON, str(ROOT / "installer" / "build.py"), platform, "--test-build"]
    command += [
        "--commit",
        COMMIT,
        "--runtime",
        runtime,
        "--out",
        str(folder),
        "--work",
        str(folder / "work"),
        *words,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    return next(folder.glob("*.deb" if platform == "linux" else "*.msi"))


@pytest.fixture(scope="session")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("linux", tmp_path_factory.mktemp("deb"))


@pytest.fixture(scope="session")
def other_versions(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same program as the version before, and as the one after."""
    folder = tmp_path_factory.mktemp("versions")
    return repacked(deb, "0.0.9", folder), repacked(deb, "0.2.0", folder)


def repacked(deb: Path, version: str, folder: Path) -> Path:
    root = folder / version
    subprocess.run(["dpkg-deb", "-R", str(deb), str(root)], check=True)
    for name in ("control", "preinst"):
        path = root / "DEBIAN" / name
        path.write_text(path.read_text().replace("0.1.0~test", version))
    out = folder / f"anchordesk_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "-Zzstd", "-z1", "-b", str(root), str(out)], check=True)
    shutil.rmtree(root)
    return out


@pytest.fixture
def debian(deb: Path, tmp_path: Path) -> Iterator[DebianRoot]:
    """A bare Debian 12 with what the package depends on, and from now on without a network."""
    prepared = ROOT / "build" / "bookworm-prepared.tar"
    root = DebianRoot(tmp_path / "root")
    if not prepared.exists():
        root.bootstrap(BASE)
        root.install_dependencies(deb)
        root.save(prepared)
    else:
        root.load(prepared)
        root.install_dependencies(deb)
    yield root
    root.remove()
