"""The card with the desks of the team, and what a lead does about them."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.roles import DeskRole
from anchordesk.services.exchange_records import Colleague
from anchordesk.services.membership import WHAT_REVOKING_DOES
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.team.dialogs import ConfirmDialog, InviteDialog
from anchordesk.ui.team.lease_row import LeaseRow
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import short_date, translate, translated
from anchordesk.wire.team import RosterMember, is_active_lead


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk in the list: of the team, or known from before the list (a colleague)."""

    desk: RosterMember | Colleague
    is_own: bool = False
    makes_returns: bool = False


class DesksCard(Card):
    """Hidden until another desk is known."""

    def __init__(self, model: TeamViewModel) -> None:
        super().__init__(translate("team", "Desks of the team"))
        self._model = model
        headings = (self.tr("Name"), self.tr("Works as"), self.tr("State"), self.tr("More"))
        self.table = RecordTable(self.tr("Desks of the team"), headings, _row, (3, 0))
        self.table.chosen_changed.connect(self._show_buttons)
        self.body.addWidget(WholeRows(self.table, hugging=True))
        self.invite = Button(self.tr("Invite a colleague"), icon_name="user-plus")
        self.invite.clicked.connect(self._on_invite)
        self.makes_returns = Button(self.tr("Let this desk make the returns"))
        self.makes_returns.clicked.connect(self._on_makes_returns)
        self.end = Button(self.tr("End this desk's membership"), icon_name="x")
        self.end.clicked.connect(self._on_end)
        self.again = Button(self.tr("Let this desk in again"))
        self.again.clicked.connect(self._on_again)
        self._buttons = row_of(self.invite, self.makes_returns, self.end, self.again)
        self._buttons.addStretch(1)
        self.body.addLayout(self._buttons)
        self._explained = Words(
            self.tr("One desk makes the returns, so that nobody is printed in two ways."),
            LabelLook.SMALL,
        )
        self.body.addWidget(self._explained)
        self.lease = LeaseRow(model)
        self.body.addWidget(self.lease)
        self.hide()

    def show_state(self, state: TeamState) -> None:
        """Show the list."""
        lines = _lines(state)
        self.setVisible(bool(lines))
        self.table.show_records(lines)
        self._explained.setVisible(state.leads)
        self.lease.show_state(state)
        self._show_buttons()

    def land_focus(self) -> bool:
        """Put focus on the list, if there is one."""
        return not self.isHidden() and self.table.take_focus()

    @property
    def _chosen(self) -> RosterMember | Colleague | None:
        line = self.table.chosen
        return None if line is None else line.desk

    def _show_buttons(self) -> None:
        state, chosen = self._model.state, self._chosen
        makes_returns = "" if state.roster is None else state.roster.returns_by
        leads = self._model.is_lead
        active = isinstance(chosen, RosterMember) and chosen.status == "active"
        key_id = chosen.key_id if isinstance(chosen, RosterMember) else ""
        is_lead = isinstance(chosen, RosterMember) and is_active_lead(chosen)
        ends = active and state.leads and key_id not in (state.own, makes_returns)
        self.invite.setVisible(state.leads)
        self.end.setVisible(state.leads or (leads and bool(state.earlier)))
        self.end.setEnabled(ends or (leads and isinstance(chosen, Colleague)))
        ended = isinstance(chosen, RosterMember) and chosen.status == "revoked"
        self.again.setVisible(state.leads and ended)
        self.makes_returns.setVisible(state.leads)
        self.makes_returns.setEnabled(is_lead and key_id != makes_returns)

    def _on_invite(self) -> None:
        dialog = InviteDialog(self)
        dialog.wanted.connect(self._model.invite)
        dialog.open()

    def _on_makes_returns(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, RosterMember):
            self._model.let_make_returns(chosen)

    def _on_again(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, RosterMember):
            self._model.let_in_again(chosen)

    def _on_end(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        title = self.tr("End the membership of this desk")
        dialog = ConfirmDialog(self, title, translated(WHAT_REVOKING_DOES), self.tr("End it now"))
        dialog.confirmed.connect(lambda: self._end(chosen))
        dialog.open()

    def _end(self, desk: RosterMember | Colleague) -> None:
        if isinstance(desk, RosterMember):
            self._model.revoke(desk)
        else:
            self._model.forget(desk)


def _lines(state: TeamState) -> tuple[DeskLine, ...]:
    makes_returns = "" if state.roster is None else state.roster.returns_by
    members = (
        DeskLine(one, one.key_id == state.own, one.key_id == makes_returns) for one in state.members
    )
    return (*members, *map(DeskLine, state.earlier))


def _row(line: DeskLine) -> tuple[Cell, ...]:
    if isinstance(line.desk, Colleague):
        return _earlier(line.desk)
    return _listed(line.desk, line)


def _earlier(desk: Colleague) -> tuple[Cell, ...]:
    """A desk from before the list: its figures count, and it takes part in nothing else."""
    if desk.role is DeskRole.LEAD:
        more = translate("team", "Your figures go there. Ask for an invitation.")
    else:
        more = translate("team", "Its figures count. Invite it, to hand cases over.")
    return (
        Cell(desk.name, CellLook.BOLD),
        Cell(translated(desk.role.title_text), CellLook.MUTED),
        Cell(translate("team", "Not in the list yet"), CellLook.TAG, Tone.WARN),
        Cell(more, CellLook.MUTED),
    )


def _listed(member: RosterMember, line: DeskLine) -> tuple[Cell, ...]:
    more = []
    if line.is_own:
        more.append(translate("team", "This desk"))
    if line.makes_returns:
        more.append(translate("team", "Makes the returns"))
    if member.ended_at is not None:
        day = short_date(member.ended_at.astimezone().date())
        more.append(translate("team", "Since {day}").format(day=day))
    match member.status:
        case "active":
            state, tone = translate("team", "In the team"), Tone.OK
        case "revoked":
            state, tone = translate("team", "Ended"), Tone.DANGER
        case "replaced":
            state, tone = translate("team", "Replaced by a new laptop"), Tone.INFO
    return (
        Cell(member.name, CellLook.BOLD),
        Cell(translated(DeskRole(member.role).title_text), CellLook.MUTED),
        Cell(state, CellLook.TAG, tone),
        Cell(". ".join(more), CellLook.MUTED),
    )
