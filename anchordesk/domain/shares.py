"""Shares of a whole, rounded in one way wherever people read them."""

from __future__ import annotations


def percentage(part: int, whole: int) -> int:
    """Return part of whole in percent, rounded half up. Both are counts.

    Raises:
        ZeroDivisionError: if the whole is 0.
    """
    return (200 * part + whole) // (2 * whole)
