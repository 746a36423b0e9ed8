"""Letters and text messages to residents: plain words with gaps that the record fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)

GAP = re.compile(r"\{([^{}]*)\}")
EVERYBODY = frozenset({"name", "first_name", "worker", "organisation", "reply_to"})
OF_TEXTS = frozenset({"more", "papers"})
OF_APPOINTMENT = frozenset({"what", "day", "time", "end", "place"})
ENGLISH = "en"
LANGUAGES = (ENGLISH, "cy")


class LetterFileError(DefinitionFileError):
    """A letter, or a text message, cannot be used."""

    code = "letter-file"


class LetterAbout(StrEnum):
    """Which appointment a letter is about."""

    NONE = "none"
    PLANNED = "planned"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter, or a text message.

    Attributes:
        wordings: Its paragraphs by language; English is always there.
    """

    code: str
    title: str
    about: LetterAbout
    wordings: Mapping[str, tuple[str, ...]]

    def filled(self, known: Mapping[str, str], language: str = ENGLISH) -> tuple[str, ...]:
        """Return the paragraphs with every gap filled; a line of which nothing is known goes.

        In English where there is no wording in the language.
        """
        words = self.wordings.get(language, self.wordings[ENGLISH])
        filled = (_filled(paragraph, known) for paragraph in words)
        return tuple(paragraph for paragraph in filled if paragraph)

    def asks_for(self, gap: str) -> bool:
        """Tell whether something fills a gap of that name, in any language."""
        return any(gap in GAP.findall(words) for each in self.wordings.values() for words in each)


@dataclass(frozen=True, slots=True)
class LettersFound:
    """The letters, or the text messages, of a desk.

    Attributes:
        templates: In the order in which to offer them.
        problems: Of each file that is not used: its name, the line and what is wrong.
    """

    templates: tuple[LetterTemplate, ...] = ()
    problems: tuple[str, ...] = ()


def read_text_message(text: str, file_name: str) -> LetterTemplate:
    """Read a text message from its TOML text, as `read_letter` does; it may ask for more."""
    return read_letter(text, file_name, more_gaps=OF_TEXTS)


def read_letter(
    text: str, file_name: str, *, more_gaps: frozenset[str] = frozenset()
) -> LetterTemplate:
    """Read a letter from its TOML text.

    Args:
        more_gaps: What else can be filled in.

    Raises:
        LetterFileError: naming the file and the line, if it does not hold together.
    """
    top = read_definition(text, file_name, LetterFileError)
    top.refuse_unknown("code", "title", "about", "wordings")
    about = {one.value: one for one in LetterAbout}.get(top.words("about"))
    if about is None:
        raise top.wrong(f"“about” must be one of {', '.join(LetterAbout)}", "about")
    gaps = EVERYBODY | more_gaps
    if about is not LetterAbout.NONE:
        gaps |= OF_APPOINTMENT
    wordings = {}
    tables = top.tables("wordings", "wording")
    for table in tables:
        language, paragraphs = _read_wording(table, gaps)
        if language in wordings:
            raise table.wrong("one language is there twice", "language")
        wordings[language] = paragraphs
    if ENGLISH not in wordings:
        raise tables[0].wrong("the English words (language “en”) are missing", "language")
    return LetterTemplate(top.words("code"), top.words("title"), about, wordings)


def _read_wording(table: DefinitionTable, gaps: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    table.refuse_unknown("language", "paragraphs")
    language, paragraphs = table.words("language"), table.codes("paragraphs")
    if language not in LANGUAGES:
        raise table.wrong(f"“language” must be one of {', '.join(LANGUAGES)}", "language")
    unknown = {gap for words in paragraphs for gap in GAP.findall(words)} - gaps
    if unknown:
        told = f"nothing fills in {', '.join(sorted(unknown))}"
        raise table.wrong(told, "paragraphs")
    return language, paragraphs


def _filled(paragraph: str, known: Mapping[str, str]) -> str:
    lines = []
    for line in paragraph.splitlines():
        gaps = GAP.findall(line)
        if gaps and not any(known.get(gap) for gap in gaps):
            continue
        lines.append(GAP.sub(lambda gap: known.get(gap.group(1), ""), line).strip())
    return "\n".join(lines)
