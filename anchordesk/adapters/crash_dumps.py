"""Keeps what is in memory out of the dumps that an operating system writes of a crash."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

DUMP_FILTER = Path("/proc/self/coredump_filter")

# SetErrorMode: no box for a critical error, none for a crash (and so no report), none for a file.
QUIET_ERRORS = 0x0001 | 0x0002 | 0x8000
# WerSetFlags: no heap in a report that is made all the same.
NO_HEAP = 0x1


def leave_memory_out_of_dumps() -> None:
    """Have no core file written, and nothing of memory in what a crash reporter is handed.

    A limit alone is not enough: Linux hands a dump to a reporting program whatever the limit is,
    so its filter (core(5)) leaves all memory out as well, and only registers go in.
    PR_SET_DUMPABLE would be stronger, but then desktop portals refuse to show the program their
    file dialogs. Windows is asked for no report of a crash, and for no heap in one that it makes
    all the same; that was never run on Windows, and a full dump that an administrator has asked
    for is beyond it.
    """
    if sys.platform == "win32":
        _ask_windows()
        return
    import resource  # noqa: PLC0415 - not on Windows

    # A system may forbid either; AnchorDesk must start all the same.
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError):
            DUMP_FILTER.write_text("0", "ascii")


if sys.platform == "win32":
    import ctypes

    def _ask_windows() -> None:
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | QUIET_ERRORS)
        kernel.WerSetFlags(NO_HEAP)
