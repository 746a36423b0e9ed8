"""How large a vault is and in which form: numbers only, nothing that stands in a row."""

from __future__ import annotations

import re

from sqlcipher3 import dbapi2

from anchordesk.services.vault_care import VaultShape

_TABLE = re.compile(r"[a-z_]+")


def shape_of(connection: dbapi2.Connection) -> VaultShape:
    """Count the rows of every table. Raises dbapi2.Error if the file cannot be read."""

    def one(statement: str) -> object:
        row = connection.execute(statement).fetchone()
        return None if row is None else row[0]

    pages, page_bytes = one("PRAGMA page_count"), one("PRAGMA page_size")
    named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    tables = [name for (name,) in connection.execute(named) if _TABLE.fullmatch(name)]
    return VaultShape(
        pages=int(str(pages)),
        bytes=int(str(pages)) * int(str(page_bytes)),
        revision=str(one("SELECT version_num FROM alembic_version")),
        engine=str(one("PRAGMA cipher_version")),
        rows=tuple(
            # The names come from the file's own list, and are letters alone.
            (table, int(str(one(f'SELECT count(*) FROM "{table}"'))))  # noqa: S608
            for table in tables
            if "search" not in table
        ),
    )
