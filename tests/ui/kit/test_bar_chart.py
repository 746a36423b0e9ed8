from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from anchordesk.ui.kit.bar_chart import Bar, BarChart
from anchordesk.ui.kit.labels import Words

FINDING = "88 of 420 people referred have started work"
BARS = [Bar("Referred", 420), Bar("Offer", None), Bar("Started", 88)]


@pytest.fixture
def chart(qtbot: QtBot) -> BarChart:
    made = BarChart()
    qtbot.addWidget(made)
    made.show_bars(FINDING, BARS, whole=420)
    made.resize(640, 300)
    made.show()
    return made


def test_a_screen_reader_hears_the_same_figures(chart: BarChart) -> None:
    heard = [
        widget.accessibleDescription()
        for widget in chart.findChildren(QWidget)
        if widget.accessibleName() == FINDING
    ]
    assert heard == ["Referred: 420  (100%); Offer: hidden; Started: 88  (21%)"]


def test_show_as_table_shows_the_same_figures_and_goes_back(chart: BarChart) -> None:
    button = chart.findChild(QPushButton)
    assert button is not None
    button.click()
    shown = "\n".join(label.text() for label in chart.findChildren(Words) if label.isVisible())
    assert "Started: 88  (21%)" in shown
    assert "Offer: hidden" in shown
    assert button.text() == "Show as chart"
    button.click()
    assert button.text() == "Show as table"


def test_a_hidden_bar_has_the_same_picture_whatever_the_others_are(qtbot: QtBot) -> None:
    pictures = []
    for value in (6, 400):
        chart = BarChart()
        qtbot.addWidget(chart)
        chart.show_bars("Finding", [Bar("Offer", None), Bar("Started", value)])
        chart.resize(640, 300)
        chart.show()
        bars = next(w for w in chart.findChildren(QWidget) if w.accessibleName() == "Finding")
        pictures.append(bars.grab().toImage().copy(0, 0, 200, 30))
    assert pictures[0] == pictures[1]


def test_more_than_ten_bars_are_refused(chart: BarChart) -> None:
    with pytest.raises(ValueError, match="at most ten"):
        chart.show_bars("Too many", [Bar(str(at), at) for at in range(11)])
