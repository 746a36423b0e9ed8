"""Turns what SQLCipher and the disk report into plain sentences."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from anchordesk.services.errors import StorageError

PRIMARY_CODE = 0xFF
REFUSALS = (
    dbapi2.SQLITE_IOERR,
    dbapi2.SQLITE_READONLY,
    dbapi2.SQLITE_CANTOPEN,
    dbapi2.SQLITE_PERM,
)


def damaged() -> StorageError:
    """Return the error for records that cannot be decrypted or make no sense."""
    return StorageError(
        "The records file of this vault is damaged.",
        what_is_safe="AnchorDesk changed nothing in it.",
        what_to_do="Save nothing more here. Restore your newest backup, or ask your IT support.",
    )


def disk_full() -> StorageError:
    """Return the error for a disk without room."""
    return StorageError("The disk of this computer is full.")


def disk_refused() -> StorageError:
    """Return the error for a disk that cannot be read or written."""
    return StorageError(
        "The disk of this computer could not be read or written.",
        # SQLite says the same of a disk that is too full to open a file.
        what_to_do="Check that the disk or stick is connected, has room and is not "
        "write-protected, then try again. If it happens again, ask your IT support.",
    )


def vault_locked() -> StorageError:
    """Return the error for records that are asked after they were closed."""
    return StorageError(
        "The vault is locked.",
        what_to_do="Unlock it with your passphrase, then try again.",
    )


def _busy() -> StorageError:
    return StorageError(
        "Another program is using the records file of this vault.",
        what_to_do="Close other AnchorDesk windows and backup programs, then save again.",
    )


def storage_error_for(problem: DBAPIError | dbapi2.Error) -> StorageError | None:
    """Return what to tell a person, or None where the fault is ours and not the disk's."""
    from_driver = problem.orig if isinstance(problem, DBAPIError) else problem
    code = getattr(from_driver, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return _error_without_code(str(from_driver))
    match code & PRIMARY_CODE:
        case dbapi2.SQLITE_FULL:
            return disk_full()
        case dbapi2.SQLITE_CORRUPT | dbapi2.SQLITE_NOTADB:
            return damaged()
        case dbapi2.SQLITE_BUSY | dbapi2.SQLITE_LOCKED:
            return _busy()
        case primary:
            return disk_refused() if primary in REFUSALS else None


def _error_without_code(words: str) -> StorageError | None:
    """SQLite's own backup gives no code with its errors, only the words of SQLite."""
    if words == "database or disk is full":
        return disk_full()
    return damaged() if words == "database disk image is malformed" else None


@contextmanager
def plain_database_errors() -> Iterator[None]:
    """Raise StorageError for what the disk or the records file did wrong.

    The database's own error is dropped: its text may name what was being written.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as problem:
        told = storage_error_for(problem)
        if told is None:
            raise
        raise told from None


@contextmanager
def plain_storage_errors() -> Iterator[None]:
    """Raise StorageError also for what happened to other files of a vault."""
    try:
        with plain_database_errors():
            yield
    except OSError as problem:
        full = problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise (disk_full() if full else disk_refused()) from None
