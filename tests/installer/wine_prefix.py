"""A Windows of Wine's making in a folder, with two libraries that Wine lacks stood in for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

SHIMS = Path(__file__).with_name("wine_shims")
COMPILER = "x86_64-w64-mingw32-gcc"
LONGEST_SECONDS = 600


class WinePrefix:
    """One such Windows. What passes here says that files load and code runs, and no more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drive = folder / "drive_c"
        self.programs = self.drive / "Program Files" / "AnchorDesk"
        self.run("wineboot", "-i")

    def stand_in_for_missing_libraries(self, qt_core: Path) -> None:
        """Put in what Wine lacks: a source of chance, and converters of text that do nothing."""
        system = self.drive / "windows" / "system32"
        source = SHIMS / "bcryptprimitives.c"
        words = [COMPILER, "-shared", str(source), "-ladvapi32", "-o"]
        subprocess.run([*words, str(system / "bcryptprimitives.dll")], check=True)
        asked = ["x86_64-w64-mingw32-objdump", "-p", str(qt_core)]
        told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        names = sorted(set(re.findall(r"\bucnv_\w+", told)))
        stubs = self.folder / "icuuc.c"
        stub = "__declspec(dllexport) int {}(void) {{ return 0; }}\n"
        stubs.write_text("".join(stub.format(name) for name in names))
        out = str(system / "icuuc.dll")
        subprocess.run([COMPILER, "-shared", str(stubs), "-o", out], check=True)

    def run(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run a Windows program, its streams on pipes."""
        environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        environment |= {"WINEPREFIX": str(self.folder), "WINEDEBUG": "-all"}
        return subprocess.run(
            ["wine", *words],
            input=said,
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            timeout=LONGEST_SECONDS,
        )

    def anchordesk(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run the installed console program."""
        return self.run(str(self.programs / "anchordesk-cli.exe"), *words, said=said)

    def msiexec(self, verb: str, msi: Path, *properties: str) -> subprocess.CompletedProcess[str]:
        """Install, repair or remove silently, with a log."""
        shutil.copyfile(msi, self.drive / msi.name)
        log = f"C:\\{msi.stem}.log"
        return self.run("msiexec", verb, f"C:\\{msi.name}", "/qn", *properties, "/l*v", log)

    def presets(self) -> dict[str, str]:
        """Return IT's answers as the registry has them."""
        told = self.run("reg", "query", r"HKLM\SOFTWARE\AnchorDesk\Presets", "/reg:64").stdout
        return dict(re.findall(r"^ +(\w+) +REG_SZ +(\S.*?)\r?$", told, re.MULTILINE))

    def installed_files(self) -> set[str]:
        """Return the names of all files in the program's folder."""
        found = self.programs.rglob("*")
        return {path.relative_to(self.programs).as_posix() for path in found if path.is_file()}
