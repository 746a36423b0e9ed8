from __future__ import annotations

import pytest

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.code_list import CodeListFileError, read_code_list
from anchordesk.settings import resource_path

CODE_LISTS = load_library(resource_path()).code_lists


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("barista", "9266 Coffee shop workers"),
        ("kitchen por", "9263 Kitchen and catering assistants"),
        ("ward clean", "9223 Cleaners and domestics"),
        ("9264", "9264 Waiters and waitresses"),
    ],
)
def test_an_occupation_is_found_by_everyday_words(typed: str, found: str) -> None:
    occupations = CODE_LISTS["occupations"]
    assert [entry.label for entry in occupations.search(typed)] == [found]
    entry = occupations.labelled(found.upper())
    assert entry is not None
    assert entry.label == found


def test_industries_of_hospitality_and_health_are_there() -> None:
    industries = CODE_LISTS["industries"]
    assert {entry.code for entry in industries.search("hotel")} >= {"55", "55.10"}
    assert industries.entry("86.10") is not None
    assert industries.search("") == ()
    assert industries.labelled("pub work") is None


def test_each_list_says_its_edition_its_source_and_that_it_was_not_compared() -> None:
    for codes in CODE_LISTS.values():
        assert codes.edition in ("SOC 2020", "SIC 2007")
        assert "from memory" in codes.source


def test_a_code_that_stands_twice_is_refused_by_file() -> None:
    head = 'code="a"\ntitle="A"\nedition="E"\nsource="S"\nchecked_on=2026-11-28\n'
    entry = '[[entries]]\ncode="1"\ntitle="One"\n'
    assert len(read_code_list(head + entry, "a.toml").entries) == 1
    with pytest.raises(CodeListFileError, match=r"a\.toml, a code stands twice"):
        read_code_list(head + entry + entry, "a.toml")
