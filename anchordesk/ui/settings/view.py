"""The settings: how AnchorDesk looks and locks, its keys, and the backups of the records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.services.organisation_recovery import ReadOrganisationKey
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.form import Form
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch, current_theme
from anchordesk.ui.kit.tokens import SPACE_4, SPACE_5
from anchordesk.ui.language import Language
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.backup_card import BackupCard
from anchordesk.ui.settings.backup_view_model import BackupViewModel
from anchordesk.ui.settings.check_card import CheckCard
from anchordesk.ui.settings.daily_backup import DailyBackup
from anchordesk.ui.settings.key_card import KeyCard
from anchordesk.ui.settings.lock_card import LockCard, LockChoice
from anchordesk.ui.settings.organisation_card import OrganisationCard
from anchordesk.ui.settings.policy_card import PolicyCard
from anchordesk.ui.settings.rates_card import RatesCard
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate

if TYPE_CHECKING:
    from anchordesk.services.diagnostics import Surroundings

WIDEST_CARD, NARROWEST_CARD = 560, 440
TEXT_SIZES = (100, 110, 125, 150, 175, 200)


class SettingsScreen(Screen):
    """Appearance and locking, which are kept for the next start; keys and backups."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        theme: ThemeSwitch,
        kept: AppearanceFile,
        locking: LockChoice,
        daily: DailyBackup,
        sheets: RecoverySheetWriter | None,
        read_key: ReadOrganisationKey | None = None,
        files: FileChoice | None = None,
        look_around: Callable[[], Surroundings] | None = None,
    ) -> None:
        super().__init__(translate("places", "Settings"))
        self._context = context
        self._theme = theme
        self._kept = kept
        self._backups = BackupViewModel(context.workspace, context.tasks)
        self.backup_card = BackupCard(
            self._backups, context.shell, files or SystemFileChoice(), daily
        )
        self.lock_card = LockCard(locking, context)
        chosen = files or SystemFileChoice()
        self.organisation_card = OrganisationCard(context, read_key, chosen, self.refresh)
        self.key_card = KeyCard(context, sheets, chosen, self.organisation_card.show_slots)
        self.check_card = CheckCard(context, look_around, chosen)
        self.policy_card = PolicyCard(context)
        self.rates_card = RatesCard(context)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(Words(self.tr("Settings"), LabelLook.PAGE_TITLE))
        self._stacks = (
            _stack(self._appearance_card(), self.lock_card, self.policy_card, self.check_card),
            _stack(self.key_card, self.backup_card, self.organisation_card, self.rates_card),
        )
        layout.addWidget(self._scrolling(), 1)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Let the cards grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_columns()

    def refresh(self) -> None:
        """Read again how the newest backup stands, and what opens the vault."""
        self._backups.load()
        self.key_card.load()
        self.policy_card.load()
        self.rates_card.load()

    def land_focus(self) -> None:
        """Put focus on the theme."""
        self.theme_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the form and the cards."""
        return (
            self.theme_choice,
            self.lock_card,
            self.check_card,
            self.key_card,
            self.backup_card,
            self.organisation_card,
        )

    def _appearance_card(self) -> Card:
        card = Card(self.tr("Appearance"))
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
        hint = self.tr("From the next start. Welsh is not finished: some words stay English.")
        self.language_choice = form.add("language", self.tr("Language"), Choice(), hint)
        for language, words in (
            (Language.SYSTEM, self.tr("Same as this computer")),
            # Each by its own name, so that whoever needs it finds it.
            (Language.ENGLISH, "English"),
            (Language.WELSH, "Cymraeg"),
        ):
            self.language_choice.add_option(words, language)
        appearance = self._theme.appearance
        for field, value in (
            (self.theme_choice, appearance.choice),
            (self.size_choice, appearance.text_percent),
            (self.language_choice, appearance.language),
        ):
            field.choose(value)
            field.currentIndexChanged.connect(self._on_chosen)
        card.body.addWidget(form)
        return card

    def _scrolling(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._columns.setContentsMargins(0, 0, SPACE_5, SPACE_5)
        self._columns.setSpacing(SPACE_4)
        for stack in self._stacks:
            self._columns.addWidget(stack, 1)
        self._columns.addStretch(0)
        area.setWidget(holder)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cards side by side, or one below the other where there is no room."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        widest = current_theme().px(WIDEST_CARD)
        side_by_side = self.width() >= 2 * current_theme().px(NARROWEST_CARD) + 3 * SPACE_5
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        )
        for stack in self._stacks:
            # Not aligned but capped: only so is wrapped text measured at its real width.
            stack.setMaximumWidth(widest)

    def _on_chosen(self) -> None:
        choice, percent = self.theme_choice.value(), self.size_choice.value()
        language = self.language_choice.value()
        if not isinstance(choice, ThemeChoice) or not isinstance(percent, int):
            return
        if not isinstance(language, Language):
            return
        appearance = Appearance(choice, percent, language)
        self._theme.apply(appearance)
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: self._kept.save(appearance),
            receiver=self,
            done=lambda _: None,
            failed=self._context.shell.tell_notice,
        )


def _stack(*cards: Card) -> QWidget:
    stack = QWidget()
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return stack
