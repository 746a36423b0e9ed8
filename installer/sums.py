"""Writes SHA256SUMS over everything that is handed on, and signs it with a key from outside."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from installer.commands import BuildRefusedError, run_tool

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.asc"


def write_sums(folder: Path) -> Path:
    """Write the digest of every file of a folder; a signature of earlier sums goes."""
    (folder / SIGNATURE).unlink(missing_ok=True)
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in {SUMS, SIGNATURE} and path.suffix != ".asc":
            lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
    (folder / SUMS).write_text("".join(lines), "utf-8")
    return folder / SUMS


def sign(folder: Path, key: str) -> None:
    """Sign the sums, and each package by itself, with a key that GnuPG holds.

    Args:
        key: Its full fingerprint. GNUPGHOME says where it is, a card or a token included.

    Raises:
        BuildRefusedError: if GnuPG has no such key or refuses.
    """
    write_sums(folder)
    signed = [folder / SUMS, *folder.glob("*.deb"), *folder.glob("*.whl"), *folder.glob("*.pkg")]
    for path in signed:
        words = ["gpg", "--batch", "--yes", "--armor", "--detach-sign", "--local-user", f"{key}!"]
        run_tool([*words, "--output", f"{path}.asc", path])


def main(words: list[str]) -> int:
    """Sign a folder of installers: `python3 -m installer.sums dist --key FINGERPRINT`."""
    parser = argparse.ArgumentParser(prog="installer.sums")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", required=True, help="full fingerprint of the signing key")
    arguments = parser.parse_args(words)
    if any("test" in path.name for path in arguments.folder.glob("anchordesk_*")):
        sys.stderr.write("Warning: there is a test build in this folder. Never hand it on.\n")
    try:
        sign(arguments.folder, arguments.key)
    except BuildRefusedError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
