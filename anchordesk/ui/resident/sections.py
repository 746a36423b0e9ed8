"""The sections of a record, such as Timeline and Details: a row of tabs, and one of them shown.

sections.add("timeline", self.tr("Timeline"), widget)    # in the order in which the tabs stand
sections.add_late("plan", self.tr("Plan"), make_plan)    # made when it is first shown

Ctrl+Tab goes to the next section, Ctrl+Shift+Tab back; so do the arrow keys on the tabs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import RADIUS_CONTROL, SPACE_4


class SectionTabs(QTabBar):
    """The tabs. They scroll with arrows where large text leaves too little room."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Sections of the record"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the tabs, and a ring round the chosen one while it has focus.

        A style sheet can give a ring to the whole bar only.
        """
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_theme().tokens.focus), 2))
            ring = self.tabRect(self.currentIndex()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS_CONTROL, RADIUS_CONTROL)
            painter.end()


class SectionStrip(QWidget):
    """The tabs on the surface that the identity bar stands on; it never scrolls away."""

    def __init__(self, tabs: SectionTabs) -> None:
        super().__init__()
        self.setProperty("look", "identity")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        layout.addWidget(tabs)


class Sections(QWidget):
    """Shows one section at a time, as high as that section is; emits `shown(key)`."""

    shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self.tabs = SectionTabs()
        self.strip = SectionStrip(self.tabs)
        self._keys: list[str] = []
        self._makers: list[Callable[[], QWidget]] = []
        self._widgets: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.tabs.currentChanged.connect(self._on_chosen)
        self._step_on(QKeySequence.StandardKey.NextChild, 1)
        self._step_on(QKeySequence.StandardKey.PreviousChild, -1)

    def add(self, key: str, title: str, section: QWidget) -> None:
        """Put a section after the others; `key` names it for `show_section`."""
        self.add_late(key, title, lambda: section)
        self.put(key, section)

    def add_late(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        """Put a section after the others that is made when it is first shown; `make` `put`s it."""
        self._keys.append(key)
        self._makers.append(make)
        self.tabs.addTab(title)

    def put(self, key: str, section: QWidget) -> None:
        """Take in a section that was made."""
        self._column.addWidget(section, 1)
        self._widgets[key] = section
        # Only once it has a parent: shown before, it would be a window for a moment.
        section.setVisible(key == self.current)

    @property
    def current(self) -> str:
        """The key of the section that is shown."""
        return self._keys[self.tabs.currentIndex()]

    @property
    def current_widget(self) -> QWidget:
        """The section that is shown."""
        return self._makers[self.tabs.currentIndex()]()

    def show_section(self, key: str) -> None:
        """Show a section; a key that no section has shows the first."""
        self.tabs.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)

    def _step_on(self, keys: QKeySequence.StandardKey, step: int) -> None:
        shortcut = QShortcut(self.strip)
        shortcut.setKeys(keys)
        shortcut.activated.connect(lambda: self._step(step))

    def _step(self, step: int) -> None:
        # Focus on the tabs has the section's name read out, and can be seen.
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _on_chosen(self, chosen: int) -> None:
        if len(self._keys) <= chosen:
            return
        self._makers[chosen]()
        for key, section in self._widgets.items():
            section.setVisible(key == self._keys[chosen])
        self.shown.emit(self._keys[chosen])
