"""Lists of official codes, such as occupations and industries, found by everyday words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.definition_file import DefinitionFileError, DefinitionTable, read_definition


class CodeListFileError(DefinitionFileError):
    """A list of codes cannot be used."""

    code = "code-list-file"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code.

    Attributes:
        also: Everyday words that lead to it, such as “barista”.
    """

    code: str
    title: str
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What is shown and typed: the code, then its title."""
        return f"{self.code} {self.title}"


@dataclass(frozen=True, slots=True)
class CodeList:
    """A part of a classification.

    Attributes:
        edition: Such as “SOC 2020”; the same number means something else in another edition.
        checked_on: The day on which this list was written or last compared with its source.
    """

    code: str
    title: str
    edition: str
    source: str
    checked_on: date
    entries: tuple[CodeEntry, ...]

    def entry(self, code: str) -> CodeEntry | None:
        """Return the entry of a code; None if this part of the list does not have it."""
        return next((entry for entry in self.entries if entry.code == code), None)

    def labelled(self, label: str) -> CodeEntry | None:
        """Return the entry whose label was typed or chosen; None if it is other words."""
        wanted = label.strip().casefold()
        return next((e for e in self.entries if e.label.casefold() == wanted), None)

    def search(self, words: str) -> tuple[CodeEntry, ...]:
        """Return entries in which each word begins a word, in the order of the list."""
        wanted = words.casefold().split()
        return tuple(
            entry
            for entry in self.entries
            if wanted and all(_begins(entry, word) for word in wanted)
        )


def _begins(entry: CodeEntry, word: str) -> bool:
    known = " ".join((entry.label, *entry.also)).casefold().replace(",", " ").split()
    return any(part.startswith(word) for part in known)


def read_code_list(text: str, file_name: str) -> CodeList:
    """Read a list of codes from its TOML text.

    Raises:
        CodeListFileError: naming the file and the place, if the text is not such a list.
    """
    top = read_definition(text, file_name, CodeListFileError)
    top.refuse_unknown("code", "title", "edition", "source", "checked_on", "entries")
    entries = tuple(_read_entry(entry) for entry in top.tables("entries", "entry"))
    if len({entry.code for entry in entries}) < len(entries):
        raise CodeListFileError(f"In {file_name}, a code stands twice.")
    return CodeList(
        code=top.words("code"),
        title=top.words("title"),
        edition=top.words("edition"),
        source=top.words("source"),
        checked_on=top.day("checked_on"),
        entries=entries,
    )


def _read_entry(table: DefinitionTable) -> CodeEntry:
    table.refuse_unknown("code", "title", "also")
    return CodeEntry(table.words("code"), table.words("title"), table.codes("also"))
