"""A disk that fills up while records are copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from anchordesk.adapters.vault.engine import KeyedConnections


def full_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a copy that is written hold twenty pages at most."""
    connect = KeyedConnections.to_copy

    def small(self: KeyedConnections, path: Path, *, to_write: bool = False) -> dbapi2.Connection:
        connection = connect(self, path, to_write=to_write)
        if to_write:
            connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(KeyedConnections, "to_copy", small)
