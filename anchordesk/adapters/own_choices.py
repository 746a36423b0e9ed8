"""Finds lists of words to choose from: those that are shipped, and an organisation's own.

A file of one's own takes the place of the shipped one with the same code. One that is wrong is not
used, and told with its line: the shipped list goes on being offered.
"""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.choice_list import ChoiceList, ChoiceListFileError, read_choice_list
from anchordesk.services.errors import NotFoundError
from anchordesk.services.files import read_small_file

LARGEST = 64 * 1024
CHOICES = "choices"


def find_choices(
    shipped: Path, own: tuple[Path, ...]
) -> tuple[dict[str, ChoiceList], tuple[str, ...]]:
    """Return the lists by code, and which files of one's own are not used and why.

    Args:
        own: Folders that need not be there; a later one counts before an earlier one.

    Raises:
        ChoiceListFileError: if a shipped one is wrong.
    """
    ours = [_read(path) for path in sorted((shipped / CHOICES).glob("*.toml"))]
    found = {choices.code: choices for choices in ours}
    problems: list[str] = []
    for folder in own:
        for path in sorted((folder / CHOICES).glob("*.toml")):
            try:
                choices = _read(path)
                if choices.code not in found:
                    told = f"{path.name}: AnchorDesk has no list called “{choices.code}”."
                    raise ChoiceListFileError(told)
            except (ChoiceListFileError, NotFoundError) as problem:
                problems.append(problem.what_happened)
            else:
                found[choices.code] = choices
    return found, tuple(problems)


def _read(path: Path) -> ChoiceList:
    content = read_small_file(path, LARGEST)
    if len(content) > LARGEST:
        raise ChoiceListFileError(f"{path.name} is larger than {LARGEST // 1024} kilobytes.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ChoiceListFileError(f"{path.name} is not written in UTF-8.") from None
    return read_choice_list(text, path.name)
