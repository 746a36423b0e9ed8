"""Another theme or text size: what is seen changes first and at once, the rest in later turns."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from anchordesk.ui.kit.dressing import Dressing, _Part
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch
from anchordesk.ui.kit.tokens import DARK, LIGHT
from anchordesk.ui.language import Language
from anchordesk.ui.settings.view import SettingsScreen
from tests.ui.driver import Driver
from tests.ui.test_long_timeline import WHO, cards, told

__all__ = ["told"]

# Of the processor each takes 0.2 ms, and 50 ms are the most that a turn may take.
MOST_IN_A_PART = 200
SCREENS = ("today", "caseload", "opportunities", "returns", "sync", "team", "import", "settings")


@pytest.fixture
def switch(qapp: QApplication) -> ThemeSwitch:
    return qapp.findChildren(ThemeSwitch)[-1]


def ground_of(widget: QWidget) -> str:
    """The colour in the bottom left corner, as it is painted."""
    image = widget.window().grab().toImage()
    at = widget.mapTo(widget.window(), widget.rect().bottomLeft())
    return image.pixelColor(at.x() + 2, at.y() - 2).name().upper()


def settings(driver: Driver) -> SettingsScreen:
    driver.frame.go("settings")
    driver.settle()
    screen = driver.frame.shown_screen
    assert isinstance(screen, SettingsScreen)
    return screen


def turn_until_painted_anew(driver: Driver) -> None:
    QApplication.processEvents()
    driver.qtbot.waitUntil(driver.window.updatesEnabled)


def test_the_screen_that_is_seen_changes_before_those_that_are_not(
    opened: Driver, switch: ThemeSwitch
) -> None:
    caseload, shown = opened.caseload, settings(opened)
    holder = caseload.parentWidget()
    assert holder is not None
    shown.theme_choice.choose(ThemeChoice.DARK)
    turn_until_painted_anew(opened)
    assert ground_of(shown) == DARK.bg
    light = switch.dressing.is_old
    assert light(opened.frame._stack._holders["caseload"])
    opened.settle()
    assert not light(opened.frame._stack._holders["caseload"])


def test_nothing_is_painted_while_only_a_part_has_the_new_look(
    opened: Driver, switch: ThemeSwitch, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, painted = Dressing._change, []

    def change(self: Dressing, part: _Part) -> None:
        if part.widget.isVisible():
            painted.append(opened.window.updatesEnabled())
        real(self, part)

    monkeypatch.setattr(Dressing, "_change", change)
    switch.apply(Appearance(ThemeChoice.DARK))
    turn_until_painted_anew(opened)
    assert len(painted) >= 2
    assert not any(painted)


def test_a_screen_gone_to_at_once_has_the_new_look(opened: Driver) -> None:
    shown = settings(opened)
    shown.theme_choice.choose(ThemeChoice.DARK)
    opened.frame.go("caseload")
    opened.qtbot.waitUntil(lambda: opened.frame.here == "caseload")
    turn_until_painted_anew(opened)
    assert ground_of(opened.caseload) == DARK.bg


def test_a_lock_is_painted_though_a_theme_is_being_put_on(
    opened: Driver, switch: ThemeSwitch
) -> None:
    switch.apply(Appearance(ThemeChoice.DARK))
    assert not opened.window.updatesEnabled()
    opened.window.lock()
    assert opened.window.updatesEnabled()
    opened.settle()
    assert ground_of(opened.window.unlock_view) == DARK.bg


def test_a_record_with_thirty_cards_shows_them_again(told: Driver, switch: ThemeSwitch) -> None:
    told.open_record_of(WHO)
    told.settle()
    area = told.record._area.verticalScrollBar()
    area.setValue(400)
    before = [card.accessibleName() for card in cards(told)]
    switch.apply(Appearance(ThemeChoice.DARK))
    told.settle()
    assert [card.accessibleName() for card in cards(told)] == before
    assert area.value() == 400
    assert "Phone not known" in told.words(told.record.side)


def test_a_form_over_the_record_keeps_what_is_typed(opened: Driver, switch: ThemeSwitch) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    form = opened.dialog()
    words = form.findChildren(QPlainTextEdit)[0]
    words.setFocus()
    QTest.keyClicks(words, "Rang about the lease")
    switch.apply(Appearance(ThemeChoice.DARK))
    opened.settle()
    assert opened.dialog() is form
    assert words.toPlainText() == "Rang about the lease"
    assert words.hasFocus()
    assert ground_of(form) == DARK.bg


class _Styled(QObject):
    """Counts who was told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.told += event.type() == QEvent.Type.StyleChange
        return False


def test_another_language_styles_nothing_anew(opened: Driver, qapp: QApplication) -> None:
    shown = settings(opened)
    styled = _Styled()
    qapp.installEventFilter(styled)
    shown.language_choice.choose(Language.WELSH)
    opened.settle()
    qapp.removeEventFilter(styled)
    assert styled.told == 0
    assert ground_of(shown) == LIGHT.bg


def test_no_part_has_so_many_widgets_that_styling_them_holds_the_window_up(
    told: Driver, switch: ThemeSwitch
) -> None:
    told.open_record_of(WHO)
    for section in ("plan", "needs", "jobs", "consent", "details", "opportunities", "timeline"):
        told.record.sections.show_section(section)
        told.settle()
    for place in SCREENS:
        told.frame.go(place)
        told.settle()
    found: Counter[str] = Counter()
    for part in switch.dressing._parts:
        if part.is_left and part.widget.window() is told.window:
            part.shed()
            inside = part.widget.findChildren(QWidget)
            name = next((one.accessibleName() for one in inside if one.accessibleName()), "")
            found[f"{type(part.widget).__name__} {name}"] = len(inside)
    assert len(found) >= len(SCREENS)
    assert {name: many for name, many in found.items() if many > MOST_IN_A_PART} == {}


def test_a_notice_bar_carries_a_sheet_from_its_first_notice_on(opened: Driver) -> None:
    bar = NoticeBar()
    opened.qtbot.addWidget(bar)
    assert bar.styleSheet() == ""
    bar.tell("The backup is not readable.", Tone.DANGER)
    assert bar.styleSheet() != ""
    assert ground_of(bar) == LIGHT.danger_weak
