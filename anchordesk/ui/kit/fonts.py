"""Loads the font that AnchorDesk ships, so that names look the same on every laptop."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from anchordesk.settings import resource_path

FAMILY = "Inter"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


class FontMissingError(RuntimeError):
    """A shipped font file is not where it should be: the installation is damaged."""


def load_fonts() -> None:
    """Add the shipped font to Qt; call once, after QApplication is made.

    Raises:
        FontMissingError: if a file is missing or is not a font.
    """
    for weight in WEIGHTS:
        path = resource_path("fonts", f"{FAMILY}-{weight}.ttf")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FontMissingError(f"cannot load the font {path.name}")


def text_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font in a size in device-independent pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
