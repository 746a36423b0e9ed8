"""Finds on which line of a definition file (TOML) each setting stands, to name it in errors.

The standard library's reader keeps no lines. This one reads headings and the beginnings of
settings only; what they mean is the reader's to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_HEADING = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_SETTING = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_LONG_QUOTES = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class TableLines:
    """The line of a table's heading, and those of its settings."""

    heading: int = 1
    settings: Mapping[str, int] = field(default_factory=dict)

    def of(self, setting: str) -> int:
        """Return the line of a setting, or of the heading where the setting is not there."""
        return self.settings.get(setting, self.heading)


@dataclass(frozen=True, slots=True)
class FileLines:
    """The tables of a file by their name and their number, from 0; the top one by ("", 0)."""

    tables: Mapping[tuple[str, int], TableLines]

    def of(self, table: str, number: int = 0) -> TableLines:
        """Return the lines of a table; the first line of the file where it is not found."""
        return self.tables.get((table, number), TableLines())


def find_lines(text: str) -> FileLines:
    """Return where the tables and settings of a file stand."""
    tables: dict[tuple[str, int], TableLines] = {("", 0): TableLines()}
    counts: dict[str, int] = {}
    settings: dict[str, int] = {}
    tables["", 0] = TableLines(1, settings)
    within = ""
    for number, line in enumerate(text.splitlines(), start=1):
        inside_text, within = bool(within), _long_text_after(line, within)
        if inside_text:
            continue
        heading = _HEADING.match(line)
        if heading is not None:
            name = heading.group(1)
            at = counts.get(name, 0)
            counts[name] = at + 1
            settings = {}
            tables[name, at] = TableLines(number, settings)
            continue
        setting = _SETTING.match(line)
        if setting is not None:
            settings.setdefault(setting.group(1), number)
    return FileLines(tables)


def _long_text_after(line: str, within: str) -> str:
    """Return the quotes of a text of several lines that is still open after a line."""
    rest = line
    while True:
        if within:
            _, closed, rest = rest.partition(within)
            if not closed:
                return within
            within = ""
        else:
            begun = [(rest.find(quotes), quotes) for quotes in _LONG_QUOTES if quotes in rest]
            if not begun:
                return ""
            at, within = min(begun)
            rest = rest[at + len(within) :]
