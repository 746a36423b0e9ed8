"""Reads every page of a records file and says what is wrong with it, in plain sentences."""

from __future__ import annotations

import re

from sqlalchemy import func, select, table
from sqlcipher3 import dbapi2

from anchordesk.services.progress import Progress, no_progress

PAGE = re.compile(r"page (\d+)")
MOST_PAGES_NAMED = 20
# Steps of SQLite's machine; some milliseconds.
STEPS_BETWEEN_LOOKS = 50_000


def damage_of(connection: dbapi2.Connection, progress: Progress = no_progress) -> tuple[str, ...]:
    """Return a sentence for each thing that is wrong; none if all is whole.

    Every page is checked against its HMAC, which nothing can interrupt, then the tables against
    themselves. Progress ends it by raising.
    """

    def look() -> None:
        progress(0, None)

    try:
        look()
        pages = _damaged_pages(connection)
        if pages:
            return pages
        look()
        # What it raises ends the statement, and is lost there: it raises again below.
        connection.set_progress_handler(look, STEPS_BETWEEN_LOOKS)
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return ("The tables of the records file do not agree with each other.",)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            return ("Some records belong to others that are missing.",)
    except dbapi2.Error:
        look()
        return ("The records file cannot be read through.",)
    finally:
        connection.set_progress_handler(None, 0)
    return ()


def row_counts(connection: dbapi2.Connection) -> dict[str, int]:
    """Return how many rows each table has, whichever migration the tables are at."""
    counts = {}
    for name in tables_in(connection):
        count = str(select(func.count()).select_from(table(name)))
        counts[name] = int(connection.execute(count).fetchone()[0])
    return counts


def tables_in(connection: dbapi2.Connection) -> tuple[str, ...]:
    """Return the names of the tables that hold records: not SQLite's own, not those of a search."""
    found = connection.execute("PRAGMA table_list").fetchall()
    return tuple(
        sorted(
            name
            for schema, name, kind, *_ in found
            if (schema, kind) == ("main", "table") and not name.startswith("sqlite_")
        )
    )


def _damaged_pages(connection: dbapi2.Connection) -> tuple[str, ...]:
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    named = [
        f"Page {number[1]} of the records file is damaged."
        if (number := PAGE.search(line))
        else "The records file is damaged."
        for line in found[:MOST_PAGES_NAMED]
    ]
    more = len(found) - len(named)
    return (*named, *((f"And {more} more pages are damaged.",) if more else ()))
