"""Contrast measured on what is painted: every look of words, in each state, in each theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStyle,
    QStyleOptionViewItem,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tag, Tone
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch
from anchordesk.ui.kit.tokens import TEXT_CONTRAST, contrast

THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)
# Inside of edges and rings: they are measured with the tokens, at 3.
EDGE = 6
WORDS = "MWH 88"
ON_NAVIGATION = {LabelLook.BRAND, LabelLook.ON_NAV}
NAVIGATION = {ButtonLook.NAV, ButtonLook.NAV_SMALL}


def read_of(image: QImage, place: QRect) -> float:
    """The contrast of what is painted in a place: its ground against what stands out most."""
    colours = Counter(
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    )
    ground = colours.most_common(1)[0][0]
    return max(contrast(ground, colour) for colour in colours)


def inside_of(widget: QWidget) -> QRect:
    is_bare = isinstance(widget, QLabel)
    return widget.rect() if is_bare else widget.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)


@pytest.fixture(params=THEMES)
def page(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QWidget]:
    switch = qapp.findChild(ThemeSwitch) or ThemeSwitch(qapp)
    # Twice as large, a stroke is wider than the softness of its edges.
    switch.apply(Appearance(request.param, 200))
    window = QWidget()
    window.setProperty("look", "page")
    QVBoxLayout(window)
    switch.dressing.add(window)
    yield window
    window.deleteLater()
    switch.apply(Appearance(ThemeChoice.LIGHT))


def shown(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.show()
    QApplication.processEvents()


def weak(page: QWidget, named: dict[str, QWidget]) -> list[str]:
    shown(page, *(one for one in named.values() if one.parent() is None))
    # The whole page: words by themselves have no ground.
    image = page.grab().toImage()
    found = {
        name: read_of(image, inside_of(one).translated(one.mapTo(page, QPoint(0, 0))))
        for name, one in named.items()
    }
    return [f"{name}: {ratio:.1f}" for name, ratio in found.items() if ratio < TEXT_CONTRAST]


def test_buttons_and_chips_plain_chosen_and_disabled(page: QWidget) -> None:
    buttons: dict[str, QWidget] = {}
    for look in set(ButtonLook) - {ButtonLook.ICON_ONLY} - NAVIGATION:
        buttons[f"{look} button"] = Button(WORDS, look=look)
        disabled = Button(WORDS, look=look)
        disabled.setEnabled(False)
        buttons[f"disabled {look} button"] = disabled
    chosen = Button(WORDS)
    chosen.setCheckable(True)
    chosen.setChecked(True)
    buttons["chosen button"] = chosen
    assert weak(page, buttons) == []


def test_words_of_every_look_on_pages_cards_and_notices(page: QWidget) -> None:
    onto_card = Card()
    grounds: list[tuple[QFrame, QVBoxLayout]] = []
    for tone in Tone:
        for kind in ("notice", "band"):
            frame = QFrame()
            frame.setProperty("look", f"{kind}-{tone}")
            grounds.append((frame, QVBoxLayout(frame)))
    labels: dict[str, QWidget] = {}
    for look in set(LabelLook) - ON_NAVIGATION:
        labels[f"{look} on page"] = Words(WORDS, look, wraps=False)
        card = Words(WORDS, look, wraps=False)
        onto_card.body.addWidget(card)
        labels[f"{look} on card"] = card
    for frame, column in grounds:
        for look in (LabelLook.BODY, LabelLook.HEADING):
            words = Words(WORDS, look, wraps=False)
            column.addWidget(words)
            labels[f"{look} on {frame.property('look')}"] = words
    shown(page, onto_card, *(frame for frame, _ in grounds))
    assert weak(page, labels) == []


def test_fields_filled_empty_and_disabled(page: QWidget) -> None:
    filled, empty, disabled = QLineEdit(WORDS), QLineEdit(), QLineEdit(WORDS)
    empty.setPlaceholderText(WORDS)
    disabled.setEnabled(False)
    selected = QLineEdit(WORDS * 6)
    selected.selectAll()
    choice, off = Choice(), Choice()
    for one in (choice, off):
        one.add_option(WORDS, 1)
    off.setEnabled(False)
    tabs = QTabBar()
    tabs.addTab(WORDS)
    named: dict[str, QWidget] = {
        "line": filled,
        "placeholder": empty,
        "disabled line": disabled,
        "selected words": selected,
        "choice": choice,
        "disabled choice": off,
        "tick": Tick(WORDS),
        "tab": tabs,
        **{f"{tone} tag": Tag(WORDS, tone) for tone in Tone},
    }
    assert weak(page, named) == []


def test_cells_chosen_and_not(page: QWidget) -> None:
    cells = [Cell(WORDS, look) for look in set(CellLook) - {CellLook.TAG, CellLook.ALERT}]
    cells += [Cell(WORDS, look, tone) for look in (CellLook.TAG, CellLook.ALERT) for tone in Tone]
    model, table = LinesModel([str(at) for at in range(len(cells))]), Table("Cells")
    table.setModel(model)
    model.show_rows([tuple(cells)])
    shown(page, table)
    found = []
    for state in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_Selected):
        for at, cell in enumerate(cells):
            option = QStyleOptionViewItem()
            option.rect, option.state = QRect(0, 0, 320, 76), state
            image = QImage(320, 76, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            table.itemDelegate().paint(painter, option, model.index(0, at))
            painter.end()
            # Of a tag, the words are read on its own ground.
            is_tag = cell.look in (CellLook.TAG, CellLook.ALERT)
            place = QRect(34, 24, 80, 28) if is_tag else QRect(8, 8, 300, 58)
            ratio = read_of(image, place)
            if ratio < TEXT_CONTRAST:
                found.append(f"{cell.look} {cell.tone} {state.name}: {ratio:.1f}")
    assert found == []


def test_a_bar_says_its_share_beside_it_where_it_can_be_read(page: QWidget) -> None:
    busy = Busy()
    shown(page, busy)
    busy.start("Saving")
    busy._on_words_due()
    busy._on_bar_due()
    busy.progress(7, 10)
    QApplication.processEvents()
    bar = busy.findChild(QProgressBar)
    share = next(one for one in busy.findChildren(QLabel) if one.text() == "70 %")
    assert bar is not None
    assert not bar.isTextVisible()
    place = share.rect().translated(share.mapTo(page, QPoint(0, 0)))
    assert read_of(page.grab().toImage(), place) >= TEXT_CONTRAST


def test_weak_words_are_found(page: QWidget) -> None:
    faint = QLabel(WORDS)
    faint.setStyleSheet("background: #777777; color: #888888; padding: 8px")
    assert weak(page, {"faint": faint}) != []
