"""Keeps the theme, the text size and the language for the next start; nothing about anybody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from anchordesk.services.errors import StorageError
from anchordesk.ui.kit.theme import Appearance, ThemeChoice
from anchordesk.ui.language import Language


@dataclass(frozen=True, slots=True)
class AppearanceFile:
    """A small JSON file. It is read before the window opens, and written in a lane."""

    path: Path

    def load(self) -> Appearance:
        """Return what was kept; the defaults if there is nothing that can be read."""
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            return Appearance(
                ThemeChoice(kept["theme"]),
                int(kept["text_percent"]),
                Language(kept.get("language", Language.SYSTEM)),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # A damaged or missing file only costs the chosen look, never a start.
            return Appearance()

    def save(self, appearance: Appearance) -> None:
        """Write the file whole.

        Raises:
            StorageError: if it cannot be written.
        """
        kept = {
            "theme": appearance.choice.value,
            "text_percent": appearance.text_percent,
            "language": appearance.language.value,
        }
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(kept), "utf-8")
            fresh.replace(self.path)
        except OSError as error:
            raise StorageError(
                "The appearance could not be kept for the next start.",
                what_is_safe="Your records are safe.",
            ) from error
