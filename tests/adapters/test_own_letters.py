"""Letters and messages of an organisation's own: they count first, and a wrong one is told."""

from __future__ import annotations

from pathlib import Path

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.letter_template import LetterTemplate
from anchordesk.settings import resource_path

WELL_DONE = """code = "well_done"
title = "Well done, from us"
about = "none"

[[wordings]]
language = "en"
paragraphs = ["Da iawn, {first_name}."]
"""


def texts(folder: Path) -> tuple[dict[str, LetterTemplate], tuple[str, ...]]:
    found = load_library(resource_path(), (folder / "of-it", folder / "own")).read_texts()
    return {one.code: one for one in found.templates}, found.problems


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_ones_own_takes_the_place_of_the_shipped_one_and_of_its(tmp_path: Path) -> None:
    put(tmp_path / "of-it" / "texts" / "a.toml", WELL_DONE.replace("us", "IT").encode())
    assert texts(tmp_path)[0]["well_done"].title == "Well done, from IT"
    put(tmp_path / "own" / "texts" / "a.toml", WELL_DONE.encode())
    found, problems = texts(tmp_path)
    assert found["well_done"].title == "Well done, from us"
    assert "appointment_reminder" in found
    assert problems == ()


def test_a_wrong_file_is_told_with_its_line_and_the_others_stay(tmp_path: Path) -> None:
    wrong = WELL_DONE.replace("{first_name}", "{nmae}")
    put(tmp_path / "own" / "texts" / "mine.toml", wrong.encode())
    put(tmp_path / "own" / "texts" / "old.toml", "title = 'Ŵyth'".encode("utf-16"))
    put(tmp_path / "own" / "texts" / "long.toml", b"#" * 70_000)
    found, problems = texts(tmp_path)
    assert found["well_done"].title == "Well done"
    mine, long, old = (next(p for p in problems if n in p) for n in ("mine", "long", "old"))
    assert "mine.toml, line 7" in mine
    assert "nothing fills in nmae" in mine
    assert "old.toml is not written in UTF-8" in old
    assert "long.toml is larger" in long


def test_a_letter_cannot_ask_for_what_only_messages_know(tmp_path: Path) -> None:
    asks = WELL_DONE.replace("{first_name}", "{more}").encode()
    put(tmp_path / "own" / "letters" / "mine.toml", asks)
    put(tmp_path / "own" / "texts" / "mine.toml", asks)
    library = load_library(resource_path(), (tmp_path / "own",))
    assert "nothing fills in more" in library.read_letters().problems[0]
    assert library.read_texts().problems == ()


PAPERS = Path(__file__).resolve().parent.parent / "data" / "papers"


def test_a_translation_adds_words_to_a_shipped_letter_and_says_whether_it_was_checked() -> None:
    library = load_library(resource_path(), (PAPERS,))
    letter = next(one for one in library.read_letters().templates if one.code == "outcome_check")
    assert letter.wordings["ar"][1] == "كيف حالك؟"
    assert letter.is_in("cy")
    assert letter.checked == {"en"}
    arabic = library.read_languages().named("Arabic")
    assert arabic is not None
    assert arabic.right_to_left
    assert library.read_languages().problems == ()


def test_every_shipped_letter_and_message_has_welsh_words() -> None:
    library = load_library(resource_path())
    for found in (library.read_letters(), library.read_texts()):
        assert [one.code for one in found.templates if not one.is_in("cy")] == []


def test_wrong_translations_are_told_and_change_nothing(tmp_path: Path) -> None:
    put(tmp_path / "letters" / "cy" / "a.toml", b'code = "no_such"\nparagraphs = ["a"]')
    put(tmp_path / "letters" / "cy" / "b.toml", b'code = "appointment"\nparagraphs = ["{nmae}"]')
    put(tmp_path / "letters" / "en" / "c.toml", b'code = "appointment"\nparagraphs = ["a"]')
    put(tmp_path / "letters" / "pl" / "language.toml", b'names = ["Polish"]')
    put(tmp_path / "consent" / "pl" / "m.toml", b'purpose = "messages"\nversion = 9\nwords = "a"\n')
    library = load_library(resource_path(), (tmp_path,))
    told = " ".join((*library.read_letters().problems, *library.read_languages().problems))
    for part in (
        *("cy/a.toml, line 1", "cy/b.toml, line 2", "nothing fills in nmae"),
        *("en/c.toml", "pl/language.toml", "pl/m.toml"),
    ):
        assert part in told
    shipped = load_library(resource_path())
    assert library.read_letters().templates == shipped.read_letters().templates
    assert library.consent_texts == shipped.consent_texts


def test_a_consent_text_can_have_words_of_ones_own(tmp_path: Path) -> None:
    own = 'purpose = "messages"\nversion = 1\nwords = "Czy możemy?"\nif_withdrawn = "Nie."\n'
    put(tmp_path / "consent" / "pl" / "m.toml", own.encode())
    texts = load_library(resource_path(), (tmp_path,)).consent_texts
    asked = next(one for one in texts if (one.purpose.value, one.version) == ("messages", 1))
    assert asked.wording("pl").words == "Czy możemy?"
    assert asked.wording("cy").language == "en"
