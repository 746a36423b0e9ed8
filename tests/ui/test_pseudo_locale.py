"""With every translated word in brackets, what stands without them was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from anchordesk.domain.dates import MONTHS
from anchordesk.services.desk import Desk
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import ACTIONS, NAMES, make_vault

DAY = re.compile(rf"(\w+day )?(\d{{1,2}} )?({'|'.join(MONTHS)})( to \w+)? \d{{4}}")
OF_PEOPLE = {
    *NAMES,
    *ACTIONS,
    *("S. Kaur", "Elif", "Jones", "Harbour", "CF10 1AA", "AD-10001", "AD-10021"),
    *("Book travel support", "Chase reference", "Kitchen porter", "Harbour Café"),
    "Text first. Best time: before 14:00",
    "Interview confirmed for ward housekeeper role",
    "Thursday 14:00. Needs bus fare; asked hardship fund.",
    "Practised three questions. Confident on customer care.",
    "Sent interview preparation sheet and documents to bring.",
}
# Each is called by its own name in every language.
LANGUAGES = {"English", "Cymraeg"}
# Sentences that use cases put together; they are English in every language so far.
WRITTEN_BY_USE_CASES = {"This desk works on its own. Your work is saved on this laptop."}


class Brackets(QTranslator):
    """Puts every word of the window in brackets, as another language would change it."""

    def translate(
        self, _context: str, source: str, _comment: str | None = None, _number: int = -1
    ) -> str:
        """Return the words in brackets; an empty text stays empty."""
        return f"⟦{source}⟧" if source.strip() else source

    def isEmpty(self) -> bool:  # noqa: N802 - Qt asks by this name
        """Say that there are words."""
        return False


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    brackets = Brackets()
    qapp.installTranslator(brackets)
    yield
    qapp.removeTranslator(brackets)


def said_by(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() | QAbstractButton():
            return [widget.text()]
        case QComboBox():
            return [widget.itemText(at) for at in range(widget.count())]
        case QLineEdit():
            return [widget.placeholderText()]
        case _:
            return []


def untranslated(root: QWidget) -> set[str]:
    found = set()
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            found |= {w for w in said_by(widget) if any(c.isalpha() for c in w) and "⟦" not in w}
    return found


def definitions(desk: Desk) -> set[str]:
    """What comes from definition files, which have a language of their own."""
    library = desk.library
    pathways = library.pathways.values()
    titles = {pathway.title for pathway in pathways}
    stages = [stage for pathway in pathways for stage in pathway.stages]
    titles |= {words for stage in stages for words in (stage.title, stage.short_title)}
    titles |= {template.title for template in library.templates.values()}
    return titles | {scale.title for scale in library.scales}


def is_data(words: str, known: set[str]) -> bool:
    """Whether words are a person's own, a definition's, or a date, which is British by design."""
    parts = [part.strip() for line in words.split("·") for part in line.split(", ")]
    return words in known or DAY.fullmatch(words) is not None or set(parts) <= known


def test_every_word_of_screens_and_forms_can_be_translated(
    bracketed: None, make_driver: MakeDriver, desk: Desk
) -> None:
    make_vault(desk)
    known = definitions(desk) | OF_PEOPLE | WRITTEN_BY_USE_CASES | {"AnchorDesk"} | LANGUAGES
    driver = make_driver()
    found = {"locked": untranslated(driver.window)}
    driver.unlock()
    for place in driver.frame.places:
        if place.in_navigation:
            driver.frame.go(place.key)
            driver.settle()
            found[place.key] = untranslated(driver.window)
    driver.frame.go("caseload")
    driver.settle()
    for words in ("Add resident", "Save as spreadsheet"):
        found |= form(driver, words)
    driver.open_record_of("Elif Jones")
    for section in ("timeline", "plan", "needs", "jobs", "details"):
        driver.record.sections.show_section(section)
        driver.settle()
        found[section] = untranslated(driver.window)
    for words in ("Add note", "Move stage", "Record job", "Edit resident", "Add next action"):
        found |= form(driver, words)
    bare = [
        f"{where}: {words}"
        for where, said in found.items()
        for words in sorted(said)
        if not is_data(words, known)
    ]
    assert not bare, "\n".join(bare)


def form(driver: Driver, words: str) -> dict[str, set[str]]:
    """Open a form by its button, and return what was not translated on it."""
    driver.press(f"⟦{words}⟧")
    found = untranslated(driver.dialog())
    driver.keys("Esc")
    return {words: found}


def test_a_bare_word_is_found(bracketed: None, make_driver: MakeDriver, desk: Desk) -> None:
    make_vault(desk)
    driver = make_driver()
    QLabel("Bare words", driver.window).show()
    assert "Bare words" in untranslated(driver.window)
