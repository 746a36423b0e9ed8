"""How AnchorDesk looks on this laptop: theme and text size. Changes show at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Form
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch
from anchordesk.ui.kit.tokens import SPACE_4, SPACE_5
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate

TEXT_SIZES = (100, 110, 125, 150, 175, 200)


class SettingsScreen(Screen):
    """Appearance; what is chosen is kept for the next start."""

    def __init__(self, context: ScreenContext, theme: ThemeSwitch, kept: AppearanceFile) -> None:
        super().__init__(translate("places", "Settings"))
        self._context = context
        self._theme = theme
        self._kept = kept
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_4)
        layout.addWidget(Words(self.tr("Settings"), LabelLook.PAGE_TITLE))
        card = Card(self.tr("Appearance"))
        card.setMaximumWidth(560)
        form = Form()
        self.theme_choice = form.add("theme", self.tr("Theme"), Choice())
        for choice, words in (
            (ThemeChoice.SYSTEM, self.tr("Same as this computer")),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
            (ThemeChoice.HIGH_CONTRAST, self.tr("High contrast")),
        ):
            self.theme_choice.add_option(words, choice)
        self.size_choice = form.add("size", self.tr("Text size"), Choice())
        for percent in TEXT_SIZES:
            self.size_choice.add_option(f"{percent}%", percent)
        self.theme_choice.choose(theme.appearance.choice)
        self.size_choice.choose(theme.appearance.text_percent)
        self.theme_choice.currentIndexChanged.connect(self._on_chosen)
        self.size_choice.currentIndexChanged.connect(self._on_chosen)
        card.body.addWidget(form)
        layout.addWidget(card)
        layout.addStretch(1)

    def land_focus(self) -> None:
        """Put focus on the theme."""
        self.theme_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the form."""
        return (self.theme_choice,)

    def _on_chosen(self) -> None:
        choice, percent = self.theme_choice.value(), self.size_choice.value()
        if not isinstance(choice, ThemeChoice) or not isinstance(percent, int):
            return
        appearance = Appearance(choice, percent)
        self._theme.apply(appearance)
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: self._kept.save(appearance),
            receiver=self,
            done=lambda _: None,
            failed=self._context.shell.tell_notice,
        )
