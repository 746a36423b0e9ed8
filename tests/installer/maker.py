"""Who signs in the tests, with throwaway keys, and IT who checks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer.sums import sign

ROOT = Path(__file__).resolve().parents[2]


class Maker:
    """Somebody with a signing key of their own."""

    def __init__(self, home: Path) -> None:
        home.mkdir(mode=0o700)
        self.home = home
        self._gpg("--passphrase", "", "--quick-generate-key", "Throwaway <t@example.invalid>")
        told = self._gpg("--with-colons", "--list-keys")
        self.fingerprint = next(
            line.split(":")[9] for line in told.splitlines() if line.startswith("fpr:")
        )
        self.keyring = home / "public.gpg"
        self._gpg("--output", str(self.keyring), "--export")

    def sign(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GNUPGHOME", str(self.home))
        sign(folder, self.fingerprint)
        monkeypatch.delenv("GNUPGHOME")

    def stop(self) -> None:
        subprocess.run(["gpgconf", "--homedir", str(self.home), "--kill", "all"], check=True)

    def _gpg(self, *words: str) -> str:
        command = ["gpg", "--homedir", str(self.home), "--batch", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def verified(folder: Path, maker: Maker, key: str = "") -> tuple[int, str]:
    command = [sys.executable, str(ROOT / "installer" / "verify.py"), str(folder)]
    command += ["--keyring", str(maker.keyring), "--key", key or maker.fingerprint]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]}
    )
    return done.returncode, done.stdout + done.stderr
