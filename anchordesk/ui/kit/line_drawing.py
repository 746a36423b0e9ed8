"""Reads the lines of a shipped icon out of its SVG file, as a path that Qt draws.

Only what Lucide's icons consist of: paths, circles, rectangles and lines of one width, in a square
of 24. Qt's own reader takes 1.5 MiB for these thirty files; what is not known here is an error, and
a test reads and draws every file beside Qt's reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tan, tau

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

EDGE = 24.0
LINE_WIDTH = 2.0
# A quarter of a circle is one part, though its angle comes out a little larger.
ROUNDING = 1e-6
_ELEMENT = re.compile(r"<(path|circle|rect|line)\s([^>]*?)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_NUMBER = re.compile(r"[\s,]*(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([A-Za-z])")


def drawing_of(svg: str) -> QPainterPath:
    """Return all lines of an icon, in a square of EDGE.

    Raises:
        ValueError: if it holds anything but what Lucide's icons consist of.
    """
    drawn = QPainterPath()
    for element in _ELEMENT.finditer(svg):
        given: dict[str, str] = dict(_ATTRIBUTE.findall(element[2]))
        match element[1]:
            case "path":
                _add_path(drawn, given["d"])
            case "circle":
                x, y, radius = (float(given[name]) for name in ("cx", "cy", "r"))
                drawn.addEllipse(QPointF(x, y), radius, radius)
            case "rect":
                x, y, width, height = (
                    float(given.get(name, "0")) for name in ("x", "y", "width", "height")
                )
                across = given.get("rx") or given.get("ry") or "0"
                down = given.get("ry") or across
                drawn.addRoundedRect(QRectF(x, y, width, height), float(across), float(down))
            case _:
                drawn.moveTo(float(given["x1"]), float(given["y1"]))
                drawn.lineTo(float(given["x2"]), float(given["y2"]))
    if drawn.isEmpty():
        raise ValueError("no line was found")
    return drawn


class _Words:
    """The letters and numbers of a path, which may stand without a space between them."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._at = 0

    def command(self) -> str:
        """Return the next letter; empty where a number or the end comes."""
        return self._next(_COMMAND)

    def number(self) -> float:
        """Return the next number."""
        return float(self._next(_NUMBER))

    def flag(self) -> bool:
        """Return the next flag of an arc."""
        return self._next(_FLAG) == "1"

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return not self._words[self._at :].strip()

    def _next(self, kind: re.Pattern[str]) -> str:
        found = kind.match(self._words, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[1]


def _commands(words: _Words) -> Iterator[str]:
    """Yield the letter that each group of numbers is for: it need not be repeated."""
    letter = ""
    while not words.at_end:
        after_move = {"M": "L", "m": "l"}.get(letter, letter)
        letter = words.command() or after_move
        yield letter


def _add_path(drawn: QPainterPath, text: str) -> None:
    words, here, begun = _Words(text), QPointF(), QPointF()

    def point() -> QPointF:
        return QPointF(words.number(), words.number()) + (here if letter.islower() else QPointF())

    for letter in _commands(words):
        match letter.upper():
            case "M":
                here = begun = point()
                drawn.moveTo(here)
                continue
            case "Z":
                drawn.closeSubpath()
                here = begun
                continue
            case "L":
                to = point()
                drawn.lineTo(to)
            case "H":
                to = QPointF(words.number() + (here.x() if letter == "h" else 0), here.y())
                drawn.lineTo(to)
            case "V":
                to = QPointF(here.x(), words.number() + (here.y() if letter == "v" else 0))
                drawn.lineTo(to)
            case "C":
                first, second, to = point(), point(), point()
                drawn.cubicTo(first, second, to)
            case "Q":
                between, to = point(), point()
                drawn.quadTo(between, to)
            case "A":
                across, down, turned = words.number(), words.number(), words.number()
                large, clockwise = words.flag(), words.flag()
                to = point()
                if turned:
                    raise ValueError("an arc that is turned")
                _add_arc(drawn, here, to, QPointF(across, down), large=large, clockwise=clockwise)
            case _:
                raise ValueError(f"“{letter}” in a path")
        here = to


def _add_arc(
    drawn: QPainterPath,
    start: QPointF,
    to: QPointF,
    radii: QPointF,
    *,
    large: bool,
    clockwise: bool,
) -> None:
    """Add an arc between two points, as SVG 1.1 reckons it (appendix F.6.5), without a turn."""
    across, down = radii.x(), radii.y()
    half_x, half_y = (start.x() - to.x()) / 2 / across, (start.y() - to.y()) / 2 / down
    apart = hypot(half_x, half_y)
    if apart > 1:
        across, down = across * apart, down * apart
        half_x, half_y, apart = half_x / apart, half_y / apart, 1.0
    aside = sqrt(max(0.0, 1 - apart * apart)) / apart * (-1 if large == clockwise else 1)
    # In circles of radius 1: where the middle lies seen from halfway between the points.
    middle_x, middle_y = aside * half_y, -aside * half_x
    begins = atan2(half_y - middle_y, half_x - middle_x)
    ends = atan2(-half_y - middle_y, -half_x - middle_x)
    sweep = (ends - begins) % tau if clockwise else -((begins - ends) % tau)
    centre = (start + to) / 2 + QPointF(middle_x * across, middle_y * down)
    # Not QPainterPath.arcTo: it begins a hair beside the point, and the line gets a knot there.
    parts = ceil(abs(sweep) / (pi / 2) - ROUNDING)
    step = sweep / parts
    reach = 4 / 3 * tan(step / 4)

    def place(angle: float, ahead: float) -> QPointF:
        x, y = cos(angle) - ahead * sin(angle), sin(angle) + ahead * cos(angle)
        return centre + QPointF(x * across, y * down)

    for part in range(parts):
        angle = begins + part * step
        end = to if part == parts - 1 else place(angle + step, 0)
        drawn.cubicTo(place(angle, reach), place(angle + step, -reach), end)
