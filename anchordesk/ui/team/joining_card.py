"""The card on joining: creating the organisation, answering an invitation, taking a desk in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services import team_recovery
from anchordesk.services.organisation_recovery import OrganisationKeyFiles
from anchordesk.services.team_joining import PendingDesk
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.team.dialogs import ConfirmDialog, CreateDialog, PasteDialog, WordsDialog
from anchordesk.ui.team.invitation_dialog import FILE_KINDS
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.team.told import joining_words
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import translate
from anchordesk.wire.team import TeamInvitation


class JoiningCard(Card):
    """Shown while there is something to do about who belongs to the team."""

    def __init__(
        self,
        model: TeamViewModel,
        files: FileChoice,
        key_files: OrganisationKeyFiles | None,
        sheets: RecoverySheetWriter | None,
    ) -> None:
        super().__init__(translate("team", "Joining"))
        self._model, self._files = model, files
        self._key_files, self._sheets = key_files, sheets
        self._pending: tuple[PendingDesk, ...] = ()
        self._about = Words()
        self.words = Words("", LabelLook.STEP_TITLE)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.words.setAccessibleName(self.tr("Your six words"))
        self.body.addWidget(self._about)
        self.body.addWidget(self.words)
        self.create_organisation = Button(
            self.tr("Create the organisation"), look=ButtonLook.PRIMARY
        )
        self.create_organisation.clicked.connect(self._on_create)
        self.open_file = Button(self.tr("Open an invitation"), icon_name="folder-open")
        self.open_file.clicked.connect(self._on_open)
        self.paste = Button(self.tr("Paste invitation"))
        self.paste.clicked.connect(self._on_paste)
        row = row_of(self.create_organisation, self.open_file, self.paste)
        row.addStretch(1)
        self.body.addLayout(row)
        self._asking = QWidget()
        self._asking_rows = QVBoxLayout(self._asking)
        self._asking_rows.setContentsMargins(0, 0, 0, 0)
        self._asking_rows.setSpacing(SPACE_2)
        self.body.addWidget(self._asking)
        self.compare: list[Button] = []
        model.invitation_read.connect(self._on_invitation_read)

    def show_state(self, state: TeamState) -> None:
        """Show what is to be done."""
        if not state.known:
            return
        outside = state.roster is None
        self.create_organisation.setVisible(
            outside and self._model.is_lead and self._key_files is not None
        )
        self.open_file.setVisible(outside)
        self.paste.setVisible(outside)
        self.words.setVisible(state.waiting is not None)
        self._about.setVisible(outside or bool(state.pending))
        if state.waiting is not None:
            self.words.setText(state.waiting.words)
            told = self.tr(
                "{lead} of {organisation} must take this desk in. Ring them, or stand next to "
                "them, and read out these six words."
            )
            self._about.setText(
                told.format(
                    lead=state.waiting.lead_name, organisation=state.waiting.organisation_name
                )
            )
        elif outside and self._model.is_lead:
            self._about.setText(
                self.tr(
                    "Create the organisation to invite colleagues. If another lead has created "
                    "it, open their invitation instead."
                )
            )
        elif outside:
            self._about.setText(self.tr("Your team lead sends you an invitation. Open it here."))
        else:
            self._about.setText(self.tr("These desks ask to join."))
        self._show_pending(state)
        self.setVisible(outside or bool(state.pending))

    def land_focus(self) -> bool:
        """Put focus on the first thing to do, if there is one."""
        for button in (*self.compare, self.create_organisation, self.open_file):
            if not self.isHidden() and not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _show_pending(self, state: TeamState) -> None:
        if state.pending == self._pending:
            return
        self._pending = state.pending
        for button in self.compare:
            button.deleteLater()
        self.compare = []
        for desk in state.pending:
            words = self.tr("Compare words with {name}").format(name=desk.name)
            button = Button(words, look=ButtonLook.PRIMARY)
            button.clicked.connect(lambda _=False, one=desk: self._on_compare(one))
            self._asking_rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.compare.append(button)

    def _on_compare(self, desk: PendingDesk) -> None:
        roster = self._model.state.roster
        others = () if roster is None else roster.active
        replaceable = [m for m in others if m.key_id != self._model.state.own]
        dialog = WordsDialog(self, desk, replaceable)
        dialog.picked.connect(lambda words, place: self._on_picked(desk, words, place))
        dialog.open()

    def _on_picked(self, desk: PendingDesk, words: str, in_place_of: object) -> None:
        if words:
            place = in_place_of if isinstance(in_place_of, str) else None
            self._model.let_in(desk, words, place)
        else:
            self._model.turn_away(desk)

    def _on_invitation_read(self, invitation: TeamInvitation) -> None:
        title = self.tr("Join the team of {organisation}").format(
            organisation=invitation.organisation_name
        )
        words = joining_words(invitation, team_recovery.key_of(invitation))
        dialog = ConfirmDialog(self, title, words, self.tr("Join"))
        dialog.confirmed.connect(lambda: self._model.answer(invitation))
        dialog.open()

    def _on_create(self) -> None:
        dialog = CreateDialog(self, self._model.organisation_name)
        dialog.wanted.connect(self._ask_folder)
        dialog.open()

    def _ask_folder(self, passphrase: str) -> None:
        key_files, sheets = self._key_files, self._sheets
        if key_files is None or sheets is None:
            return

        def make(folder: Path) -> None:
            self._model.create(key_files, sheets, passphrase, folder)

        title = self.tr("Choose an empty folder for the recovery files")
        self._files.folder(self, title, make)

    def _on_open(self) -> None:
        title = self.tr("Open an invitation")
        self._files.file_to_open(self, title, FILE_KINDS, self._model.read_invitation_file)

    def _on_paste(self) -> None:
        dialog = PasteDialog(self)
        dialog.pasted.connect(self._model.read_invitation_text)
        dialog.open()
