"""Finds letters, text messages and languages: those that are shipped, and an organisation's own.

A file of one's own takes the place of the shipped one with the same code. One that is wrong is
not used, and told with its line: the others must go on working. What lies in a folder called
after a language, such as letters/cy, is a translation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from anchordesk.domain.consent import ConsentText
from anchordesk.domain.consent_file import with_translation as consent_with_translation
from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.letter_template import (
    OF_TEXTS,
    LetterFileError,
    LettersFound,
    LetterTemplate,
    read_letter,
    with_translation,
)
from anchordesk.domain.paper_language import (
    IN_ENGLISH,
    LanguageFileError,
    LanguagesFound,
    PaperLanguage,
    read_language,
)
from anchordesk.services.errors import NotFoundError
from anchordesk.services.files import read_small_file

LARGEST = 64 * 1024
CONSENT, LETTERS, TEXTS = "consent", "letters", "texts"
LANGUAGE_FILE = "language.toml"


@dataclass(slots=True)
class _Shelf:
    """What was read so far."""

    letters: dict[str, LetterTemplate] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def find_letters(kind: str, shipped: Path, own: tuple[Path, ...]) -> LettersFound:
    """Read every letter of a kind, and its translations.

    Args:
        kind: The folder they lie in under each of the others, LETTERS or TEXTS.
        own: Folders that need not be there; a later one counts before an earlier one.

    Raises:
        LetterFileError: if a shipped one is wrong.
    """
    more_gaps = OF_TEXTS if kind == TEXTS else frozenset[str]()
    shelf = _Shelf()

    def take(path: Path) -> None:
        letter = read_letter(_text_of(path), path.name, more_gaps=more_gaps)
        shelf.letters[letter.code] = letter

    def translate(path: Path) -> None:
        name, language = f"{path.parent.name}/{path.name}", path.parent.name
        letter = with_translation(shelf.letters, _text_of(path), name, language, more_gaps)
        shelf.letters[letter.code] = letter

    for folder, is_ours in _folders(kind, shipped, own):
        for path in _files(folder, "*.toml"):
            _try(take, path, shelf.problems, must_hold=is_ours)
        for path in _files(folder, "*/*.toml"):
            if path.name != LANGUAGE_FILE:
                _try(translate, path, shelf.problems, must_hold=is_ours)
    return LettersFound(tuple(shelf.letters.values()), tuple(shelf.problems))


def find_languages(
    shipped: Path, own: tuple[Path, ...], also_wrong: tuple[str, ...] = ()
) -> LanguagesFound:
    """Read every language that papers can be in, from the folders of letters.

    Args:
        also_wrong: Of translations that were read before: which are not used, and why.

    Raises:
        LanguageFileError: if a shipped one is wrong.
    """
    found: dict[str, PaperLanguage] = {IN_ENGLISH.code: IN_ENGLISH}
    problems = list(also_wrong)

    def take(path: Path) -> None:
        code = path.parent.name
        name = f"{code}/{path.name}"
        if code == IN_ENGLISH.code:
            raise LanguageFileError(f"{name}: English needs no file.")
        found[code] = read_language(_text_of(path), name, code)

    for folder, is_ours in _folders(LETTERS, shipped, own):
        for path in _files(folder, f"*/{LANGUAGE_FILE}"):
            _try(take, path, problems, must_hold=is_ours)
    return LanguagesFound(tuple(found.values()), tuple(problems))


def translate_consent(
    texts: tuple[ConsentText, ...], own: tuple[Path, ...]
) -> tuple[tuple[ConsentText, ...], tuple[str, ...]]:
    """Return the consent texts with the translations of one's own, and what is wrong with those."""
    problems: list[str] = []
    known = [texts]

    def take(path: Path) -> None:
        name, language = f"{path.parent.name}/{path.name}", path.parent.name
        known.append(consent_with_translation(known[-1], _text_of(path), name, language))

    for folder in own:
        for path in _files(folder / CONSENT, "*/*.toml"):
            _try(take, path, problems, must_hold=False)
    return known[-1], tuple(problems)


def _folders(kind: str, shipped: Path, own: tuple[Path, ...]) -> list[tuple[Path, bool]]:
    return [(shipped / kind, True), *((folder / kind, False) for folder in own)]


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


def _try(take: Callable[[Path], None], path: Path, problems: list[str], *, must_hold: bool) -> None:
    try:
        take(path)
    except (DefinitionFileError, NotFoundError) as problem:
        if must_hold:
            raise
        problems.append(problem.what_happened)


def _text_of(path: Path) -> str:
    content = read_small_file(path, LARGEST)
    if len(content) > LARGEST:
        raise LetterFileError(f"{path.name} is larger than {LARGEST // 1024} kilobytes.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise LetterFileError(f"{path.name} is not written in UTF-8.") from None
