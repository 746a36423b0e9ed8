"""How text that people type is tidied before it is kept."""

from __future__ import annotations

import unicodedata

REFUSED = frozenset({"Cc", "Cs"})
# Letters of European names that Unicode does not take apart into a letter and a mark.
PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})


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


def searchable(text: str) -> str:
    """Return the text as search compares it: without case, accents and marks; Żak is zak."""
    if text.isascii():
        return text.casefold()
    parted = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in parted if not unicodedata.combining(c))
    return bare.translate(PLAIN_LETTERS)


def search_words(text: str) -> tuple[str, ...]:
    """Return the words to look for, each once: runs of letters and digits, searchable."""
    parted = "".join(c if c.isalnum() else " " for c in searchable(text))
    return tuple(dict.fromkeys(parted.split()))
