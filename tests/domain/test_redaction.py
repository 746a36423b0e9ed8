"""What could be about a person is left out and counted; what could not is left as it is."""

from __future__ import annotations

import pytest

from anchordesk.domain.redaction import redact

HOME = "/home"


@pytest.mark.parametrize(
    ("text", "left", "kind"),
    [
        ("to ana.moss@home.example now", "to [left out] now", "email address"),
        ("at https://hub.example/v1?x=1 it", "at [left out] it", "web address"),
        ("in C:\\Users\\Ana Moss\\vault", r"in C:\[left out]\vault", "name in a path"),
        (f"in {HOME}/Ana/vault.db", "in /[left out]/vault.db", "name in a path"),
        ("ring 07700 900123.", "ring [left out].", "telephone number"),
        ("ring +44 7700 900123", "ring [left out]", "telephone number"),
        ("from CF10 1AA", "from [left out]", "postcode"),
    ],
)
def test_shapes_are_left_out_whatever_the_records_know(text: str, left: str, kind: str) -> None:
    kept = redact(text)
    assert kept.text == left
    assert kept.left_out == ((kind, 1),)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-29T19:20:14Z ERROR anchordesk.ui: bug AD-01F2A9: KeyError at view.py:118 _on_note",
        "PySide6-Essentials: 6.11.3",
        "Records file: 12.4 MB in 3170 pages",
        "#1 SMP PREEMPT_DYNAMIC Debian 6.1.0-18 (2026-02-01)",
    ],
)
def test_what_it_needs_stays(text: str) -> None:
    assert redact(text, {"ana"}, {"4 Quay Row"}).text == text


def test_known_words_go_in_any_case_and_within_double_names_and_phrases_whole() -> None:
    kept = redact(
        "Moss-Lee at 4 quay row; MOSS; mossy; AD-1 AD-10", {"Moss"}, {"4 Quay Row", "AD-1"}
    )
    assert kept.text == "[left out] at [left out]; [left out]; mossy; [left out] AD-10"
    assert kept.left_out == (("word from the records", 4),)


def test_a_name_that_is_a_word_of_the_mark_itself_harms_nothing() -> None:
    assert redact("Left Out", {"left", "out"}).text == "[left out] [left out]"
