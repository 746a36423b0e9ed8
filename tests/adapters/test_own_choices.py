"""Lists of one's own take the place of those that are shipped, and a wrong one is told."""

from __future__ import annotations

from pathlib import Path

from anchordesk.adapters.resource_library import load_library
from anchordesk.settings import resource_path

OWN = 'code = "funders"\ntitle = "Funder"\n[[choices]]\ncode = "barrow"\ntitle = "Barrow Trust"\n'


def put(folder: Path, name: str, text: bytes) -> None:
    (folder / "choices").mkdir(parents=True, exist_ok=True)
    (folder / "choices" / name).write_bytes(text)


def test_ones_own_list_takes_the_place_of_ours_and_a_later_folder_counts(tmp_path: Path) -> None:
    put(tmp_path / "it", "funders.toml", OWN.encode())
    put(tmp_path / "me", "mine.toml", OWN.replace("Barrow", "Furness").encode())
    for folders, title in ((("it",), "Barrow Trust"), (("it", "me"), "Furness Trust")):
        library = load_library(resource_path(), tuple(tmp_path / name for name in folders))
        assert [one.title for one in library.choices("funders").choices] == [title]
        assert library.choice_problems == ()
        assert library.choices("need-severity").title_of("high") == "High"


def test_a_wrong_list_is_not_used_and_told_with_its_line(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", OWN.replace('title = "Barrow', 'titel = "Barrow').encode())
    put(tmp_path, "b.toml", OWN.replace('"funders"', '"founders"').encode())
    put(tmp_path, "c.toml", b"\xff")
    put(tmp_path, "d.toml", b"#" * 70_000)
    library = load_library(resource_path(), (tmp_path,))
    assert library.choices("funders").title_of("council") == "Council or combined authority"
    first, second, third, fourth = library.choice_problems
    assert "a.toml, line 5" in first
    assert "no list called “founders”" in second
    assert "UTF-8" in third
    assert "larger than 64 kilobytes" in fourth
