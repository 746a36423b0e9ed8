"""Lists of words to choose from, such as how severe a need is, and their files (TOML)."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.definition_file import DefinitionFileError, DefinitionTable, read_definition


class ChoiceListFileError(DefinitionFileError):
    """A list of choices cannot be used."""

    code = "choice-list-file"


@dataclass(frozen=True, slots=True)
class ListedChoice:
    """One of the words.

    Attributes:
        code: What the records keep.
        meaning: When to choose it; empty where the title says enough.
    """

    code: str
    title: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """Words in the order in which they are offered and sorted."""

    code: str
    title: str
    choices: tuple[ListedChoice, ...] = ()

    def title_of(self, code: str) -> str:
        """Return the word for a code; the code itself where the list does not have it any more."""
        return next((one.title for one in self.choices if one.code == code), code)

    def place_of(self, code: str) -> int:
        """Return the place of a code, from 0; what is not on the list comes last."""
        codes = [one.code for one in self.choices]
        return codes.index(code) if code in codes else len(codes)


def read_choice_list(text: str, file_name: str) -> ChoiceList:
    """Read one list from its TOML text.

    Raises:
        ChoiceListFileError: naming the file and the line, if the text is not a list.
    """
    top = read_definition(text, file_name, ChoiceListFileError)
    top.refuse_unknown("code", "title", "choices")
    tables = top.tables("choices", "choice")
    choices = tuple(_read_choice(table) for table in tables)
    for at, table in enumerate(tables):
        if choices[at].code in {one.code for one in choices[:at]}:
            raise table.wrong(f"the choice “{choices[at].code}” is there twice", "code")
    return ChoiceList(top.words("code"), top.words("title"), choices)


def _read_choice(table: DefinitionTable) -> ListedChoice:
    table.refuse_unknown("code", "title", "meaning")
    meaning = table.words("meaning") if "meaning" in table.values else ""
    return ListedChoice(table.words("code"), table.words("title"), meaning)
