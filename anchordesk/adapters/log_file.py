"""Writes faults to a file where IT looks for it: their kind and place, and nobody's data.

The window names a reference for each fault; this is where the reference leads.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from queue import SimpleQueue

NAME = "anchordesk.log"
LARGEST_BYTES = 500_000
OLDER_FILES = 1


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Log to a file of a folder, and to standard error as before, until this ends.

    The file is written by a thread of its own. Where there can be no folder, standard error alone
    is told: nobody's work waits for a log.
    """
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        logging.getLogger(__name__).warning("no log can be kept: %s", type(problem).__name__)
    else:
        handlers.append(_file(folder / NAME))
    records: SimpleQueue[logging.LogRecord] = SimpleQueue()
    listener = QueueListener(records, *handlers)
    listener.start()
    entrance = QueueHandler(records)
    logger = logging.getLogger("anchordesk")
    logger.addHandler(entrance)
    try:
        yield
    finally:
        logger.removeHandler(entrance)
        listener.stop()
        for handler in handlers:
            handler.close()


def _file(path: Path) -> logging.Handler:
    handler = RotatingFileHandler(
        path, maxBytes=LARGEST_BYTES, backupCount=OLDER_FILES, encoding="utf-8", delay=True
    )
    form = logging.Formatter(
        "%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ"
    )
    form.converter = time.gmtime
    handler.setFormatter(form)
    return handler
