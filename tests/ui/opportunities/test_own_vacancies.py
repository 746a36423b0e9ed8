"""A vacancy is typed in on the Opportunities screen, changed, closed, and each is taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from anchordesk.ui.opportunities.vacancy_dialog import VacancyDialog
from anchordesk.ui.opportunities.view import OpportunitiesScreen
from tests.ui.driver import Driver


def screen_of(driver: Driver) -> OpportunitiesScreen:
    driver.frame.go("opportunities")
    driver.settle()
    shown = driver.frame.shown_screen
    assert isinstance(shown, OpportunitiesScreen)
    return shown


def rows(screen: OpportunitiesScreen) -> list[tuple[str, ...]]:
    model = screen.table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in (0, 2, 5))
        for row in range(model.rowCount())
    ]


def form_of(screen: OpportunitiesScreen) -> VacancyDialog:
    return screen.findChildren(VacancyDialog)[-1]


def test_a_vacancy_is_typed_in_changed_closed_and_taken_back(opened: Driver) -> None:
    screen = screen_of(opened)
    assert "type in" in screen._empty.text()
    assert not screen.own.change.isVisible()
    screen.own.new.click()
    opened.settle()
    form = form_of(screen)
    form.lines["employer"].setText("Harbour School")
    form.save_button.click()
    assert "Enter the role" in " ".join(
        label.text() for label in form.form.summary.findChildren(QLabel)
    )
    form.lines["role"].setText("Cook")
    form.band.setCurrentIndex(1)
    assert "an hour today" in form._band_pay.text()
    form.essential.setPlainText("Can lift 15 kg\n\n Reads English ")
    form.save_button.click()
    opened.settle()
    assert rows(screen) == [("Cook", "£12.92, NHS band 2", "No closing day")]
    assert "type in" not in screen._empty.text()
    screen.own.change.click()
    opened.settle()
    form = form_of(screen)
    assert form.essential.toPlainText() == "Can lift 15 kg\nReads English"
    form.lines["role"].setText("Chef")
    form.save_button.click()
    opened.settle()
    assert rows(screen)[0][0] == "Chef"
    screen.own.close_button.click()
    opened.settle()
    assert rows(screen) == []
    opened.press("Undo")
    opened.settle()
    assert rows(screen)[0][0] == "Chef"
