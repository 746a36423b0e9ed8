"""The saved views of the caseload in the bar at the side, each with how many residents it shows.

They are counted in a lane: after the unlock, a moment after each change of the records, and again
when a screen is shown and the counts are old, since days pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.finding_records import SavedView
from anchordesk.services.view_counts import CountedView, count_views
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import clear_layout
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_2, TEXT_SMALL
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count

if TYPE_CHECKING:
    from anchordesk.ui.shell.frame import Frame

# Those that Alt+1 to Alt+4 choose on the caseload.
MOST_SHOWN = 4
# What changes several records tells of it several times.
SETTLE_MS = 700
OLD_AFTER_SECONDS = 300.0
INDENT, GAP = 18, 4


class ViewEntry(Button):
    """A view: its name, in two lines where it is long, and the count at the right."""

    def __init__(self, counted: CountedView) -> None:
        super().__init__("", look=ButtonLook.NAV_SMALL)
        self._counted = counted
        self.show_count(counted)

    def show_count(self, counted: CountedView) -> None:
        """Tell how many the view shows now."""
        self._counted = counted
        residents = count(counted.residents, "resident", "residents")
        words = self.tr("{view}, {residents}").format(view=counted.view.name, residents=residents)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button, then its words: Qt would cut off the count."""
        super().paintEvent(event)
        theme = current_theme()
        plain = theme.font(TEXT_SMALL)
        bold = theme.font(TEXT_SMALL, QFont.Weight.DemiBold)
        number = f"{self._counted.residents:,}"
        number_width = QFontMetrics(bold).horizontalAdvance(number)
        place = QRectF(self.rect()).adjusted(theme.px(INDENT), 0, -SPACE_2 - 2, 0)
        room = int(place.width()) - number_width - GAP
        name = in_two_lines(self._counted.view.name, QFontMetrics(plain), room)
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens.on_nav))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(plain)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | middle), name)
        painter.setFont(bold)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | middle), number)
        painter.end()


def in_two_lines(words: str, metrics: QFontMetrics, room: int) -> str:
    """Return words in as many lines as there is height for, cut off with dots if that is too few.

    Args:
        room: In pixels, for each line.
    """
    first, *rest = words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= room:
        first = f"{first} {rest.pop(0)}"
    lines = [first, " ".join(rest)] if rest else [first]
    dots = Qt.TextElideMode.ElideRight
    return "\n".join(
        # Qt cuts off what fits to the pixel.
        line if metrics.horizontalAdvance(line) <= room else metrics.elidedText(line, dots, room)
        for line in lines
    )


class ViewEntries(QWidget):
    """The first views, in their order. Emits `chosen(SavedView)`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self.setAccessibleName(self.tr("Saved views of the caseload"))
        self._views: tuple[SavedView, ...] = ()
        self._entries: list[ViewEntry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, SPACE_1)
        self._column.setSpacing(0)
        self._collapsed = False
        self._fit()

    def show_views(self, counted: Sequence[CountedView], after: QWidget) -> None:
        """Show the views with their counts; Tab comes to them from `after`."""
        views = tuple(one.view for one in counted)
        if views == self._views:
            for entry, one in zip(self._entries, counted, strict=True):
                entry.show_count(one)
            return
        self._views = views
        clear_layout(self._column)
        self._entries = [ViewEntry(one) for one in counted]
        for entry, view in zip(self._entries, views, strict=True):
            entry.clicked.connect(partial(self._on_clicked, view))
            self._column.addWidget(entry)
            QWidget.setTabOrder(after, entry)
            after = entry
        self._fit()

    def collapse(self, *, collapsed: bool) -> None:
        """Show none in a narrow bar: a number alone says nothing."""
        self._collapsed = collapsed
        self._fit()

    def _on_clicked(self, view: SavedView, _checked: bool = False) -> None:
        self.chosen.emit(view)

    def _fit(self) -> None:
        self.setVisible(bool(self._entries) and not self._collapsed)


class ViewCounts(QObject):
    """Counts again when it is told of a change, for the navigation of a frame."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        frame.navigation.views.chosen.connect(frame.keys.show_view)
        self._counted_at: float | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self._count)

    def records_changed(self) -> None:
        """Count again, a moment after the last of several changes."""
        if self._frame.offers("caseload"):
            self._soon.start()

    def screen_shown(self) -> None:
        """Count for the first time, or again where that was long ago."""
        old = self._counted_at is None or monotonic() - self._counted_at > OLD_AFTER_SECONDS
        if old and self._frame.offers("caseload") and not self._soon.isActive():
            self._soon.start()

    def _count(self) -> None:
        if not self._frame.isVisible():
            self._counted_at = None  # closed meanwhile, and nobody works for it; or shown later
            return
        self._counted_at = monotonic()
        context = self._frame.context
        context.tasks.run(
            Lane.RECORDS,
            lambda: count_views(context.workspace, MOST_SHOWN),
            receiver=self,
            done=self._frame.navigation.show_views,
            failed=self._frame.tell_notice,
        )
