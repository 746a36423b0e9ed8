"""The first start as steps: who you are, passphrase, check, create. Nothing is written before.

Moves: who → passphrase → check → creating; Back from passphrase and check; a failure goes
from creating back to check with a notice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.drafts import OpenedVault, with_drafts
from anchordesk.services.passphrases import PassphraseJudgement
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Task, Tasks


class FirstRunStep(StrEnum):
    """The step shown."""

    WHO = "who"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a step
    CHECK = "check"
    CREATING = "creating"


class RoleChoice(StrEnum):
    """What a person says they do. Somebody on their own is their own lead."""

    WORKER = "worker"
    LEAD = "lead"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """The step and the answers so far. The passphrase is never shown again.

    Attributes:
        organisation_key: The recovery key that IT has preset; shown before the vault is made.
    """

    step: FirstRunStep = FirstRunStep.WHO
    worker_name: str = ""
    organisation_name: str = ""
    role: RoleChoice = RoleChoice.WORKER
    passphrase: str = ""
    organisation_key: OrganisationKey | None = None
    notice: Notice | None = None


class FirstRunViewModel(QObject):
    """Emits `state_changed()`, and `finished(OpenedVault)` once the vault is made.

    Emits `judged(PassphraseJudgement)` about the passphrase asked about last, and
    `refused(PassphraseJudgement)` if one that was chosen is too weak.
    """

    state_changed = Signal()
    finished = Signal(object)
    judged = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, *, has_keyring: bool) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self.has_keyring = has_keyring
        self.state = FirstRunState()
        self._judging: Task | None = None

    def say_who(self, worker_name: str, organisation_name: str, role: RoleChoice) -> None:
        """Keep who they are and go on to the passphrase."""
        self._become(
            replace(
                self.state,
                step=FirstRunStep.PASSPHRASE,
                worker_name=worker_name,
                organisation_name=organisation_name,
                role=role,
                notice=None,
            )
        )

    def judge(self, passphrase: str) -> None:
        """Ask how strong a passphrase is; an earlier question is dropped."""
        self._drop_question()
        self._judging = self._tasks.run(
            Lane.RECORDS,
            self._judgement_of(passphrase),
            receiver=self,
            done=self.judged.emit,
            # Only a hint: what is chosen is judged again.
            failed=lambda _notice: None,
        )

    def choose_passphrase(self, passphrase: str) -> None:
        """Keep the passphrase and go on to the check, unless it is too weak."""
        self._drop_question()
        judge = self._judgement_of(passphrase)
        self._judging = self._tasks.run(
            Lane.RECORDS,
            lambda: (judge(), self._desk.preset_organisation_key()),
            receiver=self,
            done=lambda found: self._on_chosen(passphrase, *found),
            # Without the preset key a vault can be made still; it says so, and judges again.
            failed=lambda notice: self._go_to_check(passphrase, None, notice),
        )

    def go_back(self) -> None:
        """Go one step back; every answer stays."""
        before = {
            FirstRunStep.PASSPHRASE: FirstRunStep.WHO,
            FirstRunStep.CHECK: FirstRunStep.PASSPHRASE,
        }
        if self.state.step in before:
            self._become(replace(self.state, step=before[self.state.step], notice=None))

    def create(self) -> None:
        """Make the vault."""
        if self.state.step is not FirstRunStep.CHECK:
            return
        state = self.state
        role = DeskRole.WORKER if state.role is RoleChoice.WORKER else DeskRole.LEAD
        answers = FirstRun(
            state.worker_name,
            state.organisation_name,
            role,
            state.passphrase,
            organisation_key=state.organisation_key,
        )
        self._become(replace(state, step=FirstRunStep.CREATING, notice=None))
        self._tasks.run(
            Lane.RECORDS,
            lambda: with_drafts(self._desk.first_run(answers)),
            receiver=self,
            done=self._on_created,
            failed=self._on_refused,
        )

    def _drop_question(self) -> None:
        if self._judging is not None:
            self._judging.cancel()

    def _judgement_of(self, passphrase: str) -> Callable[[], PassphraseJudgement]:
        names = (self.state.worker_name, self.state.organisation_name)
        return lambda: self._desk.judge_passphrase(passphrase, names, has_keyring=self.has_keyring)

    def _on_chosen(
        self, passphrase: str, judgement: PassphraseJudgement, key: OrganisationKey | None
    ) -> None:
        if judgement.accepted:
            self._go_to_check(passphrase, key, None)
        else:
            self.refused.emit(judgement)

    def _go_to_check(
        self, passphrase: str, key: OrganisationKey | None, notice: Notice | None
    ) -> None:
        if self.state.step is FirstRunStep.PASSPHRASE:
            self._become(
                replace(
                    self.state,
                    step=FirstRunStep.CHECK,
                    passphrase=passphrase,
                    organisation_key=key,
                    notice=notice,
                )
            )

    def _on_created(self, opened: OpenedVault) -> None:
        self.state = FirstRunState()
        self.finished.emit(opened)

    def _on_refused(self, notice: Notice) -> None:
        self._become(replace(self.state, step=FirstRunStep.CHECK, notice=notice))

    def _become(self, state: FirstRunState) -> None:
        self.state = state
        self.state_changed.emit()
