"""What the team screen shows and does, without a widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import DeskRole, UseCase, may
from anchordesk.services import (
    earlier_desks,
    handover,
    inbox,
    membership,
    sync,
    team_answering,
    team_joining,
)
from anchordesk.services.exchange_records import Colleague
from anchordesk.services.inbox import Reading
from anchordesk.services.organisation_recovery import OrganisationKeyFiles
from anchordesk.services.team_joining import PendingDesk
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.stopping import Stopping
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.team.case_list import CaseChoice, cases_to_choose
from anchordesk.ui.team.state import TeamState, look
from anchordesk.ui.team.told import new_team_words, reading_words, written_words
from anchordesk.wire.team import RosterMember, TeamInvitation

Result = TypeVar("Result")


class TeamViewModel(QObject):
    """Signals: `invited(TeamInvitation)` and `invitation_read(TeamInvitation)` once one can be
    handed over or decided on; `cases_loaded(tuple[CaseChoice, ...])` once one can choose."""

    state_changed = Signal()
    invited = Signal(object)
    invitation_read = Signal(object)
    cases_loaded = Signal(object)

    def __init__(self, courier: Courier, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._courier = courier
        self._workspace = workspace
        self._tasks = tasks
        self.stopping = Stopping(self)
        self.state = TeamState(told=courier.take_news())
        courier.received.connect(self.load)

    @property
    def is_lead(self) -> bool:
        """Whether this is a team lead's desk."""
        return self._workspace.profile.role.leads

    @property
    def passes_cases(self) -> bool:
        """Whether this desk may hand cases over and take them."""
        return may(self._workspace.profile.role, UseCase.HAND_OVER)

    @property
    def organisation_name(self) -> str:
        """The organisation's name as this desk has it."""
        return self._workspace.profile.organisation_name

    def load(self) -> None:
        """Read everything again."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: look(workspace),
            receiver=self,
            done=self._on_look,
            failed=self._on_failed,
        )

    def create(
        self,
        files: OrganisationKeyFiles,
        sheets: RecoverySheetWriter,
        passphrase: str,
        folder: Path,
    ) -> None:
        """Make the organisation, with its recovery files and sheet in a folder."""
        workspace = self._workspace
        self.do(
            self.tr("Making the organisation's key"),
            lambda: membership.create_organisation(
                workspace, files, sheets, passphrase=passphrase, folder=folder
            ),
            lambda made: self.tr(
                "The organisation is made. Print {sheet} and lock it away, then delete the file."
            ).format(sheet=made.recovery.sheet.name),
        )

    def invite(self, name: str, role: DeskRole) -> None:
        """Make an invitation; `invited` follows."""
        workspace = self._workspace

        def told(invitation: TeamInvitation) -> str:
            self.invited.emit(invitation)
            return self.tr("The invitation works once, for seven days.")

        self.do(
            self.tr("Making the invitation"),
            lambda: team_joining.invite(workspace, name, role),
            told,
        )

    def save_invitation(self, invitation: TeamInvitation, path: Path) -> None:
        """Write an invitation as a file."""
        self.do(
            self.tr("Saving the invitation"),
            lambda: team_joining.write_invitation(invitation, path),
            lambda _: self.tr(
                "Saved. Whoever has this file can ask to join: give it to your colleague alone."
            ),
        )

    def read_invitation_text(self, text: str) -> None:
        """Read an invitation that was pasted; `invitation_read` follows."""
        self._read_invitation(lambda: team_answering.invitation_in(text))

    def read_invitation_file(self, path: Path) -> None:
        """Read an invitation's file; `invitation_read` follows."""
        self._read_invitation(lambda: team_answering.read_invitation(path))

    def answer(self, invitation: TeamInvitation) -> None:
        """Answer an invitation, once somebody has read what joining does."""
        workspace = self._workspace
        self.do(
            self.tr("Answering the invitation"),
            lambda: team_answering.answer(workspace, invitation),
            lambda waiting: self.tr("Ring {lead} and read out your six words.").format(
                lead=waiting.lead_name
            ),
        )

    def let_in(self, desk: PendingDesk, words: str, in_place_of: str | None) -> None:
        """Take a desk in by the words that were picked."""
        workspace = self._workspace
        self.do(
            self.tr("Comparing the words"),
            lambda: team_joining.let_in(workspace, desk.invitation, words, in_place_of=in_place_of),
            lambda member: self.tr("{name} is in your team now.").format(name=member.name),
        )

    def turn_away(self, desk: PendingDesk) -> None:
        """Destroy a request to join."""
        workspace = self._workspace
        self.do(
            self.tr("Turning the request away"),
            lambda: team_joining.turn_away(workspace, desk.invitation),
            lambda _: self.tr("That desk was not taken in, and its invitation works no more."),
        )

    def set_lease(self, days: int) -> None:
        """Choose how long a desk may go without news of the team; 0 for no limit."""
        workspace = self._workspace
        self.do(
            self.tr("Changing how long a desk opens without news"),
            lambda: membership.set_lease(workspace, days),
            lambda _: self.tr("Changed. Each desk keeps to it once it has this news."),
        )

    def revoke(self, member: RosterMember) -> None:
        """End a desk's membership."""
        workspace = self._workspace
        self.do(
            self.tr("Ending the membership"),
            lambda: membership.revoke(workspace, member.key_id),
            lambda _: membership.WHAT_REVOKING_DOES,
        )

    def let_in_again(self, member: RosterMember) -> None:
        """Take a desk back whose membership was ended."""
        workspace = self._workspace
        self.do(
            self.tr("Changing the list"),
            lambda: membership.let_in_again(workspace, member.key_id),
            lambda _: self.tr("{name}'s desk is in the team again.").format(name=member.name),
        )

    def forget(self, desk: Colleague) -> None:
        """Count nothing more of a desk that is known from before the list."""
        workspace = self._workspace
        self.do(
            self.tr("Changing the list"),
            lambda: earlier_desks.forget(workspace, desk),
            lambda _: self.tr("{name}'s figures are refused.").format(name=desk.name),
        )

    def let_make_returns(self, member: RosterMember) -> None:
        """Name the desk that makes returns."""
        workspace = self._workspace
        self.do(
            self.tr("Changing the list"),
            lambda: membership.let_make_returns(workspace, member.key_id),
            lambda _: self.tr("{name} makes the returns from now on.").format(name=member.name),
        )

    def load_cases(self) -> None:
        """Read the cases that could be handed over; `cases_loaded` follows."""
        self.read_cases(self.cases_loaded.emit)

    def read_cases(self, done: Callable[[tuple[CaseChoice, ...]], None]) -> None:
        """Read this desk's own cases, to choose from."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: cases_to_choose(workspace),
            receiver=self,
            done=done,
            failed=self._on_failed,
        )

    def offer(self, resident_ids: tuple[ResidentId, ...], colleague: str, note: str) -> None:
        """Ask a colleague to take cases over."""
        workspace = self._workspace
        self.do(
            self.tr("Offering"),
            lambda: handover.offer(workspace, resident_ids, colleague, note),
            lambda made: self.tr(
                "Offered: {n}. They stay yours until your colleague accepts."
            ).format(n=len(made)),
        )

    def accept(self, handover_id: UUID) -> None:
        """Say yes to a case."""
        workspace = self._workspace
        self.do(
            self.tr("Answering"),
            lambda: handover.accept(workspace, handover_id),
            lambda _: self.tr("The case comes as soon as your colleague's desk has your answer."),
        )

    def decline(self, handover_id: UUID, reason: str) -> None:
        """Say no to a case."""
        workspace = self._workspace
        self.do(
            self.tr("Answering"),
            lambda: handover.decline(workspace, handover_id, reason),
            lambda _: self.tr("Declined. The case stays with your colleague."),
        )

    def take_back(self, handover_id: UUID) -> None:
        """Let an offer stand no more."""
        workspace = self._workspace
        self.do(
            self.tr("Taking it back"),
            lambda: handover.take_back(workspace, handover_id),
            lambda _: self.tr("Taken back. The case is in your caseload."),
        )

    def read_folder(self, folder: Path) -> None:
        """Take in what colleagues put in a folder or on a stick."""
        workspace = self._workspace
        work = self.stopping.work(lambda go_on: inbox.read_folder(workspace, folder, go_on))
        self.do(self.tr("Reading the folder"), work, self._read)

    def put_in_folder(self, folder: Path) -> None:
        """Put everything for colleagues in a folder or on a stick."""
        workspace = self._workspace
        self.do(
            self.tr("Writing to the folder"),
            self.stopping.work(lambda go_on: len(sync.put_in_folder(workspace, folder, go_on))),
            lambda written: written_words(written, stopped=self.stopping.was_asked),
        )

    def _read_invitation(self, read: Callable[[], TeamInvitation]) -> None:
        def told(invitation: TeamInvitation) -> str:
            self.invitation_read.emit(invitation)
            return ""

        self.do(self.tr("Reading the invitation"), read, told)

    def _read(self, reading: Reading) -> str:
        if reading.profile is None:
            return reading_words(reading)
        self._workspace = inbox.with_profile(self._workspace, reading.profile)
        news = new_team_words(reading)
        self._courier.replace_workspace(self._workspace, news)
        return news

    def do(self, busy: str, work: Callable[[], Result], words: Callable[[Result], str]) -> None:
        """Do one thing in the records lane, say what goes on and what was done, read again."""

        def done(result: Result) -> None:
            self._change(busy="", told=words(result))
            self._courier.nudge()
            self.load()

        if self.state.busy:
            return
        self.stopping.begin(work)
        self._change(busy=busy, told="", notice=None)
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self._on_failed)

    def _on_look(self, found: TeamState) -> None:
        kept = self.state
        self.state = replace(found, busy=kept.busy, told=kept.told, notice=kept.notice)
        self.state_changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self._change(busy="", notice=notice)
        self.load()

    def _change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()
