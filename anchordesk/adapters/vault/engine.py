"""Opens the encrypted records file by its raw key.

SQLAlchemy's own SQLCipher dialect keys each connection with an empty passphrase where a creator
is given, so the plain SQLite dialect is used with SQLCipher's module. The salt is taken from the
key, so that damage to the file's first 16 bytes costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from anchordesk.adapters.vault.storage_errors import vault_locked
from anchordesk.services.errors import NotAVaultError

RECORDS_FILE = "vault.db"
PLAIN_HEADER = b"SQLite format 3\x00"
KEY_BYTES = 32
SALT_BYTES = 16
BEGIN = "anchordesk_begin"

USUAL_CACHE = "PRAGMA cache_size = -2000"
WIDE_CACHE = "PRAGMA cache_size = -32000"

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    # SQLite's own size: lists read each page once, and each of the pool's connections has a cache.
    USUAL_CACHE,
    "PRAGMA busy_timeout = 5000",
    "PRAGMA mmap_size = 0",
)


class KeyedConnections:
    """Makes keyed connections to one records file until it is told to forget the key.

    Attributes:
        path: The file.
        data_key: 32 bytes.
        may_create: Whether a missing file is made.
    """

    def __init__(self, path: Path, data_key: bytes, *, may_create: bool) -> None:
        if len(data_key) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._path = path
        self._address = f"{path.absolute().as_uri()}?mode={'rwc' if may_create else 'rw'}"
        self._key = bytearray(data_key + _salt(data_key))

    def __call__(self) -> dbapi2.Connection:
        """Return a new connection, keyed and set up.

        It may be handed from thread to thread: the pool gives it to one at a time.
        """
        return self._connect(self._address, PRAGMAS)

    @property
    def path(self) -> Path:
        """The records file."""
        return self._path

    @property
    def data_key(self) -> bytes:
        """The key, 32 bytes. Raises StorageError once it is forgotten."""
        if not self._key:
            raise vault_locked()
        return bytes(self._key[:KEY_BYTES])

    def to_copy(self, path: Path, *, to_write: bool = False) -> dbapi2.Connection:
        """Return a connection to a copy of the records, under the same key.

        The file must be there. It is changed, and gets files beside it, only if it is to be
        written.
        """
        mode = "rw" if to_write else "ro"
        return self._connect(f"{path.absolute().as_uri()}?mode={mode}", ())

    def _connect(self, address: str, pragmas: tuple[str, ...]) -> dbapi2.Connection:
        if not self._key:
            raise vault_locked()
        connection = dbapi2.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            # A wrong key would be reported on stderr, beside the error that is raised.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            if not connection.execute("PRAGMA cipher_version").fetchone():
                raise NotAVaultError(
                    "This copy of AnchorDesk cannot encrypt records.",
                    what_to_do="Install AnchorDesk again, then try again.",
                )
            for pragma in pragmas:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    def forget(self) -> None:
        """Overwrite the key; no connection can be made any more."""
        self._key[:] = bytes(len(self._key))
        self._key.clear()


def keyed_engine(connections: KeyedConnections) -> Engine:
    """Return an engine whose transactions begin as their connection's options say."""
    engine = create_engine(
        "sqlite://",
        creator=connections,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=2,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def wide_cache(connection: Connection) -> Iterator[None]:
    """Let one transaction hold 32 MB of pages, for work that comes back to pages again and again.

    A page of an index that does not fit is encrypted and written, then read and decrypted, at each
    of many rows. SQLite gives back what is over the usual size, at the latest at the commit.
    """
    connection.exec_driver_sql(WIDE_CACHE)
    try:
        yield
    finally:
        connection.exec_driver_sql(USUAL_CACHE)


def refuse_plain_file(path: Path) -> None:
    """Check that a records file is there and not written in the clear.

    Raises:
        NotAVaultError: if it is missing, empty or a plain SQLite file.
        OSError: if it cannot be read.
    """
    advice = "Put the folder's files back from a backup, or ask your IT support."
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except FileNotFoundError:
        raise NotAVaultError(
            "The records file of this vault is missing.", what_to_do=advice
        ) from None
    if len(header) < len(PLAIN_HEADER):
        raise NotAVaultError("The records file of this vault is empty.", what_to_do=advice)
    if header == PLAIN_HEADER:
        raise NotAVaultError("The records file of this vault is not encrypted.", what_to_do=advice)


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get(BEGIN, "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _salt(data_key: bytes) -> bytes:
    purpose = b"anchordesk|records|salt"
    return HKDF(algorithm=SHA256(), length=SALT_BYTES, salt=None, info=purpose).derive(data_key)
