"""The card on cover for absence: asked, given, held, over; and the way to ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import DeskRole
from anchordesk.services import cover
from anchordesk.services.cover_records import HELD, Cover, CoverState
from anchordesk.services.handover_records import Direction
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.team.case_list import CaseChoice
from anchordesk.ui.team.cover_dialog import CoverDialog
from anchordesk.ui.team.cover_words import days_words, state_words, whose_words
from anchordesk.ui.team.dialogs import DeclineDialog
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import translate


class CoverCard(Card):
    """Hidden until there is a team."""

    def __init__(self, model: TeamViewModel, workspace: Workspace) -> None:
        super().__init__(translate("team", "Cover for absence"))
        self._model, self._workspace = model, workspace
        headings = (self.tr("Cases"), self.tr("Days"), self.tr("State"), self.tr("What it means"))
        self.table = RecordTable(self.tr("Cover for absence"), headings, _row, (3, 0))
        self.table.chosen_changed.connect(self._show_buttons)
        self._rows = WholeRows(self.table, hugging=True)
        self.body.addWidget(self._rows)
        self._empty = Words(
            self.tr("Nobody was asked to look after cases while somebody is away."),
            LabelLook.MUTED,
        )
        self.body.addWidget(self._empty)
        self.ask = Button(self.tr("Ask for cover"), icon_name="calendar-check")
        self.ask.clicked.connect(lambda: model.read_cases(self._on_cases_loaded))
        self.accept = Button(self.tr("Accept cover"), icon_name="check")
        self.accept.clicked.connect(self._on_accept)
        self.decline = Button(self.tr("Decline cover"))
        self.decline.clicked.connect(self._on_decline)
        self.end = Button(self.tr("End cover now"), icon_name="undo-2")
        self.end.clicked.connect(self._on_end)
        row = row_of(self.ask, self.accept, self.decline, self.end)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_state(self, state: TeamState) -> None:
        """Show the covers."""
        self.setVisible(state.roster is not None and self._model.passes_cases)
        self.table.show_records(state.covers)
        self._rows.setVisible(bool(state.covers))
        self._empty.setVisible(not state.covers)
        self._show_buttons()

    def land_focus(self) -> bool:
        """Put focus on the list, if there is one."""
        return not self.isHidden() and self.table.take_focus()

    def _show_buttons(self) -> None:
        chosen = self.table.chosen
        roster = self._model.state.roster
        self.ask.setVisible(roster is not None and len(roster.active) > 1)
        comes = chosen is not None and chosen.direction is Direction.COMING
        state = None if chosen is None else chosen.state
        self.accept.setVisible(comes and state is CoverState.OFFERED)
        self.decline.setVisible(comes and state is CoverState.OFFERED)
        goes = (CoverState.OFFERED, CoverState.OPEN, CoverState.CLOSING)
        self.end.setVisible(state in HELD if comes else state in goes)

    def _on_cases_loaded(self, cases: Sequence[CaseChoice]) -> None:
        state = self._model.state
        active = () if state.roster is None else state.roster.active
        others = [
            member
            for member in active
            if member.key_id != state.own and DeskRole(member.role).holds_cases
        ]
        dialog = CoverDialog(self, cases, others, self._workspace.clock.today())
        dialog.asked.connect(self._on_asked)
        dialog.open()

    def _on_asked(  # noqa: PLR0917 - what the dialog's signal brings
        self,
        resident_ids: tuple[ResidentId, ...],
        colleague: str,
        first_day: date,
        last_day: date,
        note: str,
        restricted: bool,
    ) -> None:
        workspace = self._workspace
        days = (first_day, last_day)
        self._model.do(
            self.tr("Asking"),
            lambda: cover.ask(
                workspace, resident_ids, colleague, *days, note=note, with_restricted=restricted
            ),
            lambda asked: self.tr("{name} is asked. Until they say yes, nothing leaves.").format(
                name=asked.colleague_name
            ),
        )

    def _on_accept(self) -> None:
        chosen, workspace = self.table.chosen, self._workspace
        if chosen is not None:
            self._model.do(
                self.tr("Answering"),
                lambda: cover.accept(workspace, chosen.id),
                lambda _: self.tr("The copies come once your colleague's desk has your answer."),
            )

    def _on_decline(self) -> None:
        chosen, workspace = self.table.chosen, self._workspace
        if chosen is None:
            return
        dialog = DeclineDialog(self)
        dialog.declined.connect(
            lambda reason: self._model.do(
                self.tr("Answering"),
                lambda: cover.decline(workspace, chosen.id, reason),
                lambda _: self.tr("Declined. Nothing came to this desk."),
            )
        )
        dialog.open()

    def _on_end(self) -> None:
        chosen, workspace = self.table.chosen, self._workspace
        if chosen is not None:
            self._model.do(
                self.tr("Ending the cover"),
                lambda: cover.end(workspace, chosen.id),
                lambda ended: state_words(ended)[1],
            )


def _row(shown: Cover) -> tuple[Cell, ...]:
    state, meaning, tone = state_words(shown)
    said = [meaning, f"“{shown.note}”" if shown.note else "", shown.reason]
    return (
        Cell(whose_words(shown), CellLook.BOLD),
        Cell(days_words(shown), CellLook.MUTED),
        Cell(state, CellLook.TAG, tone),
        Cell(" ".join(part for part in said if part), CellLook.MUTED),
    )
