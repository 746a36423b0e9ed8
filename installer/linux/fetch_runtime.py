"""Fetches the Python that the Debian package ships: Debian's own, each file by its hash.

    python3.11 -m installer.linux.fetch_runtime FOLDER

Then build with `--runtime FOLDER/usr`. When Debian mends Python, the old files leave its servers
and this refuses: put the new versions and hashes into runtimes.toml, which is the point.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

from installer.commands import BuildRefusedError, run_tool
from installer.runtime import KNOWN


def fetch(folder: Path) -> Path:
    """Download and unpack the packages, and return what to give as --runtime.

    Raises:
        BuildRefusedError: if a package cannot be had, or is not what its hash says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    newest = tomllib.loads(KNOWN.read_text("utf-8"))["linux"][-1]
    for name, digest in newest["packages"].items():
        run_tool(["apt-get", "download", "-q", "-o", "APT::Sandbox::User=root", name], where=folder)
        pattern = name.replace("=", "_") + "_*.deb"
        found = [path for path in folder.glob(pattern) if _digest(path) == digest]
        if not found:
            raise BuildRefusedError(f"{name} is not what runtimes.toml says. Nothing was unpacked.")
        run_tool(["dpkg-deb", "-x", found[0], folder])
    return folder / "usr"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{fetch(Path(sys.argv[1]))}\n")
    except BuildRefusedError as problem:
        sys.exit(str(problem))
