"""What the network wants to reach in a year, as packs carry it to desks (TOML)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.definition_writing import written_table

LONGEST_LINE = 200
LARGEST_TARGET = 1_000_000
MOST_PRIORITIES = 50
SETTINGS = ("year", "title", "owner", "measure", "target", "so_far", "as_of")


class PriorityFileError(DefinitionFileError):
    """A list of priorities cannot be used."""

    code = "priority-file"


@dataclass(frozen=True, slots=True)
class NetworkPriority:
    """One thing that the network wants to reach in a year.

    Attributes:
        year: The financial year in words, like April 2026 to March 2027.
        owner: Who looks after it: a member or a role.
        measure: What is counted; empty where progress is told in words.
        so_far: The network's sum as it is printed, perhaps withheld; empty where none is known.
        as_of: The period of that sum in words.
    """

    year: str
    title: str
    owner: str
    measure: str = ""
    target: int | None = None
    so_far: str = ""
    as_of: str = ""


def read_priorities(text: str, file_name: str) -> tuple[NetworkPriority, ...]:
    """Read priorities from their TOML text, in its order.

    Raises:
        PriorityFileError: naming the file and the place, if the text is no such list.
    """
    top = read_definition(text, file_name, PriorityFileError)
    top.refuse_unknown("priorities")
    tables = top.tables("priorities", "priority", least=0)
    if len(tables) > MOST_PRIORITIES:
        raise PriorityFileError(f"In {file_name}, there are more than {MOST_PRIORITIES}.")
    return tuple(_read(table) for table in tables)


def write_priorities(priorities: Iterable[NetworkPriority]) -> str:
    """Return the text of a list of priorities, in their order."""
    return "\n".join(
        written_table("priorities", ((name, getattr(one, name)) for name in SETTINGS))
        for one in priorities
    )


def _read(table: DefinitionTable) -> NetworkPriority:
    table.refuse_unknown(*SETTINGS)
    return NetworkPriority(
        year=_line(table, "year"),
        title=_line(table, "title"),
        owner=_line(table, "owner"),
        measure=_line(table, "measure") if "measure" in table.values else "",
        target=(
            table.whole_number("target", 1, LARGEST_TARGET) if "target" in table.values else None
        ),
        so_far=_line(table, "so_far") if "so_far" in table.values else "",
        as_of=_line(table, "as_of") if "as_of" in table.values else "",
    )


def _line(table: DefinitionTable, key: str) -> str:
    words = table.words(key)
    if len(words) > LONGEST_LINE or not words.isprintable():
        raise table.wrong(f"“{key}” must be one line of at most {LONGEST_LINE} characters", key)
    return words
