"""The filters that are on, as chips: each can be taken off by mouse, Space, Enter or Delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.flow import FlowLayout

TAKE_OFF_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that narrows the list.

    Attributes:
        words: Such as “Stage: Interview”.
        take_off: Asks for everybody again, as far as this filter goes.
    """

    words: str
    take_off: Callable[[], None] = field(compare=False)


class FilterChips(QWidget):
    """Hidden while nothing is on.

    Args:
        clear: Takes all of them off, and gives the keyboard to the list.
        leave: Gives the keyboard to the list, once the last one went.
    """

    def __init__(self, clear: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Filters that are on"))
        self._active: tuple[ActiveFilter, ...] = ()
        self._chips: list[FilterChip] = []
        self._leave = leave
        self._row = FlowLayout(self)
        self.clear_button = Button(self.tr("Clear all"), look=ButtonLook.LINK)
        self.clear_button.setAccessibleName(self.tr("Clear all filters"))
        self.clear_button.clicked.connect(lambda _=False: clear())
        self._row.addWidget(self.clear_button)
        self.hide()

    def show_filters(self, active: Sequence[ActiveFilter]) -> None:
        """Show what is on; the keyboard goes on from where the chip taken off had been."""
        if tuple(active) == self._active:
            return
        at = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), None)
        self._active = tuple(active)
        self._row.removeWidget(self.clear_button)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(one) for one in active]
        for widget in (*self._chips, self.clear_button):
            self._row.addWidget(widget)
            widget.show()
        self.setVisible(bool(active))
        if at is not None and self._chips:
            self._chips[min(at, len(self._chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is not None:
            self._leave()

    def _chip(self, active: ActiveFilter) -> FilterChip:
        chip = FilterChip(active.words)
        chip.setAccessibleName(self.tr("Take off the filter {filter}").format(filter=active.words))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda _=False: active.take_off())
        return chip


class FilterChip(Button):
    """One filter; Delete takes it off as well."""

    def __init__(self, words: str) -> None:
        super().__init__(words, look=ButtonLook.CHIP, icon_name="x")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Delete and Backspace for a press."""
        if event.key() in TAKE_OFF_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)
