"""Turns what the disk and the database refuse, while a hub is set up, into plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from anchordesk.hub.database import is_out_of_reach
from anchordesk.hub.errors import HubError


@contextmanager
def plain_faults(folder: Path) -> Iterator[None]:
    """Raise HubError for what is wrong with a hub's folder or its database."""
    try:
        yield
    except OSError as problem:
        raise HubError(
            f"The folder {folder} cannot be used as a hub's. It may be a file, full, or not yours "
            "to write in. Choose another folder, or ask whoever looks after this computer."
        ) from problem
    except SQLAlchemyError as problem:
        if is_out_of_reach(problem):
            raise HubError(
                "The hub's database server cannot be reached, or does not let the hub in. Nothing "
                f"was changed. Start it, or look at the address of the database of {folder}."
            ) from problem
        raise HubError(
            f"The hub's database of {folder} cannot be used. It may be damaged, busy, or on a full "
            "disk. Free some space and try again; if that does not help, restore it from a backup."
        ) from problem
