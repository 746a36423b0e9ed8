"""Fixes what each platform installs: the same versions everywhere, each file by its hash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from installer.commands import BuildRefusedError, Words, run_tool

PYTHON = "3.11"
# PySide6 6.11 wants glibc 2.34; with uv's own choice an older one would be taken without a word.
PLATFORMS = {
    "linux": "x86_64-manylinux_2_34",
    "windows": "x86_64-pc-windows-msvc",
    "macos": "aarch64-apple-darwin",
}


def write_locks(uv: Path, requirements: Path, folder: Path) -> dict[str, Path]:
    """Write one list with hashes for each platform from the one that holds for all.

    Args:
        requirements: requirements/desktop.txt.
        folder: There.

    Raises:
        BuildRefusedError: if two platforms would get different versions of one package.
    """
    locks = {}
    for name, platform in PLATFORMS.items():
        lock = folder / f"lock-{name}.txt"
        words: Words = [uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-header"]
        words += ["--no-annotate", "--no-emit-index-url", "--only-binary", ":all:"]
        words += ["--python-version", PYTHON, "--python-platform", platform]
        run_tool([*words, requirements, "-o", lock])
        locks[name] = lock
    refuse_other_versions(
        {name: pins_in(lock) for name, lock in locks.items()}, pins_in(requirements)
    )
    return locks


def pins_in(lock: Path) -> frozenset[tuple[str, str]]:
    """Return package and version of each pin. One list may pin a package per Python version."""
    pin = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
    return frozenset(pin.findall(lock.read_text("utf-8")))


def refuse_other_versions(
    locks: Mapping[str, frozenset[tuple[str, str]]], pinned: frozenset[tuple[str, str]]
) -> None:
    """Refuse a platform's list that differs from what was pinned, or from another platform's.

    Raises:
        BuildRefusedError: naming platform and package.
    """
    taken: dict[str, str] = {}
    for platform, pins in locks.items():
        if not pins:
            raise BuildRefusedError(f"The list for {platform} is empty.")
        for package, version in sorted(pins):
            if (package, version) not in pinned or taken.setdefault(package, version) != version:
                raise BuildRefusedError(
                    f"{platform} would get {package} {version}, which is not what is pinned "
                    "or not what another platform gets."
                )


def install_locked(uv: Path, lock: Path, platform: str, target: Path) -> None:
    """Install a list for a platform, which need not be this one, into a folder.

    Raises:
        BuildRefusedError: if a file is not what its hash says, or there is none for the platform.
    """
    words: Words = [uv, "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--no-config"]
    words += ["--only-binary", ":all:", "--link-mode", "copy", "--target", target]
    words += ["--python-version", PYTHON, "--python-platform", PLATFORMS[platform]]
    run_tool([*words, "-r", lock])
