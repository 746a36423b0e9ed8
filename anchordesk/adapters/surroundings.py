"""What AnchorDesk runs on, what is chosen in its window and what it logged, for IT's eyes."""

from __future__ import annotations

import getpass
import json
import locale
import os
import platform
import re
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.adapters.log_file import NAME

if TYPE_CHECKING:
    from anchordesk.services.self_test import CheckResult

NEWEST_LINES = 60
LARGEST_READ = 64 * 1024
PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "cryptography")
_KNOWN_WORD = re.compile(r"[a-z_]{1,20}")
_WORDS_OF = ("theme", "language")


class ThisComputer:
    """Meets the port Surroundings.

    Args:
        settings_folder: Where the window keeps what is chosen.
        log_folder: Where the log of faults is.
        try_parts: Tries the installation, in a folder of its own.
    """

    def __init__(
        self,
        settings_folder: Path,
        log_folder: Path,
        try_parts: Callable[[], tuple[CheckResult, ...]],
    ) -> None:
        self._settings_folder = settings_folder
        self._log_folder = log_folder
        self._try_parts = try_parts

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return versions and kinds; the computer's name is not among them."""
        return (
            ("System", f"{platform.system()} {platform.release()}"),
            ("Build of the system", platform.version()),
            ("Processor", f"{platform.machine()}, {os.cpu_count() or 0} cores"),
            ("Python", platform.python_version()),
            ("Installed", _yes(getattr(sys, "frozen", False) or "site-packages" in __file__)),
            ("Language of the computer", locale.getlocale()[0] or "not set"),
            *((name, _version_of(name)) for name in PACKAGES),
        )

    def settings(self) -> tuple[tuple[str, str], ...]:
        """Return numbers, yes and no, and known words; a folder or a name is never one of them."""
        found: list[tuple[str, str]] = []
        for path in sorted(self._settings_folder.glob("*.json")):
            found += [
                (f"{path.stem} {key}", str(value).lower())
                for key, value in sorted(_read(path).items())
                if _is_harmless(key, value)
            ]
        return tuple(found)

    def log_lines(self) -> tuple[str, ...]:
        """Return the newest lines; none where there is no log."""
        try:
            with (self._log_folder / NAME).open("rb") as file:
                file.seek(0, os.SEEK_END)
                file.seek(max(0, file.tell() - LARGEST_READ))
                lines = file.read().decode("utf-8", "replace").splitlines()
        except OSError as problem:
            return () if isinstance(problem, FileNotFoundError) else ("the log cannot be read",)
        return tuple(lines[-NEWEST_LINES:])

    def personal_words(self) -> tuple[str, ...]:
        """Return the account's name and that of its folder."""
        try:
            account = getpass.getuser()
        except (OSError, KeyError, ImportError):
            account = ""
        names = {*re.split(r"[\W_]+", account), *re.split(r"[\W_]+", Path.home().name)}
        return tuple(name for name in names if len(name) > 1)

    def try_parts(self) -> tuple[CheckResult, ...]:
        """Try the parts of the installation."""
        return self._try_parts()


def _is_harmless(key: str, value: object) -> bool:
    if _KNOWN_WORD.fullmatch(key) is None:
        return False
    if isinstance(value, bool | int):
        return True
    return key in _WORDS_OF and isinstance(value, str) and bool(_KNOWN_WORD.fullmatch(value))


def _read(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {"cannot_be_read": True}
    return kept if isinstance(kept, dict) else {}


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not found"


def _yes(answer: object) -> str:
    return "yes" if answer else "no"
