"""A row of widgets that goes on in a second line when the window or the text leaves no room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from anchordesk.ui.kit.tokens import SPACE_2


class FlowLayout(QLayout):
    """Lays widgets out line by line; those that want to expand share what is left of a line.

    With `first_alone`, the first widget has a line of its own where not all fit into one, so
    that a title's buttons stay together.
    """

    def __init__(
        self, parent: QWidget | None = None, spacing: int = SPACE_2, *, first_alone: bool = False
    ) -> None:
        super().__init__(parent)
        self._first_alone = first_alone
        self._items: list[QLayoutItem] = []
        # What was reckoned since anything changed: Qt asks some twenty times for each layout.
        self._size: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add at the end."""
        self._items.append(item)
        # Or a widget that is taken out and put in again would keep its earlier place.
        self.invalidate()

    def invalidate(self) -> None:
        """Forget what was reckoned; called by Qt when a widget comes, goes or changes its size."""
        self._size = None
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        """Return how many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt asks past the end
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt asks past the end
        """Take an item out, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Return that the row takes the width it gets."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay the widgets out."""
        super().setGeometry(place)
        self._arrange(place, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line."""
        if self._size is None:
            sizes = [item.sizeHint() for item in self._shown()]
            width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
            self._size = QSize(width, max((size.height() for size in sizes), default=0))
        return self._size

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the widest widget: all others can go to lines of their own."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        alone = self._first_alone and self.sizeHint().width() > width
        for item in self._shown():
            wanted = item.sizeHint().width()
            if alone and len(lines) == 1 and len(lines[0]) == 1:
                used = width
            if lines and used + self.spacing() + wanted <= width:
                lines[-1].append(item)
                used += self.spacing() + wanted
            else:
                lines.append([item])
                used = wanted
        return lines

    def _arrange(self, place: QRect, *, move: bool) -> int:
        top = place.top()
        for line in self._lines(place.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._arrange_line(line, QRect(place.left(), top, place.width(), height))
            top += height + self.spacing()
        return max(0, top - place.top() - self.spacing())

    def _arrange_line(self, line: list[QLayoutItem], place: QRect) -> None:
        widths = [min(item.sizeHint().width(), place.width()) for item in line]
        left_over = place.width() - sum(widths) - self.spacing() * (len(line) - 1)
        growing = [
            at
            for at, item in enumerate(line)
            if item.expandingDirections() & Qt.Orientation.Horizontal
        ]
        for number, at in enumerate(growing):
            widths[at] += left_over // len(growing) + (number < left_over % len(growing))
        left = place.left()
        for item, width in zip(line, widths, strict=True):
            height = item.sizeHint().height()
            down = (place.height() - height) // 2
            item.setGeometry(QRect(QPoint(left, place.top() + down), QSize(width, height)))
            left += width + self.spacing()
