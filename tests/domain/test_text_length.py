"""How many text messages some words are: by the alphabet of 3GPP TS 23.038."""

from __future__ import annotations

import pytest

from anchordesk.domain.text_length import TextLength, length_of


@pytest.mark.parametrize(
    ("words", "units", "parts"),
    [
        ("", 0, 0),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("£" * 160, 160, 1),
        ("€" * 80, 160, 1),
        ("€" * 81, 162, 2),
    ],
)
def test_letters_of_the_short_alphabet_fill_a_part_of_160(
    words: str, units: int, parts: int
) -> None:
    assert length_of(words) == TextLength(units, parts)


def test_one_letter_outside_it_makes_a_part_hold_70_and_is_named() -> None:
    assert length_of("a" * 69 + "ŵ") == TextLength(70, 1, "ŵ")
    assert length_of("a" * 69 + "ŵŷ") == TextLength(71, 2, "ŵŷ")
    assert length_of("a" * 133 + "ŵ").parts == 2
    assert length_of("a" * 134 + "ŵ").parts == 3


def test_a_face_counts_as_two() -> None:
    assert length_of("😀").units == 2
