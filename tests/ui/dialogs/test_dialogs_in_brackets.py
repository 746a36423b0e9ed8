"""With every translated word in brackets, no dialog shows a word of its own without them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from anchordesk.domain.consent import ConsentPurpose
from anchordesk.services.desk import Desk
from tests.ui.conftest import MakeDriver
from tests.ui.dialogs import of_desks, of_records, of_teams
from tests.ui.dialogs.recipes import RECIPES, Room, close_dialog, name_of, open_dialog
from tests.ui.dialogs.test_dialogs import room_of
from tests.ui.test_pseudo_locale import OF_PEOPLE, bracketed, definitions, is_data, untranslated

# Sentences of the rules for matching are English in every language so far.
WRITTEN_BY_RULES = ("Needed: ", "Not a Real Living Wage: ")
FINGERPRINT = re.compile(r"[A-Z0-9]{4}(-[A-Z0-9]{4})+")
__all__ = ("bracketed",)


def made_up_words() -> str:
    """Everything that is written in the recipes."""
    modules = (of_desks, of_records, of_teams)
    return "".join(Path(str(module.__file__)).read_text("utf-8") for module in modules)


def is_made_up(words: str, recipes: str) -> bool:
    """Whether words, or each part of a line of them, stand in a recipe as they are shown."""
    whole = f'"{words}"' in recipes
    return whole or all(f'"{part}"' in recipes for part in words.split(", "))


def of_definitions(room: Room, desk: Desk) -> set[str]:
    """What comes from definition files, beside what the screens show of them."""
    library = room.workspace.library
    texts = {scale.introduction for scale in library.scales}
    for purpose in ConsentPurpose:
        text = library.consent_text(purpose, room.work.today())
        texts |= {wording.words for wording in text.wordings}
    return definitions(desk) | texts


@pytest.mark.usefixtures("bracketed")
def test_every_word_of_every_dialog_can_be_translated(
    make_driver: MakeDriver, desk: Desk, tmp_path: Path
) -> None:
    room = room_of(make_driver, desk, tmp_path)
    known, made_up = of_definitions(room, desk) | OF_PEOPLE, made_up_words()
    bare = {}
    for kind in sorted(RECIPES, key=name_of):
        dialog = open_dialog(room, kind)
        found = [
            words
            for words in untranslated(dialog)
            if not is_data(words, known)
            and not is_made_up(words, made_up)
            and not FINGERPRINT.fullmatch(words)
            and not words.startswith(WRITTEN_BY_RULES)
        ]
        if found:
            bare[name_of(kind)] = found
        close_dialog(room, dialog)
    assert bare == {}
