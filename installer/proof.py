"""Tries what was put together before it is packed: the program's own self-test, in place."""

from __future__ import annotations

import json

from installer.commands import BuildRefusedError, Words, run_tool
from installer.locks import PYTHON
from installer.payload import Payload
from installer.slim import remove_folder

NOT_TRIED = (
    "The program was not started: that needs Windows. Install it there and run "
    "`anchordesk-cli.exe self-test --on-screen` before you hand it on.\n"
)


def prove(payload: Payload) -> str:
    """Start the program as its launcher does, and return what to tell whoever builds.

    It runs with a home of its own that is thrown away, no settings of this computer, and the
    window drawn offscreen. A program for Windows cannot be started here.

    Raises:
        BuildRefusedError: if any part of it does not work, with the words of the self-test.
    """
    if payload.platform != "linux":
        return NOT_TRIED
    home = payload.folder.parent / "proof"
    remove_folder(home)
    home.mkdir()
    python = payload.folder / "runtime" / "bin" / f"python{PYTHON}"
    settings = [f"HOME={home}", "PATH=/usr/bin:/bin", "QT_QPA_PLATFORM=offscreen"]
    start: Words = [python, "-I", "-B", "-S", payload.folder / "app"]
    try:
        told = run_tool(["env", "-i", *settings, *start, "self-test", "--json"], where=home)
    finally:
        remove_folder(home)
    return f"The program was started and {_passed(told)} checks of itself passed.\n"


def _passed(told: str) -> int:
    """How many checks passed, of a report that says that the program works."""
    try:
        report = json.loads(told)
        works, checks = report["works"], report["checks"]
    except (ValueError, KeyError, TypeError):
        raise BuildRefusedError("The program started, and did not say how it is.") from None
    passed = [check for check in checks if check["passed"]]
    if works is not True or not passed:
        raise BuildRefusedError(f"The program says that it does not work: {told}")
    return len(passed)
