"""Signs Windows programs and packages with a certificate that comes from outside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from installer.commands import Words, run_tool


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate, and where its key is.

    Attributes:
        certificates: The signer's own and those between it and the root, as PEM.
        key: A PEM file, or a PKCS #11 address such as "pkcs11:object=anchordesk" for a token.
        module: The token's PKCS #11 library; None for a file.
        timestamps: RFC 3161 address; without it signatures end with the certificate.
    """

    certificates: Path
    key: str
    module: Path | None = None
    timestamps: str = ""

    def sign(self, path: Path) -> None:
        """Sign a file in its place.

        Raises:
            BuildRefusedError: if the key or the time stamp cannot be had; the file is unchanged.
        """
        signed = path.with_name(f"{path.name}.signed")
        signed.unlink(missing_ok=True)
        words: Words = ["osslsigncode", "sign", "-certs", self.certificates, "-key", self.key]
        words += ["-h", "sha256", "-n", "AnchorDesk"]
        if self.module is not None:
            words += ["-pkcs11module", self.module]
        if self.timestamps:
            words += ["-ts", self.timestamps]
        run_tool([*words, "-in", path, "-out", signed])
        signed.replace(path)


def verify(path: Path, authority: Path) -> None:
    """Check a signature against a root certificate.

    Raises:
        BuildRefusedError: if there is none, by another, or over other bytes.
    """
    run_tool(["osslsigncode", "verify", "-CAfile", authority, "-in", path])
