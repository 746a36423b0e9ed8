"""What the hub's commands share: an answer in words or a refusal, and the opened records."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.errors import HubError
from anchordesk.hub.faults import plain_faults
from anchordesk.hub.identity import database_of

DONE = 0
REFUSED = 1


def reporting(
    answer: Callable[[argparse.Namespace], str],
) -> Callable[[argparse.Namespace], int]:
    """A command that prints its answer, or says why it was refused."""

    def run(arguments: argparse.Namespace) -> int:
        try:
            sys.stdout.write(answer(arguments) + "\n")
        except HubError as error:
            sys.stderr.write(f"{error}\n")
            return REFUSED
        return DONE

    return run


@contextmanager
def opened_records(folder: Path, use: Use) -> Iterator[Connection]:
    """A transaction on a hub's records; faults of disk and database come as a HubError."""
    engine = open_engine(database_of(folder), use)
    try:
        with plain_faults(folder), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
