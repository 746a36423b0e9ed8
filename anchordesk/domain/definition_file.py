"""Reads the tables of a definition file (TOML) strictly; errors name the file and the place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

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
    """

    values: dict[str, object]
    file_name: str
    place: str
    error: type[DefinitionFileError]

    def refuse_unknown(self, *known: str) -> None:
        """Refuse a setting that is misspelt or not ours.

        Raises:
            DefinitionFileError: naming the first one.
        """
        unknown = sorted(set(self.values) - set(known))
        if unknown:
            raise self._wrong(f"“{unknown[0]}” is not a known setting")

    def words(self, key: str, default: str | None = None) -> str:
        """Return a setting that is text.

        Raises:
            DefinitionFileError: if it is missing without a default, empty, or not text.
        """
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(f"“{key}” is missing or not text")
        return value.strip()

    def whole_number(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """Return a setting that is a whole number within bounds.

        Raises:
            DefinitionFileError: if it is anything else, or missing without a default.
        """
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self._wrong(f"“{key}” must be a whole number from {least} to {most}")
        return value

    def flag(self, key: str) -> bool:
        """Return a setting that is true or false; false where it is missing.

        Raises:
            DefinitionFileError: if it is anything else.
        """
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(f"“{key}” must be true or false")
        return value

    def day(self, key: str) -> date:
        """Return a setting that is a day, written 2026-04-01 without quotes.

        Raises:
            DefinitionFileError: if it is anything else.
        """
        value = self.values.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._wrong(f"“{key}” must be a day, such as 2026-04-01")
        return value

    def codes(self, key: str) -> tuple[str, ...]:
        """Return a setting that is a list of codes; empty where it is missing.

        Raises:
            DefinitionFileError: if it is anything else.
        """
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise self._wrong(f"“{key}” must be a list of codes")
        return tuple(value)

    def tables(self, key: str, called: str, *, least: int = 1) -> tuple[DefinitionTable, ...]:
        """Return the tables under a key, such as every [[stages]].

        Raises:
            DefinitionFileError: if there are fewer than `least`, or they are no tables.
        """
        raw = self.values.get(key, [])
        if not isinstance(raw, list) or len(raw) < least:
            raise self._wrong(f"at least {least} [[{key}]] must be there")
        found = []
        for number, values in enumerate(raw, start=1):
            if not isinstance(values, dict):
                raise self._wrong(f"[[{key}]] must be tables")
            place = f"in {called} {number}"
            table = cast("dict[str, object]", values)
            found.append(DefinitionTable(table, self.file_name, place, self.error))
        return tuple(found)

    def _wrong(self, problem: str) -> DefinitionFileError:
        return self.error(f"In {self.file_name}, {self.place}, {problem}.")


def read_definition(text: str, file_name: str, error: type[DefinitionFileError]) -> DefinitionTable:
    """Read a definition file's top table.

    Raises:
        DefinitionFileError: with the line, if the text is not TOML.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise error(f"The file {file_name} cannot be read: {problem}.") from None
    return DefinitionTable(values, file_name, "at the top", error)
