"""Puts together the files that an installer carries: Python, packages, AnchorDesk, notices."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.commands import BuildRefusedError, Words, run_tool
from installer.locks import PYTHON, install_locked, write_locks
from installer.runtime import (
    Runtime,
    copy_linux_runtime,
    copy_windows_runtime,
    known_runtime,
    version_of_windows_runtime,
)
from installer.slim import remove_folder, slim_packages, strip_symbols

START = """\
import sys

from anchordesk.cli import main

sys.exit(main())
"""
# What Python looks through on Windows: its library, its modules, the packages. Nothing of a user.
PATH_FILE = "python{short}.zip\n.\napp\n"


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What to build from what.

    Attributes:
        source: The source tree.
        work: A folder for this build alone; emptied first.
        runtime: The folder with the Python to ship.
        epoch: Seconds since 1970 that every file is dated with.
        test_build: Whether a runtime that nobody checked may be used; then nothing is released.
    """

    platform: str
    source: Path
    work: Path
    runtime: Path
    uv: Path
    epoch: int
    test_build: bool


@dataclass(frozen=True, slots=True)
class Payload:
    """The files to be installed.

    Attributes:
        folder: As they will lie in the program's folder.
        lock: The packages in it, with hashes.
    """

    folder: Path
    lock: Path
    runtime: Runtime
    platform: str
    epoch: int


def make_payload(plan: BuildPlan, installed_at: str) -> Payload:
    """Build everything from nothing, so that the same input gives the same bytes.

    Args:
        installed_at: The folder of the program on a user's computer, for tracebacks.

    Raises:
        BuildRefusedError: if an input is missing or is not what its hash says.
    """
    if f"{sys.version_info.major}.{sys.version_info.minor}" != PYTHON:
        raise BuildRefusedError(f"Build with Python {PYTHON}: what is compiled must fit it.")
    remove_folder(plan.work)
    folder, parts = plan.work / "payload", plan.work / "parts"
    for made in (folder, parts):
        made.mkdir(parents=True)
    locks = write_locks(plan.uv, plan.source / "requirements" / "desktop.txt", parts)
    app = folder / "app"
    install_locked(plan.uv, locks[plan.platform], plan.platform, app)
    install_anchordesk(plan.uv, plan.source, plan.epoch, parts, app)
    (app / "__main__.py").write_text(START, "utf-8")
    slim_packages(app)
    if plan.platform == "linux":
        strip_symbols(app)
    runtime = _take_runtime(plan, folder)
    for name in ("NOTICE.md", "LICENCES"):
        _copy_text(plan.source / name, folder / name)
    _copy_text(plan.source / "installer" / "REPLACING-QT.md", folder / "REPLACING-QT.md")
    _compile(folder, installed_at)
    date_all(folder, plan.epoch)
    return Payload(folder, locks[plan.platform], runtime, plan.platform, plan.epoch)


def date_all(folder: Path, epoch: int) -> None:
    """Give every file and folder the same date, and modes that depend on nobody's settings."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path.is_dir() or path.parent.name == "bin"
            path.chmod(0o755 if is_program else 0o644)
            os.utime(path, (epoch, epoch))
    folder.chmod(0o755)
    os.utime(folder, (epoch, epoch))


def install_anchordesk(uv: Path, source: Path, epoch: int, parts: Path, app: Path) -> None:
    """Install AnchorDesk among its packages by its wheel, which brings resources and guides.

    Args:
        parts: Where the wheel is built.

    Raises:
        BuildRefusedError: if it cannot be built.
    """
    environment = {"SOURCE_DATE_EPOCH": str(epoch)}
    words: Words = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        parts.absolute(),
    ]
    run_tool(words, where=source, environment=environment)
    wheel = next(parts.glob("anchordesk-*.whl"))
    target: Words = ["--target", app, "--python-version", PYTHON, "--link-mode", "copy"]
    run_tool([uv, "pip", "install", "--quiet", "--no-config", "--no-deps", *target, wheel])


def _take_runtime(plan: BuildPlan, folder: Path) -> Runtime:
    aside = folder.parent / "runtime"
    if plan.platform == "linux":
        copy_linux_runtime(plan.runtime, aside)
        words: Words = [aside / "bin" / f"python{PYTHON}", "-I", "-B", "-S", "-c"]
        version = run_tool([*words, "import platform; print(platform.python_version())"]).strip()
        target = folder / "runtime"
    else:
        copy_windows_runtime(plan.runtime, aside)
        version = version_of_windows_runtime(aside)
        target = folder
    known = known_runtime(aside, version, platform=plan.platform, test_build=plan.test_build)
    shutil.copytree(aside, target, dirs_exist_ok=True)
    if plan.platform == "windows":
        short = PYTHON.replace(".", "")
        (folder / f"python{short}._pth").write_text(PATH_FILE.format(short=short), "ascii")
    return known


def _compile(folder: Path, installed_at: str) -> None:
    """Compile in a fresh process with fixed seed: the same source gives the same bytes."""
    words: Words = [sys.executable, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode"]
    words += ["unchecked-hash", "-s", str(folder), "-p", installed_at, str(folder)]
    run_tool(words, environment={"PYTHONHASHSEED": "0"})


def _copy_text(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
