"""Names what each operating system's keyring raises, which the keyring library lets through."""

from __future__ import annotations

import sys

from keyring.errors import KeyringError


def failures_here() -> tuple[type[Exception], ...]:
    """Return the errors that mean: the keyring of this computer did not do it."""
    known: tuple[type[Exception], ...] = (KeyringError, OSError)
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes  # noqa: PLC0415 - there on Windows only

        return (*known, pywintypes.error)
    if sys.platform == "linux":
        from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # noqa: PLC0415
        from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415 - as above

        return (*known, DBusErrorResponse, SecretStorageException)
    return known
