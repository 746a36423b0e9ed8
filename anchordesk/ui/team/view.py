"""The team screen: its desks, who asks to join, and cases that pass between colleagues."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.services.organisation_recovery import OrganisationKeyFiles
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.team.cases_card import CasesCard
from anchordesk.ui.team.cover_card import CoverCard
from anchordesk.ui.team.desks_card import DesksCard
from anchordesk.ui.team.invitation_dialog import InvitationDialog
from anchordesk.ui.team.joining_card import JoiningCard
from anchordesk.ui.team.own_pack_card import OwnPackCard
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import count
from anchordesk.wire.team import TeamInvitation


class TeamScreen(Screen):
    """Shows the team as this desk knows it; what colleagues send is shown without a click."""

    def __init__(
        self,
        context: ScreenContext,
        courier: Courier,
        key_files: OrganisationKeyFiles | None,
        sheets: RecoverySheetWriter | None,
        files: FileChoice | None = None,
    ) -> None:
        super().__init__(self.tr("Team"))
        courier.begin(context)
        self._files = files or SystemFileChoice()
        self._tasks = context.tasks
        self.model = TeamViewModel(courier, context.workspace, context.tasks)
        self.busy = Busy()
        self.notices = NoticeBar()
        self.headline = Words("", LabelLook.MUTED)
        self.desks = DesksCard(self.model)
        self.joining = JoiningCard(self.model, self._files, key_files, sheets)
        self.cases = CasesCard(self.model, self._files)
        self.covers = CoverCard(self.model, context.workspace)
        self.own_packs = OwnPackCard(context, courier, self._files)
        self._cards = (self.joining, self.desks, self.cases, self.covers, self.own_packs)
        self._shown = TeamState()
        self._lay_out()
        self.model.state_changed.connect(self._on_state_changed)
        self.model.stopping.progressed.connect(self.busy.progress)
        self.model.invited.connect(self._show_invitation)

    def refresh(self) -> None:
        """Read everything again."""
        self.model.load()

    def land_focus(self) -> None:
        """Put focus on the first thing to do."""
        for card in self._cards:
            if card.land_focus():
                return

    def regions(self) -> tuple[QWidget, ...]:
        """Return the cards."""
        return (self.desks, self.joining, self.cases, self.covers, self.own_packs)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Team"), LabelLook.PAGE_TITLE, wraps=False))
        layout.addWidget(self.headline)
        layout.addWidget(self.notices)
        layout.addWidget(self.busy)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        inside.setProperty("look", "page")
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(inside)
        layout.addWidget(page, 1)

    def _on_state_changed(self) -> None:
        before, state = self._shown, self.model.state
        self._shown = state
        self.headline.setText(self._headline(state))
        for card in self._cards:
            card.show_state(state)
        if state.busy != before.busy:
            if state.busy:
                self.busy.start(state.busy, self.model.stopping.offered)
            else:
                self.busy.stop()
        if state.notice is not None and state.notice is not before.notice:
            self.notices.tell(state.notice.words, state.notice.tone)
        elif state.told and state.told != before.told:
            self.notices.tell(state.told, Tone.OK)

    def _headline(self, state: TeamState) -> str:
        if state.roster is None:
            return self._without_list(state)
        active = len(state.roster.active)
        desks = count(active, "desk", "desks")
        return self.tr("{organisation}: {desks} in the team.").format(
            organisation=state.roster.organisation_name, desks=desks
        )

    def _without_list(self, state: TeamState) -> str:
        if not state.earlier:
            return self.tr("This desk belongs to no team yet.")
        if self.model.is_lead:
            return self.tr(
                "Your team has no list yet. The desks below go on counting; create the "
                "organisation, then invite each of them."
            )
        return self.tr(
            "Your figures go to {name}. The team has no list yet: ask for an invitation."
        ).format(name=state.earlier[0].name)

    def _show_invitation(self, invitation: TeamInvitation) -> None:
        dialog = InvitationDialog(self, self.model, self._files, invitation, self._tasks)
        dialog.finished.connect(
            lambda _: self.desks.invite.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        dialog.open()
