"""Finds the libraries and works inside packages, of which no package's metadata tells the version.

Who looks for known faults needs them: a fault in OpenSSL is one in whatever brings OpenSSL along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from installer.commands import BuildRefusedError


@dataclass(frozen=True, slots=True)
class Inside:
    """Something that came inside something else.

    Attributes:
        within: The package that holds it.
        licence: As an SPDX expression.
    """

    name: str
    version: str
    licence: str
    within: str


@dataclass(frozen=True, slots=True)
class _Trace:
    """How a library gives itself away: by its version in the file that it is linked into."""

    name: str
    licence: str
    within: str
    file: str
    version: re.Pattern[bytes]


_OPENSSL = re.compile(rb"OpenSSL (\d+\.\d+\.\d+)")
_SQLCIPHER_MODULE = "sqlcipher3/_sqlite3.*"
_TRACES = (
    _Trace(
        "OpenSSL", "Apache-2.0", "cryptography", "cryptography/hazmat/bindings/_rust.*", _OPENSSL
    ),
    _Trace("OpenSSL", "Apache-2.0", "sqlcipher3", _SQLCIPHER_MODULE, _OPENSSL),
    _Trace(
        *("SQLCipher", "BSD-3-Clause", "sqlcipher3", _SQLCIPHER_MODULE),
        re.compile(rb"\x00(4\.\d+\.\d+)\x00"),
    ),
    _Trace(
        *("SQLite", "blessing", "sqlcipher3", _SQLCIPHER_MODULE),
        re.compile(rb"(3\.\d{2}\.\d+)\x00"),
    ),
)
_WORKS = (("Inter", "OFL-1.1"), ("Lucide", "ISC"))
"""What NOTICE.md names with a version under its fonts and icons."""


def libraries_inside(app: Path) -> list[Inside]:
    """Return the libraries linked into installed packages, with the versions in their bytes.

    Raises:
        BuildRefusedError: if one is not found, or says two versions: then look before releasing.
    """
    found = []
    for trace in _TRACES:
        versions = {
            version.decode("ascii")
            for path in app.glob(trace.file)
            for version in trace.version.findall(path.read_bytes())
        }
        if len(versions) != 1:
            told = ", ".join(sorted(versions)) or "none"
            raise BuildRefusedError(
                f"The version of {trace.name} in {trace.within} is not plain: {told}."
            )
        found.append(Inside(trace.name, versions.pop(), trace.licence, trace.within))
    return found


def works_inside(notice: str) -> list[Inside]:
    """Return the fonts and icons that AnchorDesk itself brings, by the text of NOTICE.md.

    Raises:
        BuildRefusedError: if it does not name one with its version.
    """
    found = []
    for name, licence in _WORKS:
        told = re.search(rf"^- \*\*{name}\*\* (\d+(?:\.\d+)+),", notice, re.MULTILINE)
        if told is None:
            raise BuildRefusedError(f"NOTICE.md does not say which version of {name} is shipped.")
        found.append(Inside(name, told[1], licence, "anchordesk"))
    return found
