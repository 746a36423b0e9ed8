"""The network's list of where wards are: loaded by whoever runs the hub, with its source."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.ward_places import WardList, Wards, by_name, read_ward_list, read_wards
from anchordesk.hub.errors import HubError
from anchordesk.hub.tables import reference_lists

WARDS = "wards"
LARGEST_LIST = 1024 * 1024


def load_wards(connection: Connection, path: Path, now: datetime) -> int:
    """Take a list of wards into use in place of the one before; the result is their number.

    Raises:
        HubError: if the file cannot be read, or is no list of wards with its source and licence.
    """
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise HubError(f"{path.name} is larger than a megabyte. Nothing was changed.")
        text = path.read_text(encoding="utf-8")
        wards = read_wards(text, path.name)
    except (OSError, UnicodeDecodeError) as problem:
        raise HubError(f"{path.name} cannot be read. Nothing was changed.") from problem
    except DefinitionFileError as problem:
        raise HubError(f"{problem.what_happened} Nothing was changed.") from problem
    connection.execute(delete(reference_lists).where(reference_lists.c.kind == WARDS))
    connection.execute(
        insert(reference_lists).values(kind=WARDS, body=text, loaded_at=now.isoformat())
    )
    return len(wards)


def known_wards(connection: Connection) -> Wards:
    """Where wards are, as far as a list was loaded."""
    listed = known_ward_list(connection)
    return by_name(() if listed is None else listed.wards)


def known_ward_list(connection: Connection) -> WardList | None:
    """The list with its sources; None before one was loaded."""
    text = connection.execute(
        select(reference_lists.c.body).where(reference_lists.c.kind == WARDS)
    ).scalar()
    return None if text is None else read_ward_list(text, "wards.toml")
