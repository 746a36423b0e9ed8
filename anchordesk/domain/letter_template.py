"""Letters and text messages to residents: plain words with gaps that the record fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
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
LANGUAGE = re.compile(r"[a-z]{2,3}")


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
        checked: Languages whose words somebody who speaks them has read over.
    """

    code: str
    title: str
    about: LetterAbout
    wordings: Mapping[str, tuple[str, ...]]
    checked: frozenset[str] = frozenset({ENGLISH})

    def is_in(self, language: str) -> bool:
        """Tell whether there are words in a language."""
        return language in self.wordings

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
    gaps = gaps_about(about) | more_gaps
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


def with_translation(
    letters: Mapping[str, LetterTemplate],
    text: str,
    file_name: str,
    language: str,
    more_gaps: frozenset[str] = frozenset(),
) -> LetterTemplate:
    """Return the letter that a translation is of, with its words.

    Args:
        letters: The letters that are there, by code.
        text: The translation's TOML text.
        language: The name of the folder in which it lies.

    Raises:
        LetterFileError: naming the file and the line, if it does not hold together.
    """
    top = read_definition(text, file_name, LetterFileError)
    top.refuse_unknown("code", "checked_by", "paragraphs")
    code, paragraphs = top.words("code"), top.codes("paragraphs")
    letter = letters.get(code)
    if letter is None:
        raise top.wrong(f"there is no letter or message with the code “{code}”", "code")
    if LANGUAGE.fullmatch(language) is None or language == ENGLISH:
        raise top.wrong(f"the folder “{language}” is not called after another language", "code")
    if not paragraphs:
        raise top.wrong("“paragraphs” is missing", "paragraphs")
    _refuse_unknown_gaps(top, paragraphs, gaps_about(letter.about) | more_gaps)
    checked = letter.checked - {language}
    if "checked_by" in top.values and str(top.values["checked_by"]).strip():
        checked |= {language}
    return replace(letter, wordings={**letter.wordings, language: paragraphs}, checked=checked)


def gaps_about(about: LetterAbout) -> frozenset[str]:
    """Return what fills the gaps of a letter of a kind."""
    return EVERYBODY if about is LetterAbout.NONE else EVERYBODY | OF_APPOINTMENT


def _read_wording(table: DefinitionTable, gaps: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    table.refuse_unknown("language", "paragraphs")
    language, paragraphs = table.words("language"), table.codes("paragraphs")
    if LANGUAGE.fullmatch(language) is None:
        raise table.wrong("“language” must be a code of two or three small letters", "language")
    _refuse_unknown_gaps(table, paragraphs, gaps)
    return language, paragraphs


def _refuse_unknown_gaps(
    table: DefinitionTable, paragraphs: tuple[str, ...], gaps: frozenset[str]
) -> None:
    unknown = {gap for words in paragraphs for gap in GAP.findall(words)} - gaps
    if unknown:
        told = f"nothing fills in {', '.join(sorted(unknown))}"
        raise table.wrong(told, "paragraphs")


def _filled(paragraph: str, known: Mapping[str, str]) -> str:
    lines = []
    for line in paragraph.splitlines():
        gaps = GAP.findall(line)
        if gaps and not any(known.get(gap) for gap in gaps):
            continue
        lines.append(GAP.sub(lambda gap: known.get(gap.group(1), ""), line).strip())
    return "\n".join(lines)
