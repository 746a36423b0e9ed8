"""Languages of papers: strictly read, said in gaps, found by however a record names them."""

from __future__ import annotations

from datetime import date

import pytest

from anchordesk.domain.paper_language import (
    IN_ENGLISH,
    PLAN_SENTENCES,
    LanguageFileError,
    LanguagesFound,
    read_language,
)
from anchordesk.settings import resource_path

SMALL = """names = ["Polish", "polski"]
weekdays = ["a", "b", "c", "d", "e", "f", "g"]
months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
day_form = "{year}, {month} {day}: {weekday}"

[[sentences]]
english = "Goal: {words}"
translated = "Cel: {words}"
"""


def test_days_and_sentences_are_said_and_what_is_missing_is_english() -> None:
    polish = read_language(SMALL, "language.toml", "pl")
    assert polish.day(date(2026, 11, 24)) == "2026, 11 24: b"
    assert polish.plain_day(date(2026, 11, 24)) == "24 11 2026"
    assert polish.say("Goal: {words}", words="x {y}") == "Cel: x {y}"
    assert polish.say("When we meet") == "When we meet"
    assert len(polish.missing) == len(PLAN_SENTENCES) - 1
    assert not polish.is_checked
    assert IN_ENGLISH.day(date(2026, 11, 24)) == "Tuesday 24 November 2026"


def test_every_sentence_of_the_plan_has_welsh_words() -> None:
    path = resource_path("letters", "cy", "language.toml")
    welsh = read_language(path.read_text("utf-8"), path.name, "cy")
    assert welsh.missing == ()
    assert welsh.day(date(2026, 11, 24)) == "dydd Mawrth 24 Tachwedd 2026"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", "en"),
        ("English", "en"),
        ("polish", "pl"),
        ("Polski", "pl"),
        ("pl", "pl"),
        ("Polish (reads some English)", "en"),
        ("Polish, speaks well", "pl"),
        ("Polishing", None),
        ("Arabic", None),
    ],
)
def test_a_language_is_found_by_what_a_record_says(said: str, code: str | None) -> None:
    found = LanguagesFound((IN_ENGLISH, read_language(SMALL, "language.toml", "pl"))).named(said)
    assert (None if found is None else found.code) == code


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ('["Polish", "polski"]', "[]", "line 1", "at least its English name"),
        ('"g"]', "]", "line 2", "list of 7 names"),
        ("{weekday}", "{wekday}", "line 4", "gap that nothing fills"),
        ("Cel: {words}", "Cel", "line 8", "gaps differ"),
        ("Goal: {words}", "Gaol: {words}", "line 7", "no sentence of a plan"),
        ("names", "name", "line 1", "not a known setting"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(before: str, after: str, line: str, told: str) -> None:
    with pytest.raises(LanguageFileError) as refused:
        read_language(SMALL.replace(before, after, 1), "language.toml", "pl")
    assert line in refused.value.what_happened
    assert told in refused.value.what_happened
