"""A Windows of Wine's making in a folder, with what Wine lacks stood in for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.installer.wine_stand_ins import make_stand_ins

LONGEST_SECONDS = 600


class WinePrefix:
    """One such Windows. What passes here says that files load and code runs, and no more."""

    def __init__(self, folder: Path, qt_core: Path) -> None:
        self.folder = folder
        self.drive = folder / "drive_c"
        self.programs = self.drive / "Program Files" / "AnchorDesk"
        self._libraries = ""
        self.run("wineboot", "-i")
        make_stand_ins(self.drive / "windows" / "system32", qt_core)
        self._libraries = "ucrtbase=n"

    def run(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run a Windows program, its streams on pipes."""
        environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        environment |= {"WINEPREFIX": str(self.folder), "WINEDEBUG": "-all"}
        environment |= {"WINEDLLOVERRIDES": self._libraries}
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
