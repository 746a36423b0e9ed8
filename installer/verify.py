"""Checks downloaded installers for IT: who signed them, and that no byte differs.

    python3 verify.py FOLDER --key FINGERPRINT --keyring anchordesk.gpg

Needs Python 3.9 or newer and GnuPG, and nothing of AnchorDesk. Get the fingerprint by another way
than the installers: a signature by a key from the same place as the files says nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
from pathlib import Path

SUMS = "SHA256SUMS"


class NotGenuineError(Exception):
    """Something is not as its maker signed it; the text says what."""


def verify(folder: Path, keyring: Path, fingerprint: str) -> list[str]:
    """Check the signature on the sums, then every file, and return the names of the files.

    Args:
        keyring: The maker's public key, as exported without --armor.
        fingerprint: All 40 hexadecimal figures of the key that must have signed.

    Raises:
        NotGenuineError: if anything is missing, altered, extra or signed by somebody else.
    """
    wanted = re.sub(r"\s", "", fingerprint).upper()
    if not re.fullmatch(r"[0-9A-F]{40}", wanted):
        raise NotGenuineError("The fingerprint needs all of its 40 figures.")
    sums = folder / SUMS
    if not sums.is_file() or not sums.with_name(f"{SUMS}.asc").is_file():
        raise NotGenuineError(f"{SUMS} or {SUMS}.asc is not in {folder}.")
    _check_signature(sums, keyring, wanted)
    listed = dict(_lines(sums))
    for name, digest in listed.items():
        path = folder / name
        if not path.is_file():
            raise NotGenuineError(f"{name} is missing.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise NotGenuineError(f"{name} is not what was signed. Do not install it.")
    others = {p.name for p in folder.iterdir() if p.suffix in {".deb", ".msi", ".pkg", ".whl"}}
    if others - set(listed):
        raise NotGenuineError(f"{', '.join(sorted(others - set(listed)))} was not signed.")
    return sorted(listed)


def _check_signature(sums: Path, keyring: Path, fingerprint: str) -> None:
    words = ["gpg", "--batch", "--status-fd", "1", "--no-default-keyring"]
    words += ["--keyring", str(keyring.absolute()), "--trust-model", "always"]
    words += ["--verify", str(sums.with_name(f"{SUMS}.asc")), str(sums)]
    try:
        asked = subprocess.run(words, capture_output=True, check=False)
    except FileNotFoundError:
        raise NotGenuineError("GnuPG (gpg) is not installed, so nothing was checked.") from None
    told = asked.stdout.decode("utf-8", "replace")
    # Of VALIDSIG the last word is the primary key, the first the key that signed.
    valid = re.findall(
        r"^\[GNUPG:\] VALIDSIG ([0-9A-F]{40}) .* ([0-9A-F]{40})$", told, re.MULTILINE
    )
    if asked.returncode != 0 or not any(fingerprint in keys for keys in valid):
        raise NotGenuineError(f"{SUMS} was not signed by {fingerprint}. Install nothing.")


def _lines(sums: Path) -> list[tuple[str, str]]:
    found = []
    for line in sums.read_text("utf-8").splitlines():
        match = re.fullmatch(r"([0-9a-f]{64})  ([^/\\]+)", line)
        if match is None:
            raise NotGenuineError(f"{SUMS} has a line that is none.")
        found.append((match[2], match[1]))
    if not found:
        raise NotGenuineError(f"{SUMS} is empty.")
    return found


def main(words: list[str]) -> int:
    """Check and say so; exit 0 genuine, 1 not."""
    parser = argparse.ArgumentParser(prog="verify.py")
    parser.add_argument("folder", type=Path, help="with the installers and SHA256SUMS")
    parser.add_argument("--key", required=True, help="the maker's fingerprint")
    parser.add_argument("--keyring", type=Path, required=True, help="the maker's public key")
    arguments = parser.parse_args(words)
    try:
        names = verify(arguments.folder, arguments.keyring, arguments.key)
    except NotGenuineError as problem:
        sys.stderr.write(f"Not genuine: {problem}\n")
        return 1
    sys.stdout.write("".join(f"Genuine: {name}\n" for name in names))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
