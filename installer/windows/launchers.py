"""Compiles the two programs that start AnchorDesk on Windows."""

from __future__ import annotations

from pathlib import Path

from installer.commands import Words, run_tool
from installer.locks import PYTHON

COMPILER = "x86_64-w64-mingw32-gcc"
SOURCE = Path(__file__).with_name("launcher.c")
WINDOW, CONSOLE = "AnchorDesk.exe", "anchordesk-cli.exe"


def compile_launchers(folder: Path) -> tuple[Path, Path]:
    """Compile both into the program's folder and return them; the same source, the same bytes.

    Raises:
        BuildRefusedError: if the compiler is missing or fails.
    """
    library = f'-DPYTHON_LIBRARY=L"python{PYTHON.replace(".", "")}.dll"'
    flags: Words = ["-O2", "-s", "-municode", "-static", "-Wall", "-Wextra", "-Werror", library]
    # Without these two the linker writes the time and its own paths into the program.
    flags += ["-Wl,--no-insert-timestamp", "-ffile-prefix-map=/=."]
    flags += ["-Wl,--dynamicbase,--nxcompat,--high-entropy-va"]
    window, console = folder / WINDOW, folder / CONSOLE
    run_tool([COMPILER, *flags, "-mwindows", "-DWINDOW", SOURCE, "-o", window])
    run_tool([COMPILER, *flags, "-mconsole", SOURCE, "-o", console])
    return window, console
