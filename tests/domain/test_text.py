"""Text that people paste."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.text import search_words, searchable, tidy, tidy_line

ANYTHING = st.text(st.characters(codec=None), max_size=60)


@given(ANYTHING)
def test_tidied_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    tidied = tidy(text)
    tidied.encode("utf-8")
    assert tidy(tidied) == tidied
    assert unicodedata.is_normalized("NFC", tidied)
    assert "\n" not in tidy_line(text)


def test_half_a_character_and_control_characters_go_and_words_stay() -> None:
    assert tidy(" Rang\ud83d twice\x00.\r\nBack\tMonday. ") == "Rang twice.\nBack\tMonday."
    assert tidy_line("  Siân \n  Jones ") == "Siân Jones"
    assert tidy("Sia\u0302n") == "Siân"


def test_search_compares_without_case_accents_and_marks() -> None:
    assert searchable("Siân ŻAK Łódź Ayşe Straße Jørgen") == "sian zak lodz ayse strasse jorgen"
    assert search_words("  O'Neil, AD-10003 o'neil ") == ("o", "neil", "ad", "10003")
    assert search_words("…") == ()
