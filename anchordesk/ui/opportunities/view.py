"""The Opportunities screen: the network's vacancies, and whom of the caseload they suit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.even_handedness import GroupShare
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Opportunity
from anchordesk.services.opportunities import Vacancy
from anchordesk.services.pack_fetching import PacksFetched
from anchordesk.services.packs import NetworkCardSeen, PackSeen
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.opportunities.fetched_words import fetched_words
from anchordesk.ui.opportunities.groups_dialog import GroupsDialog
from anchordesk.ui.opportunities.lines import Only, only_words, vacancy_cells, vacancy_titles
from anchordesk.ui.opportunities.network_dialogs import PackDialog, TrustDialog
from anchordesk.ui.opportunities.own_buttons import OwnVacancyButtons
from anchordesk.ui.opportunities.suitable_dialog import SuitableDialog
from anchordesk.ui.opportunities.vacancy_card import VacancyCard
from anchordesk.ui.opportunities.view_model import OpportunitiesViewModel, Suitable
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import count, short_date, translate, translated

CARD_KINDS = "(*.json)"
PACK_KINDS = "(*.pack)"
ROLE_COLUMN, EMPLOYER_COLUMN = 0, 1


class OpportunitiesScreen(Screen):
    """Vacancies on the left and above, the chosen one below.

    Signals: `network_trusted()` when packs in a network's hand are believed from now on.
    """

    network_trusted = Signal()

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(translate("places", "Opportunities"))
        self._context = context
        self._files: FileChoice = files or SystemFileChoice()
        self._view_model = OpportunitiesViewModel(context.workspace, context.tasks, self)
        self._view_model.state_changed.connect(self._render)
        self._view_model.failed.connect(context.shell.tell_notice)
        self._view_model.card_seen.connect(self._on_card_seen)
        self._view_model.pack_seen.connect(self._on_pack_seen)
        self._view_model.accepted.connect(self._on_accepted)
        self._view_model.suitable_found.connect(self._on_suitable)
        self._view_model.groups_compared.connect(self._on_groups)
        self._model = LinesModel(vacancy_titles(), vacancy_cells)
        self.table = Table(self.tr("Vacancies of the network"))
        self.table.setModel(self._model)
        self.table.opened.connect(self._on_who)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._lay_out()
        fit_columns(self.table, (EMPLOYER_COLUMN, ROLE_COLUMN))
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def refresh(self) -> None:
        """Read the list again."""
        self._view_model.read()

    def on_packs_fetched(self, fetched: PacksFetched) -> None:
        """Show what came by the hub; say it to whoever looks at the list."""
        if self.isVisible():
            tone = Tone.WARN if fetched.refused else Tone.OK
            self._context.shell.tell(fetched_words(fetched), tone)
        self.refresh()

    def land_focus(self) -> None:
        """Put focus on the list, or on what is offered while it is empty."""
        offered = (self.add_button, self.card_button)
        shown = [button for button in offered if not button.isHidden()]
        target = self.table if not self._rows.isHidden() or not shown else shown[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the buttons, the list and the card."""
        return (self._bar, self.table, self.card)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        title = QHBoxLayout()
        title.setSpacing(SPACE_3)
        words = translate("places", "Opportunities")
        title.addWidget(Words(words, LabelLook.PAGE_TITLE, wraps=False))
        self._dated = Words("", LabelLook.SMALL, wraps=False)
        title.addWidget(self._dated, 0, Qt.AlignmentFlag.AlignBottom)
        title.addStretch(1)
        layout.addLayout(title)
        self._bar = self._make_bar()
        layout.addWidget(self._bar)
        self._empty = Words("", LabelLook.MUTED)
        layout.addWidget(self._empty)
        self._rows = WholeRows(self.table)
        layout.addWidget(self._rows, 3)
        self.card = VacancyCard()
        layout.addWidget(self.card, 2)
        layout.addStretch(0)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(bar, SPACE_3)
        self.who_button = Button(
            self.tr("Who could apply"), look=ButtonLook.PRIMARY, icon_name="users"
        )
        self.who_button.setToolTip(self.tr("Who could apply (Enter)"))
        self.who_button.clicked.connect(lambda: self._on_who(QModelIndex()))
        self.add_button = Button(self.tr("Add a list"), icon_name="folder-open")
        self.add_button.clicked.connect(self._on_add)
        self.card_button = Button(self.tr("Add the network's card"), icon_name="handshake")
        self.card_button.clicked.connect(self._on_add_card)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search vacancies"))
        self.search.setAccessibleName(self.tr("Search vacancies"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._view_model.search)
        self.family = Choice()
        self.family.setAccessibleName(self.tr("Kind of work"))
        self.family.add_option(self.tr("All kinds of work"), None)
        for family in JobFamily:
            self.family.add_option(translated(family.title_text), family)
        self.family.currentIndexChanged.connect(self._on_family)
        self.only = Choice()
        self.only.setAccessibleName(self.tr("Only those that"))
        for only in Only:
            self.only.add_option(only_words(only), only)
        self.only.currentIndexChanged.connect(self._on_only)
        self.closed = Tick(self.tr("Show c&losed ones"))
        self.closed.setAccessibleName(self.tr("Show closed ones"))
        self.closed.toggled.connect(lambda on: self._view_model.show_closed(closed=on))
        self.groups_button = Button(self.tr("Compare groups"), icon_name="chart-column")
        self.groups_button.clicked.connect(self._view_model.compare_groups)
        self.priorities_button = Button(self.tr("Network's priorities"), icon_name="flag")
        self.priorities_button.clicked.connect(self._on_priorities)
        self.own = OwnVacancyButtons(self._context, self._view_model)
        for widget in (
            *(self.who_button, self.own, self.search, self.family, self.only, self.closed),
            *(self.groups_button, self.priorities_button, self.add_button, self.card_button),
        ):
            row.addWidget(widget)
        return bar

    def _render(self) -> None:
        state = self._view_model.state
        if state.found is None:
            return
        row = max(self.table.currentIndex().row(), 0)
        self._model.show_rows(state.shown)
        if state.shown:
            chosen = self._model.index(min(row, len(state.shown) - 1), 0)
            self.table.setCurrentIndex(chosen)
        listed, had_focus = bool(state.found.vacancies), self.table.hasFocus()
        narrowing = (self.search, self.family, self.only, self.closed)
        for widget in (self._rows, *narrowing, self.who_button):
            widget.setVisible(listed)
        self.groups_button.setVisible(listed and self._view_model.is_lead)
        self.priorities_button.setVisible(state.priorities is not None)
        self.add_button.setVisible(state.network is not None)
        self.card_button.setVisible(state.network is None)
        if had_focus and not listed:
            self.land_focus()
        day = state.found.issued_on
        self._dated.setText(
            "" if day is None else self.tr("List of {day}").format(day=short_date(day))
        )
        self._empty.setText(self._why_empty())
        self._empty.setVisible(bool(self._empty.text()))
        number = count(len(state.shown), "vacancy", "vacancies")
        if self.search.hasFocus():
            announce(self.search, number)
        self._on_chosen()

    def _why_empty(self) -> str:
        state = self._view_model.state
        listed = state.found is not None and bool(state.found.vacancies)
        if state.network is None and not listed:
            return self.tr(
                "Vacancies come from your network's co-ordinator, by the hub or as a file. Add the "
                "network's card first, so that AnchorDesk can tell whose they are. One that you "
                "hear of yourself, type in."
            )
        if state.network is not None and not listed:
            words = self.tr(
                "There are no vacancies yet. They come by the network's hub; or add the list that "
                "{name} sends."
            )
            return words.format(name=state.network.name)
        if not state.shown:
            return self.tr("No vacancy fits this search. Change it, or show closed ones.")
        return ""

    def _chosen(self) -> Vacancy | None:
        shown, row = self._view_model.state.shown, self.table.currentIndex().row()
        return shown[row] if 0 <= row < len(shown) else None

    def _on_chosen(self) -> None:
        vacancy = self._chosen()
        self.card.show_vacancy(vacancy)
        self.who_button.setEnabled(vacancy is not None)
        self.own.show_vacancy(vacancy)

    def _on_family(self, _index: int) -> None:
        chosen = self.family.value()
        self._view_model.show_family(chosen if isinstance(chosen, JobFamily) else None)

    def _on_only(self, _index: int) -> None:
        chosen = self.only.value()
        self._view_model.show_only(chosen if isinstance(chosen, Only) else Only.ALL)

    def _on_who(self, _index: QModelIndex) -> None:
        vacancy = self._chosen()
        if vacancy is not None:
            self._view_model.find_suitable(vacancy)

    def _on_suitable(self, suitable: Suitable) -> None:
        dialog = SuitableDialog(self, suitable)
        dialog.record_asked.connect(lambda who: self._context.shell.go("resident", who))
        job = suitable.vacancy.opportunity
        dialog.introduce_asked.connect(lambda who: self._introduce(who, job))
        dialog.open()

    def _introduce(self, who: ResidentId, job: Opportunity) -> None:
        from anchordesk.ui.resident.consent_section import sealed_words  # noqa: PLC0415
        from anchordesk.ui.resident.passport_dialog import PassportDialog  # noqa: PLC0415

        why = self.tr("Introduction for {role} ({reference})").format(
            role=job.role, reference=job.id
        )
        dialog = PassportDialog(self, self._context, who, employer=job.employer, why=why)
        dialog.kept.connect(lambda: self._context.shell.tell(sealed_words()))
        dialog.kept.connect(self._context.shell.records_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def resume(self, key: DraftKey) -> None:
        """Go on with a vacancy that was half typed in."""
        self.own.resume(key)

    def _on_groups(self, shares: tuple[GroupShare, ...]) -> None:
        GroupsDialog(self, shares).open()

    def _on_priorities(self) -> None:
        from anchordesk.ui.opportunities.priorities_dialog import (  # noqa: PLC0415 - seldom wanted
            PrioritiesDialog,
        )

        seen = self._view_model.state.priorities
        if seen is not None:
            PrioritiesDialog(self, seen).open()

    def _on_add(self) -> None:
        title = self.tr("Open a list from the network")
        self._files.file_to_open(self, title, PACK_KINDS, self._view_model.look_at_pack)

    def _on_add_card(self) -> None:
        title = self.tr("Open the network's card")
        self._files.file_to_open(self, title, CARD_KINDS, self._view_model.look_at_card)

    def _on_card_seen(self, path: Path, card: NetworkCardSeen) -> None:
        dialog = TrustDialog(self, self._context.workspace, self._context.tasks, path, card)
        dialog.kept.connect(self._on_trusted)
        dialog.open()

    def _on_trusted(self) -> None:
        self._context.shell.tell(self.tr("Lists in this network's hand are believed from now on."))
        self.network_trusted.emit()
        self._view_model.read()

    def _on_pack_seen(self, path: Path, pack: PackSeen) -> None:
        dialog = PackDialog(self, pack)
        dialog.taken.connect(lambda: self._view_model.accept(path))
        dialog.open()

    def _on_accepted(self) -> None:
        self._context.shell.tell(self.tr("The list is in use."))
