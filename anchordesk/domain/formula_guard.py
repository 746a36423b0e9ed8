"""Keeps spreadsheet programs from running text as a formula."""

from __future__ import annotations

STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """Return the text, with an apostrophe before it if a spreadsheet might run it.

    The apostrophe is also put in Excel files, where text is never run, because people save them
    as CSV. Source: OWASP, CSV Injection.
    """
    return f"'{text}" if text.startswith(STARTS_OF_FORMULAS) else text
