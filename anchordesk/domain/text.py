"""How text that people type is tidied before it is kept."""

from __future__ import annotations

import unicodedata

REFUSED = frozenset({"Cc", "Cs"})


def tidy(text: str) -> str:
    """Return the text in Unicode NFC, without outer spaces and without control characters.

    Line breaks and tabs stay: notes have paragraphs. Halves of characters, which some programs
    leave on the clipboard, go: they cannot be stored.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in REFUSED)
    return unicodedata.normalize("NFC", kept).strip()


def tidy_line(text: str) -> str:
    """Return the text tidied and on one line, runs of spaces folded."""
    return " ".join(tidy(text).split())
