"""Keeps when the window locks and whether it is covered; holds nothing about anybody."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from anchordesk.domain.lock_after import LockAfter
from anchordesk.services.errors import StorageError


class LockFile:
    """Reads and writes one small file.

    Args:
        path: The file.
        organisation_limit: Minutes that the organisation allows at most; None if it set none.

    Attributes:
        covers: Whether the window is covered while another program is used, once it is loaded.
    """

    def __init__(self, path: Path, organisation_limit: int | None = None) -> None:
        self.path = path
        self.covers = False
        self._nothing_chosen = LockAfter(organisation_limit=organisation_limit)

    def load(self) -> LockAfter:
        """Return what is kept; the default if nothing is."""
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            self.covers = kept.get("covers") is True
            return replace(self._nothing_chosen, chosen=int(kept["minutes"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # A damaged or missing file only costs the choice, never the lock.
            return self._nothing_chosen

    def save(self, lock_after: LockAfter, *, covers: bool) -> None:
        """Write the file whole.

        Raises:
            StorageError: if it cannot be written.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps({"minutes": lock_after.chosen, "covers": covers}), "utf-8")
            fresh.replace(self.path)
        except OSError as error:
            raise StorageError(
                "The choice could not be kept for the next start.",
                what_is_safe="Your records are safe.",
            ) from error
