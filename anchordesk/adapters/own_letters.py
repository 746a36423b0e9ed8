"""Finds the letters and text messages that are shipped, and those of an organisation's own.

A file of one's own takes the place of the shipped one with the same code. One that is wrong is
not used, and told with its line: the others must go on working.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from anchordesk.domain.letter_template import LetterFileError, LettersFound, LetterTemplate
from anchordesk.services.errors import NotFoundError
from anchordesk.services.files import read_small_file

LARGEST = 64 * 1024
Read = Callable[[str, str], LetterTemplate]


def find_letters(kind: str, shipped: Path, own: tuple[Path, ...], read: Read) -> LettersFound:
    """Read every letter of a kind.

    Args:
        kind: The folder they lie in under each of the others, “letters” or “texts”.
        own: Folders that need not be there; a later one counts before an earlier one.

    Raises:
        LetterFileError: if a shipped one is wrong.
    """
    found: dict[str, LetterTemplate] = {}
    problems: list[str] = []
    for path in _files(shipped / kind):
        letter = read(_text_of(path), path.name)
        found[letter.code] = letter
    for folder in own:
        for path in _files(folder / kind):
            try:
                letter = read(_text_of(path), path.name)
            except (LetterFileError, NotFoundError) as problem:
                problems.append(problem.what_happened)
            else:
                found[letter.code] = letter
    return LettersFound(tuple(found.values()), tuple(problems))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _text_of(path: Path) -> str:
    content = read_small_file(path, LARGEST)
    if len(content) > LARGEST:
        raise LetterFileError(f"{path.name} is larger than {LARGEST // 1024} kilobytes.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise LetterFileError(f"{path.name} is not written in UTF-8.") from None
