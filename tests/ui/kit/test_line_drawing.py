"""Every shipped icon is drawn as Qt's own reader of SVG draws it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from anchordesk.settings import resource_path
from anchordesk.ui.kit.icons import icon_pixmap
from anchordesk.ui.kit.line_drawing import drawing_of

ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
SIZE, RATIO = 24, 2.0
# Of 255: where a line's edge falls between two pixels, the two readers round otherwise.
MOST_APART, MOST_ON_AVERAGE = 60, 0.3


def as_qt_draws(name: str) -> QImage:
    svg = (
        resource_path("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", "#000000")
    )
    edge = round(SIZE * RATIO)
    image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return image


def shades(image: QImage) -> list[int]:
    return [
        image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width())
    ]


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_looks_as_its_file_says(qapp: QApplication, name: str) -> None:
    drawn = shades(icon_pixmap(name, "#000000", SIZE, RATIO).toImage())
    wanted = shades(as_qt_draws(name))
    apart = [abs(one - other) for one, other in zip(drawn, wanted, strict=True)]
    assert sum(wanted) > 0
    assert max(apart) <= MOST_APART
    assert sum(apart) / len(apart) <= MOST_ON_AVERAGE


@pytest.mark.parametrize(
    "svg",
    [
        "<svg/>",
        '<path d="M0 0 S 1 1 2 2" />',
        '<path d="M0 0 a 1 1 30 0 1 2 2" />',
    ],
    ids=["nothing", "a letter that is not known", "an arc that is turned"],
)
def test_what_is_not_known_is_an_error(svg: str) -> None:
    with pytest.raises(ValueError, match=r"line|path|arc"):
        drawing_of(svg)


def test_numbers_and_flags_may_stand_without_spaces() -> None:
    apart = drawing_of('<path d="M 4 4 a 2 2 0 0 1 2 -2 h 0.5 l 0.5 0.5" />')
    together = drawing_of('<path d="M4 4a2 2 0 012-2h.5l.5.5" />')
    assert apart == together
