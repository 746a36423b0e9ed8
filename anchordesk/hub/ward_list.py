"""The network's lists of wards, each with its source, loaded by whoever runs the hub.

One tells where they are and how deprived, the other what became of them when borders moved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.ward_changes import WardChanges, read_ward_changes
from anchordesk.domain.ward_places import WardList, Wards, by_name, read_ward_list
from anchordesk.hub.errors import HubError
from anchordesk.hub.tables import reference_lists

WARDS = "wards"
WARD_CHANGES = "ward-changes"
LARGEST_LIST = 1024 * 1024
Result = TypeVar("Result")


def load_wards(connection: Connection, path: Path, now: datetime) -> int:
    """Take a list of wards into use in place of the one before; the result is their number.

    Raises:
        HubError: if the file cannot be read, or is no list of wards with its source and licence.
    """
    return len(_load(connection, WARDS, path, now, read_ward_list).wards)


def load_changes(connection: Connection, path: Path, now: datetime) -> int:
    """Take a list of what became of wards into use; the result is how many changed.

    Raises:
        HubError: if the file cannot be read, or is no such list with its source and licence.
    """
    return len(_load(connection, WARD_CHANGES, path, now, read_ward_changes).changes)


def _load(
    connection: Connection,
    kind: str,
    path: Path,
    now: datetime,
    read: Callable[[str, str], Result],
) -> Result:
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise HubError(f"{path.name} is larger than a megabyte. Nothing was changed.")
        text = path.read_text(encoding="utf-8")
        found = read(text, path.name)
    except (OSError, UnicodeDecodeError) as problem:
        raise HubError(f"{path.name} cannot be read. Nothing was changed.") from problem
    except DefinitionFileError as problem:
        raise HubError(f"{problem.what_happened} Nothing was changed.") from problem
    connection.execute(delete(reference_lists).where(reference_lists.c.kind == kind))
    connection.execute(
        insert(reference_lists).values(kind=kind, body=text, loaded_at=now.isoformat())
    )
    return found


def known_wards(connection: Connection) -> Wards:
    """Where wards are, as far as a list was loaded."""
    listed = known_ward_list(connection)
    return by_name(() if listed is None else listed.wards)


def known_ward_list(connection: Connection) -> WardList | None:
    """The list with its sources; None before one was loaded."""
    text = _text(connection, WARDS)
    return None if text is None else read_ward_list(text, "wards.toml")


def known_changes(connection: Connection) -> WardChanges | None:
    """What became of wards; None before a list was loaded."""
    text = _text(connection, WARD_CHANGES)
    return None if text is None else read_ward_changes(text, "ward-changes.toml")


def _text(connection: Connection, kind: str) -> str | None:
    found = select(reference_lists.c.body).where(reference_lists.c.kind == kind)
    text: str | None = connection.execute(found).scalar()
    return text
