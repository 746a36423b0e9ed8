"""Loads the typeface of Arabic script when the first words in it are shown: most desks never do."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QFontDatabase

from anchordesk.settings import resource_path
from anchordesk.ui.kit.fonts import FAMILY, FontMissingError

ARABIC = "Noto Naskh Arabic"
FAMILIES = (FAMILY, ARABIC)
_FILES = ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf")


def is_right_to_left(words: str) -> bool:
    """Tell whether any letter is of a script that is written from the right."""
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in words)


def load_for(words: str) -> None:
    """Load what the words need beside Inter, once; call on the main thread.

    Raises:
        FontMissingError: if a shipped file is missing: the installation is damaged.
    """
    if not is_right_to_left(words) or ARABIC in QFontDatabase.families():
        return
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) < 0:
            raise FontMissingError(f"cannot load the font {name}")
