"""A vault whose pages a test damages, and what can still be read of it, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.slot_files import FIRST_COPY
from anchordesk.adapters.keys.slots import decode, unseal_with_passphrase
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections
from tests.adapters.vault.throwaway import PASSPHRASE

PAGE = 4096


def damage(folder: Path, pages: Iterable[int]) -> None:
    """Flip a bit on each page; pages count from 1."""
    content = bytearray((folder / RECORDS_FILE).read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 1000] ^= 1
    (folder / RECORDS_FILE).write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def connections_of(folder: Path) -> KeyedConnections:
    data_key = data_key_of((folder / FIRST_COPY).read_bytes())
    return KeyedConnections(folder / RECORDS_FILE, data_key, may_create=False)


@cache
def data_key_of(key_file: bytes) -> bytes:
    keyslots = decode(key_file)
    assert keyslots is not None
    return unseal_with_passphrase(keyslots, PASSPHRASE, lambda _: None)


def one_row(folder: Path, name: str, position: int) -> tuple[object, ...] | None:
    """A row read on a connection of its own: slow, and independent of the rescue."""
    with closing(connections_of(folder).to_copy(folder / RECORDS_FILE)) as connection:
        try:
            sql = f"SELECT * FROM {name} WHERE position = {position}"
            found: tuple[object, ...] | None = connection.execute(sql).fetchone()
        except dbapi2.DatabaseError:
            return None
        return found


def all_rows(folder: Path, name: str, most: int) -> dict[int, tuple[object, ...]]:
    """The rows of a table that can be read one by one."""
    found = {at: one_row(folder, name, at) for at in range(1, most + 1)}
    return {at: row for at, row in found.items() if row is not None}


def rows_at_once(folder: Path, name: str) -> dict[int, tuple[object, ...]]:
    """The rows of a table of a sound vault."""
    with closing(connections_of(folder)()) as connection:
        places = [column[1] for column in connection.execute(f"PRAGMA table_info({name})")]
        at = places.index("position")
        return {row[at]: row for row in connection.execute(f"SELECT * FROM {name}")}


def vital_pages(folder: Path) -> set[int]:
    """The pages without which SQLite finds no table: found by damaging one after the other."""
    content = (folder / RECORDS_FILE).read_bytes()
    vital = set()
    for page in range(1, len(content) // PAGE + 1):
        damage(folder, [page])
        if one_row(folder, "vault_identity", 1) is None and (
            one_row(folder, "desk_profile", 1) is None
        ):
            vital.add(page)
        (folder / RECORDS_FILE).write_bytes(content)
    return vital


def leaf_of(folder: Path, name: str, position: int, last: int) -> int:
    """The page that a row lies on, and neither the table's first nor its last row."""
    content = (folder / RECORDS_FILE).read_bytes()
    for page in range(2, len(content) // PAGE + 1):
        damage(folder, [page])
        lost, first_kept, last_kept = (
            one_row(folder, name, at) is None for at in (position, 1, last)
        )
        (folder / RECORDS_FILE).write_bytes(content)
        if lost and not first_kept and not last_kept:
            return page
    raise AssertionError("no page holds that row alone")
