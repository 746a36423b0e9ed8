"""The lines of Today that hold what a person types."""

from __future__ import annotations

from anchordesk.domain.text import searchable
from anchordesk.services.today import TodayLine


def lines_with(lines: tuple[TodayLine, ...], typed: str) -> tuple[TodayLine, ...]:
    """Return the lines that hold every word, in name, reference, what is to be done, or stage.

    The order stays; without a word these are all of them.
    """
    words = searchable(typed).split()
    if not words:
        return lines
    return tuple(line for line in lines if all(word in _text_of(line) for word in words))


def _text_of(line: TodayLine) -> str:
    who = line.resident
    return searchable(f"{who.name} {who.reference} {line.what} {line.stage_title}")
