"""Makes the tables of later new vaults of a process by the statements that made those of the first.

Migrations say the same statements each time, and deciding on them takes most of making a vault.
Vaults of an earlier version are upgraded in full, and so is the first new one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, event

from anchordesk.adapters.vault import schema

ASKING = ("SELECT", "PRAGMA")

_in_full = schema.run_migrations
_said: list[tuple[str, Any]] = []


def remember_statements() -> None:
    """From now on, make tables of new vaults as they were made the first time."""
    schema.run_migrations = _run_migrations


def _run_migrations(connection: Connection, target: str = "head") -> None:
    if target != "head" or schema.version_of(connection) is not None:
        _in_full(connection, target)
    elif _said:
        driver = connection.connection.driver_connection
        assert driver is not None
        for statement, parameters in _said:
            driver.execute(statement, parameters)
    else:
        said: list[tuple[str, Any]] = []

        def hear(
            _connection: Connection, _cursor: object, words: str, values: Any, *_: Any
        ) -> None:
            if not words.lstrip().upper().startswith(ASKING):
                said.append((words, values))

        event.listen(connection, "before_cursor_execute", hear)
        try:
            _in_full(connection)
        finally:
            event.remove(connection, "before_cursor_execute", hear)
        _said.extend(said)
