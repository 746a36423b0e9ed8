"""How text that people type is tidied before it is kept."""

from __future__ import annotations

import unicodedata


def tidy(text: str) -> str:
    """Return the text in Unicode NFC, without outer spaces and without control characters.

    Line breaks and tabs stay: notes have paragraphs.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "".join(kept).strip()


def tidy_line(text: str) -> str:
    """Return the text tidied and on one line, runs of spaces folded."""
    return " ".join(tidy(text).split())
