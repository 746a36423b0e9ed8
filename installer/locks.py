"""Fixes what each platform installs: the same versions everywhere, each file by its hash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from installer.commands import BuildRefusedError, run_tool

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
        words = [uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-header"]
        words += ["--no-annotate", "--no-emit-index-url", "--only-binary", ":all:"]
        words += ["--python-version", PYTHON, "--python-platform", platform]
        run_tool([*words, requirements, "-o", lock])
        locks[name] = lock
    pinned = versions_in(requirements)
    refuse_other_versions({name: versions_in(lock) for name, lock in locks.items()}, pinned)
    return locks


def versions_in(lock: Path) -> dict[str, str]:
    """Return the version of each package in a list."""
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", lock.read_text("utf-8"), re.MULTILINE)
    return dict(found)


def refuse_other_versions(
    locks: Mapping[str, Mapping[str, str]], pinned: Mapping[str, str]
) -> None:
    """Refuse a platform's list that differs from what was pinned and tested.

    Raises:
        BuildRefusedError: naming platform and package.
    """
    for platform, versions in locks.items():
        if not versions:
            raise BuildRefusedError(f"The list for {platform} is empty.")
        for package, version in versions.items():
            if pinned.get(package) != version:
                raise BuildRefusedError(
                    f"{platform} would get {package} {version}, and {pinned.get(package)} is pinned."
                )


def install_locked(uv: Path, lock: Path, platform: str, target: Path) -> None:
    """Install a list for a platform, which need not be this one, into a folder.

    Raises:
        BuildRefusedError: if a file is not what its hash says, or there is none for the platform.
    """
    words = [uv, "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--no-config"]
    words += ["--only-binary", ":all:", "--link-mode", "copy", "--target", target]
    words += ["--python-version", PYTHON, "--python-platform", PLATFORMS[platform]]
    run_tool([*words, "-r", lock])
