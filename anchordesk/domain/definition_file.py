"""Reads the tables of a definition file (TOML) strictly; errors name the file and the line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast

from anchordesk.domain.definition_lines import FileLines, TableLines, find_lines
from anchordesk.domain.errors import RefusedError


class DefinitionFileError(RefusedError):
    """A definition file cannot be used."""

    code = "definition-file"
    advice = "Mend the file, or ask whoever sent it for a new one."


@dataclass(frozen=True, slots=True)
class DefinitionTable:
    """One table of a file, such as a stage of a pathway.

    Attributes:
        place: Where it stands, such as "in stage 3".
        error: The class of error that this kind of file raises.
        lines: Where its settings stand; `file_lines` of the whole file.
    """

    values: dict[str, object]
    file_name: str
    place: str
    error: type[DefinitionFileError]
    lines: TableLines = field(default_factory=TableLines)
    file_lines: FileLines = field(default_factory=lambda: FileLines({}))

    def refuse_unknown(self, *known: str) -> None:
        """Refuse a setting that is misspelt or not ours.

        Raises:
            DefinitionFileError: naming the first one.
        """
        unknown = sorted(set(self.values) - set(known))
        if unknown:
            raise self.wrong(f"“{unknown[0]}” is not a known setting", unknown[0])

    def words(self, key: str, default: str | None = None) -> str:
        """Return a setting that is text.

        Raises:
            DefinitionFileError: if it is missing without a default, empty, or not text.
        """
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"“{key}” is missing or not text", key)
        return value.strip()

    def whole_number(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """Return a setting that is a whole number within bounds.

        Raises:
            DefinitionFileError: if it is anything else, or missing without a default.
        """
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(f"“{key}” must be a whole number from {least} to {most}", key)
        return value

    def flag(self, key: str) -> bool:
        """Return a setting that is true or false; false where it is missing.

        Raises:
            DefinitionFileError: if it is anything else.
        """
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"“{key}” must be true or false", key)
        return value

    def day(self, key: str) -> date:
        """Return a setting that is a day, written 2026-04-01 without quotes.

        Raises:
            DefinitionFileError: if it is anything else.
        """
        value = self.values.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(f"“{key}” must be a day, such as 2026-04-01", key)
        return value

    def codes(self, key: str) -> tuple[str, ...]:
        """Return a setting that is a list of codes; empty where it is missing.

        Raises:
            DefinitionFileError: if it is anything else.
        """
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise self.wrong(f"“{key}” must be a list of codes", key)
        return tuple(value)

    def tables(self, key: str, called: str, *, least: int = 1) -> tuple[DefinitionTable, ...]:
        """Return the tables under a key, such as every [[stages]].

        Raises:
            DefinitionFileError: if there are fewer than `least`, or they are no tables.
        """
        raw = self.values.get(key, [])
        if not isinstance(raw, list) or len(raw) < least:
            raise self.wrong(f"at least {least} [[{key}]] must be there", key)
        found = []
        for number, values in enumerate(raw, start=1):
            if not isinstance(values, dict):
                raise self.wrong(f"[[{key}]] must be tables", key)
            place = f"in {called} {number}"
            table = cast("dict[str, object]", values)
            found.append(self._child(table, place, self.file_lines.of(key, number - 1)))
        return tuple(found)

    def table(self, key: str) -> DefinitionTable | None:
        """Return the one table under a key, such as [eligibility]; None where it is missing.

        Raises:
            DefinitionFileError: if it is no table.
        """
        values = self.values.get(key)
        if values is None:
            return None
        if not isinstance(values, dict):
            raise self.wrong(f"[{key}] must be a table", key)
        return self._child(cast("dict[str, object]", values), f"in {key}", self.file_lines.of(key))

    def wrong(self, problem: str, key: str = "") -> DefinitionFileError:
        """Return the error that names the file, the line of a setting and what is wrong with it."""
        line = self.lines.of(key)
        return self.error(f"In {self.file_name}, line {line}, {self.place}, {problem}.")

    def _child(self, values: dict[str, object], place: str, lines: TableLines) -> DefinitionTable:
        return replace(self, values=values, place=place, lines=lines)


def read_definition(text: str, file_name: str, error: type[DefinitionFileError]) -> DefinitionTable:
    """Read a definition file's top table.

    Raises:
        DefinitionFileError: with the line, if the text is not TOML.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise error(f"The file {file_name} cannot be read: {problem}.") from None
    lines = find_lines(text)
    return DefinitionTable(values, file_name, "at the top", error, lines.of(""), lines)
