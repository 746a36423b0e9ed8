"""The bar at the left: screens, the state of sending, Lock now. Icons only in a narrow window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.services.view_counts import CountedView
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import IconLabel, LabelLook, Words, row_of
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import NAVIGATION_WIDTH, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.shell.shortcuts import keys_of_places
from anchordesk.ui.shell.view_entries import ViewEntries

COLLAPSED_WIDTH = 60


def draw_ahead(places: Sequence[Place], owner: QObject) -> None:
    """Draw the icons of the entries, one a turn, while a person still types the passphrase."""
    names = [place.icon_name for place in places if place.in_navigation]
    Turns(owner).do(_drawing(names), at_once=False)


def _drawing(names: Sequence[str]) -> Iterator[None]:
    # For the first widget that it did not make itself, PySide makes the classes of all kinds of
    # widgets, which takes 20 ms and more.
    area = QScrollArea()
    area.viewport()
    area.deleteLater()
    yield
    for name in names:
        # A button that nobody sees asks for just the picture that the entry will need.
        Button("", look=ButtonLook.NAV, icon_name=name).deleteLater()
        yield


class Navigation(QWidget):
    """Emits `place_chosen(key)` and `lock_asked()`."""

    place_chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, places: Sequence[Place], *, sample: bool) -> None:
        super().__init__()
        self.setProperty("look", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Screens"))
        self._collapsed = False
        self._words: dict[Button, str] = {}
        self._buttons: dict[str, Button] = {}
        self.views = ViewEntries()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_4)
        layout.setSpacing(SPACE_1 + 2)
        self._brand = Words("AnchorDesk", LabelLook.BRAND, wraps=False)
        brand = row_of(IconLabel("anchor", on_nav=True, size=22), self._brand)
        brand.setContentsMargins(SPACE_2, SPACE_1, 0, SPACE_3)
        brand.addStretch(1)
        layout.addLayout(brand)
        self._area = self._entries(places)
        layout.addWidget(self._area, 1)
        self._sample = Words(self.tr("Sample data: nobody here is real"), LabelLook.ON_NAV)
        self._sample.setVisible(sample)
        self._sample.setContentsMargins(SPACE_3 - 2, 0, 0, SPACE_1)
        self._has_sample = sample
        layout.addWidget(self._sample)
        self.sync_state = self._small_button(self.tr("Nothing waiting to send"), "cloud", layout)
        self.sync_state.setVisible("sync" in self._buttons)
        self.sync_state.clicked.connect(lambda: self.place_chosen.emit("sync"))
        self.lock = self._small_button(self.tr("Lock now"), "lock", layout)
        self.lock.setToolTip(self.tr("Lock now (Ctrl+L or F12)"))
        self.lock.clicked.connect(self.lock_asked)
        self._fit_width()

    def light(self, key: str) -> None:
        """Mark the entry of the screen that is shown."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            if name == key:
                self._area.ensureWidgetVisible(button)
            shown = self._words[button]
            button.setAccessibleName(
                self.tr("{screen}, shown now").format(screen=shown) if name == key else shown
            )

    def button(self, key: str) -> Button:
        """Return the entry of a screen."""
        return self._buttons[key]

    def show_views(self, counted: Sequence[CountedView]) -> None:
        """Show the saved views under the caseload, with how many residents each shows."""
        if "caseload" in self._buttons:
            self.views.show_views(counted, self._buttons["caseload"])

    def show_sync_state(self, words: str, icon_name: str) -> None:
        """Say how sending stands."""
        self._words[self.sync_state] = words
        self.sync_state.setAccessibleName(words)
        self.sync_state.setToolTip(words)
        self.sync_state.set_icon_name(icon_name)
        self.sync_state.setText("" if self._collapsed else words)

    def warn_of_lock(self, words: str) -> None:
        """Say on the lock button that the window locks soon; empty words take that back."""
        shown = words or self.tr("Lock now")
        self._words[self.lock] = shown
        self.lock.setAccessibleName(shown)
        self.lock.setText("" if self._collapsed else shown)
        if words:
            announce(self.lock, words)

    def collapse(self, *, collapsed: bool) -> None:
        """Show icons alone, or icons with words."""
        if collapsed == self._collapsed:
            return
        self._collapsed = collapsed
        for button, words in self._words.items():
            button.setText("" if collapsed else words)
        self.views.collapse(collapsed=collapsed)
        self._brand.setVisible(not collapsed)
        self._sample.setVisible(self._has_sample and not collapsed)
        self._fit_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_width()

    def land_focus(self) -> None:
        """Put focus on the entry of the screen that is shown."""
        shown = [button for button in self._buttons.values() if button.isChecked()]
        (shown or list(self._buttons.values()))[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit_width(self) -> None:
        width = COLLAPSED_WIDTH if self._collapsed else NAVIGATION_WIDTH
        self.setFixedWidth(current_theme().px(width))

    def _entries(self, places: Sequence[Place]) -> QScrollArea:
        """Return the screens' entries; with large text they scroll, so that Lock now stays."""
        holder = QWidget()
        holder.setProperty("look", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1 + 2)
        keys = keys_of_places(places)
        for place in places:
            if place.key in keys:
                column.addWidget(self._place_button(place, keys[place.key]))
            if place.key == "caseload":
                column.addWidget(self.views)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(holder)
        return area

    def _place_button(self, place: Place, shortcut: str) -> Button:
        title = place.title
        button = Button(title, look=ButtonLook.NAV, icon_name=place.icon_name, shortcut=shortcut)
        button.setCheckable(True)
        button.clicked.connect(lambda _=False, key=place.key: self.place_chosen.emit(key))
        self._buttons[place.key] = button
        self._words[button] = title
        return button

    def _small_button(self, words: str, icon_name: str, layout: QVBoxLayout) -> Button:
        button = Button(words, look=ButtonLook.NAV_SMALL, icon_name=icon_name)
        button.setToolTip(words)
        self._words[button] = words
        layout.addWidget(button)
        return button
