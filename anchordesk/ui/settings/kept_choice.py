"""Writes a choice that is kept for the next start; nothing about anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from anchordesk.services.files import write_whole_file


def write_choice(path: Path, kept: Mapping[str, str | bool]) -> None:
    """Write a small JSON file whole, with its folder. Raises StorageError."""
    with suppress(OSError):
        # Where this fails, so does the writing, which says why.
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole_file(path, json.dumps(dict(kept)).encode("utf-8"))
