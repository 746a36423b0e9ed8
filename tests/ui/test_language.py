"""The window in Welsh, and catalogues that say what the sources say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from anchordesk.services.desk import Desk
from anchordesk.settings import resource_path
from anchordesk.ui import language
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.theme import Appearance, ThemeChoice
from anchordesk.ui.language import Language, speak, spoken
from anchordesk.ui.resident.next_action import parse_next_action
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.view import SettingsScreen
from anchordesk.ui.words import count, due_words, long_date, parse_date, short_date, translate
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault

ROOT = Path(__file__).resolve().parents[2]
WELSH = resource_path("translations", "anchordesk_cy.ts")


@pytest.fixture
def welsh(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Language.WELSH)
    yield
    speak(qapp, Language.ENGLISH)


@pytest.fixture
def welsh_window(
    qapp: QApplication, make_driver: MakeDriver, desk: Desk, tmp_path: Path
) -> Iterator[Driver]:
    make_vault(desk)
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "appearance.json").write_text(
        '{"theme": "light", "text_percent": 100, "language": "cy"}', "utf-8"
    )
    yield make_driver(kept=True)
    speak(qapp, Language.ENGLISH)


def translations() -> Iterator[tuple[str, str]]:
    """Each text of the source with each form that it has in Welsh."""
    for message in ElementTree.parse(WELSH).getroot().iter("message"):
        source, said = message.findtext("source"), message.find("translation")
        assert source is not None
        assert said is not None
        for words in [said.text, *(form.text for form in said.iter("numerusform"))]:
            if words and words.strip():
                yield source, words


def test_catalogues_and_sources_say_the_same() -> None:
    command = [sys.executable, str(ROOT / "docs" / "make_catalogue.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, f"Run `python docs/make_catalogue.py`. {done.stderr}"


def test_the_guide_says_honestly_how_much_is_in_welsh() -> None:
    """To within three of a hundred: a new screen must not make the guide wrong at once."""
    messages = list(ElementTree.parse(WELSH).getroot().iter("message"))
    said = [one for one in messages if "".join(one.find("translation").itertext()).strip()]  # type: ignore[union-attr]
    guide = (ROOT / "docs" / "guides" / "support-worker.md").read_text("utf-8")
    told = re.search(r"(\d+) of 100 of the programme's texts", guide)
    assert told is not None
    assert abs(int(told[1]) - 100 * len(said) / len(messages)) <= 3


def test_translations_keep_what_is_filled_in_and_the_keys_of_labels() -> None:
    wrong = [
        (source, words)
        for source, words in translations()
        if set(re.findall(r"\{\w*\}", source)) != set(re.findall(r"\{\w*\}", words))
        or source.count("&") != words.count("&")
    ]
    assert wrong == []
    assert sum(1 for _ in translations()) > 600


def test_english_loads_no_catalogue(qapp: QApplication, make_driver: MakeDriver) -> None:
    make_driver()
    assert qapp.findChildren(QTranslator) == []


def test_the_computer_s_language_is_spoken_unless_one_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Computer:
        languages: ClassVar = ["cy-GB", "cy", "en-GB"]

        @classmethod
        def system(cls) -> type[Computer]:
            return cls

        @classmethod
        def uiLanguages(cls) -> list[str]:  # noqa: N802 - Qt's name
            return cls.languages

    monkeypatch.setattr(language, "QLocale", Computer)
    assert spoken(Language.SYSTEM) is Language.WELSH
    assert spoken(Language.ENGLISH) is Language.ENGLISH
    for others in (["en-GB", "cy"], ["de-DE"], []):
        Computer.languages = others
        assert spoken(Language.SYSTEM) is Language.ENGLISH


def test_a_missing_catalogue_costs_the_translation_only(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "resource_path", tmp_path.joinpath)
    speak(qapp, Language.WELSH)
    assert translate("places", "Today") == "Today"
    speak(qapp, Language.ENGLISH)


def test_days_are_said_and_typed_in_welsh(welsh: None) -> None:
    assert long_date(date(2026, 7, 9)) == "9 Gorffennaf 2026"
    assert short_date(date(2026, 2, 28)) == "28 Chwef 2026"
    assert due_words(date(2026, 11, 21), TODAY) == "2 ddiwrnod yn hwyr"
    for month in range(1, 13):
        day = date(2026, month, 3)
        for typed in (long_date(day), short_date(day), f"{day.day} {day.month} {day.year}"):
            assert parse_date(typed, TODAY) == day
    assert parse_date("3 july 2026", TODAY) == date(2026, 7, 3)
    for typed in ("gwe ffonio'n ôl", "fri ffonio'n ôl", "gwener ffonio'n ôl"):
        assert parse_next_action(typed, TODAY).due_on == date(2026, 11, 27)
    assert parse_next_action("yfory anfon CV", TODAY).due_on == date(2026, 11, 24)


def test_numbers_take_the_form_that_welsh_has_for_them(welsh: None) -> None:
    said = [count(number, "day", "days") for number in (0, 1, 2, 3, 6, 11)]
    assert said == ["0 diwrnod", "1 diwrnod", "2 ddiwrnod", "3 diwrnod", "6 diwrnod", "11 diwrnod"]
    people = [count(number, "resident", "residents") for number in (1, 2, 10_000)]
    assert people == ["1 preswylydd", "2 o breswylwyr", "10,000 o breswylwyr"]


def test_numbers_in_english_need_no_catalogue() -> None:
    assert [count(number, "day", "days") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_a_welsh_day_from_unlocking_to_a_note(welsh_window: Driver) -> None:
    driver = welsh_window
    assert "Wedi'i gloi. Mae eich cofnodion yn ddiogel." in driver.words()
    assert driver.find(QPushButton, "Datgloi").text() == "Datgloi"
    driver.unlock()
    assert "Dydd Llun 23 Tachwedd 2026" in driver.words()
    driver.press("Llwyth achosion")
    driver.settle()
    assert "20 o breswylwyr" in driver.words()
    model = driver.caseload.table.model()
    dues = {model.index(row, 5).data(CELL_ROLE).words for row in range(model.rowCount())}
    assert {"Heddiw", "2 ddiwrnod yn hwyr", "26 Tach 2026"} <= dues
    assert twice(driver.frame) == []
    driver.keys("Ctrl+Shift+N")
    dialog = driver.dialog()
    assert twice(dialog) == []
    driver.keys("Ctrl+Return")
    assert "Ysgrifennwch ychydig eiriau am y cyswllt." in driver.words(dialog)


def twice(root: QWidget) -> list[str]:
    """Letters that more than one visible label or button of a form takes for itself."""
    labels = [label for label in root.findChildren(QLabel) if label.buddy() is not None]
    takers: list[QLabel | QAbstractButton] = [*labels, *root.findChildren(QAbstractButton)]
    shown = [taker.text() for taker in takers if taker.isVisible()]
    letters = Counter(
        found.group(1).lower() for words in shown if (found := re.search(r"&(\w)", words))
    )
    return [letter for letter, number in letters.items() if number > 1]


def test_the_language_is_chosen_in_the_settings(opened: Driver, tmp_path: Path) -> None:
    opened.frame.go("settings")
    opened.settle()
    screen = opened.frame.shown_screen
    assert isinstance(screen, SettingsScreen)
    screen.language_choice.choose(Language.WELSH)
    opened.settle()
    kept = AppearanceFile(tmp_path / "settings" / "appearance.json").load()
    assert kept == Appearance(ThemeChoice.LIGHT, 100, Language.WELSH)
    assert "Llwyth achosion" not in opened.words()


def test_what_was_kept_before_there_was_a_choice_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "appearance.json"
    path.write_text('{"theme": "dark", "text_percent": 125}', "utf-8")
    assert AppearanceFile(path).load() == Appearance(ThemeChoice.DARK, 125, Language.SYSTEM)
