"""Stands in for what Wine 8 lacks of Windows, inside a prefix. Nothing of it is ever shipped."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

SHIMS = Path(__file__).with_name("wine_shims")
COMPILER = "x86_64-w64-mingw32-gcc"
WINES_OWN = b"Wine builtin DLL"
MARK_AT = 0x40


def make_stand_ins(system: Path, qt_core: Path) -> None:
    """Put in a source of chance, converters of text that do nothing, and complex numbers.

    Args:
        system: The prefix's folder system32.
        qt_core: Qt's library, which asks for the converters.
    """
    source = SHIMS / "bcryptprimitives.c"
    _compile("-shared", source, "-ladvapi32", "-o", system / "bcryptprimitives.dll")
    _make_converters(system / "icuuc.dll", qt_core)
    _make_c_library(system)


def _make_converters(target: Path, qt_core: Path) -> None:
    names = sorted(set(re.findall(r"\bucnv_\w+", _headers(qt_core))))
    source = target.with_suffix(".c")
    stub = "__declspec(dllexport) int {}(void) {{ return 0; }}\n"
    source.write_text("".join(stub.format(name) for name in names))
    _compile("-shared", source, "-o", target)
    source.unlink()


def _make_c_library(system: Path) -> None:
    """Put a library before Wine's C library that has complex numbers, and passes the rest on."""
    theirs, passed_on = system / "ucrtbase.dll", system / "ucrtwine.dll"
    source = SHIMS / "complex_numbers.c"
    table = _headers(theirs).partition("[Ordinal/Name Pointer] Table")[2]
    names = set(re.findall(r"^\s*\[\s*\d+\].*?(\S+)$", table, re.MULTILINE))
    kinds = r"ALL\((?:NUMBER|ONE|TWO), (\w+)\)"
    ours = {
        f"{name}{end}" for name in re.findall(kinds, source.read_text()) for end in ("f", "", "l")
    }
    lines = [f'"{name}" = "ucrtwine.{name}"' for name in sorted(names - ours)]
    lines += [f"{name} = stand_in_{name}" for name in sorted(ours)]
    definition = system / "ucrtbase.def"
    definition.write_text("\n".join(["LIBRARY ucrtbase.dll", "EXPORTS", *lines, ""]))
    content = theirs.read_bytes()
    assert content[MARK_AT : MARK_AT + len(WINES_OWN)] == WINES_OWN
    # Under this mark Wine looks among its own libraries, where there is none of the new name.
    end = MARK_AT + len(WINES_OWN)
    passed_on.write_bytes(content[:MARK_AT] + bytes(len(WINES_OWN)) + content[end:])
    theirs.unlink()
    _compile("-O1", "-static", "-shared", source, definition, "-o", theirs)
    definition.unlink()


def _compile(*words: str | Path) -> None:
    subprocess.run([COMPILER, *map(str, words)], check=True)


def _headers(library: Path) -> str:
    words = ["x86_64-w64-mingw32-objdump", "-p", str(library)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout
