"""What the unlock page shows, and what it can ask for: open the vault, by passphrase or code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.recovery_code import read_recovery_code
from anchordesk.domain.recovery_parts import read_typed_code
from anchordesk.services import emergency_access, taking_over
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import OpenedVault, with_drafts
from anchordesk.services.lease import ClockBehindError, LeaseOverError
from anchordesk.services.vault_care import ByOrganisationKey, ByRecoveryCode
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Progress, Tasks

_WITHOUT_NEWS = (LeaseOverError.code, ClockBehindError.code)


class UnlockPhase(StrEnum):
    """Where unlocking stands."""

    WAITING = "waiting"
    OPENING = "opening"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the page shows.

    Attributes:
        notice: Why the vault was not opened; only when refused.
        holds_text: Whether something half typed waits in memory, sealed, for the disk to take it.
        renewing: Whether the key of the records is renewed before the vault is opened.
    """

    phase: UnlockPhase = UnlockPhase.WAITING
    notice: Notice | None = None
    holds_text: bool = False
    renewing: bool = False

    @property
    def wants_news(self) -> bool:
        """Whether the desk stays locked until its team's lead lets it in again."""
        return self.notice is not None and self.notice.code in _WITHOUT_NEWS


class UnlockViewModel(QObject):
    """Signals: `state_changed()`; `unlocked(OpenedVault)` once the vault is open, and then
    `recovered()` if it was opened by its recovery code and has a new passphrase, `taken_over()`
    if by the organisation's, or `renewed()` if its data key is another; `progressed(int, int |
    None)` while that is made.
    """

    state_changed = Signal()
    unlocked = Signal(object)
    recovered = Signal()
    taken_over = Signal()
    renewed = Signal()
    progressed = Signal(int, object)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._held: bytes | None = None
        self._given_up = self._by_code = self._renewing = self._taking_over = False
        self.has_keyring = True
        self.state = UnlockState()

    def use(self, desk: Desk) -> None:
        """Turn to another vault; nothing of the one before is held."""
        self._desk, self._held = desk, None
        self.wait()

    def unlock(self, passphrase: str) -> None:
        """Open the vault; nothing happens while it is being opened."""
        self._by_code = self._renewing = False
        self._open(lambda _progress: self._desk.unlock(passphrase))

    def unlock_with_files(self, passphrase: str, folder: Path) -> None:
        """Open the vault with the lead's files, where its lease is over."""
        desk = self._desk
        self._by_code = self._renewing = False
        self._open(lambda _progress: desk.unlock_with_files(passphrase, folder))

    def recover(self, code: str, new_passphrase: str) -> None:
        """Open the vault by its recovery code; from then on the new passphrase opens it."""
        desk = self._desk
        self._by_code, self._renewing = True, False
        self._open(
            lambda _progress: desk.unlock_with_recovery_code(
                ByRecoveryCode(read_typed_code(code), new_passphrase)
            )
        )

    def take_over(self, code: str, name: str, new_passphrase: str) -> None:
        """Open the vault of somebody who left, by the organisation's code."""
        desk = self._desk
        self._by_code = self._renewing = False
        self._open(
            lambda _progress: taking_over.take_over(
                desk, ByOrganisationKey(read_recovery_code(code), new_passphrase), name
            ),
            taking_over=True,
        )

    def open_in_emergency(self, code: str, name: str, reason: str) -> None:
        """Open the vault for an hour, by the organisation's code; its passphrase stays."""
        desk = self._desk
        self._by_code = self._renewing = False

        def opening(_progress: Progress) -> Workspace:
            why = EmergencyReason.of(reason)
            key = ByOrganisationKey(read_recovery_code(code), "", why, once=True)
            return emergency_access.open_for_a_while(desk, key, name)

        self._open(opening)

    def renew(self, passphrase: str) -> None:
        """Encrypt all records under a new key, then open the vault; nothing happens meanwhile."""
        desk = self._desk
        self._by_code, self._renewing = False, True

        def renew_and_open(progress: Progress) -> Workspace:
            desk.rotate_key(passphrase, progress)
            return desk.unlock(passphrase)

        self._open(renew_and_open)

    def wait(self) -> None:
        """Go back to the empty page."""
        self._become(UnlockState(holds_text=self._held is not None))

    def hold(self, sealed: bytes | None) -> None:
        """Hold what the lock could not write, for the next unlock."""
        self._held = sealed
        self._become(
            UnlockState(self.state.phase, self.state.notice, holds_text=sealed is not None)
        )

    def give_up(self) -> None:
        """Lock again at once a vault that is just being opened: somebody locked meanwhile."""
        self._given_up = self.state.phase is UnlockPhase.OPENING

    def _open(self, opening: Callable[[Progress], Workspace], *, taking_over: bool = False) -> None:
        if self.state.phase is UnlockPhase.OPENING:
            return
        self._taking_over = taking_over
        held = self._held
        self._given_up = False
        self._become(
            UnlockState(UnlockPhase.OPENING, holds_text=held is not None, renewing=self._renewing)
        )
        self._tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: with_drafts(opening(progress), held),
            receiver=self,
            done=self._on_unlocked,
            failed=self._on_refused,
            progress=self.progressed.emit,
        )

    def _on_unlocked(self, opened: OpenedVault) -> None:
        if self._given_up:
            self._tasks.run(
                Lane.RECORDS,
                opened.workspace.lock,
                receiver=self,
                done=lambda _: None,
                failed=self._on_refused,
            )
            self.wait()
            return
        self._held = None
        self._become(UnlockState())
        self.unlocked.emit(opened)
        if self._by_code:
            self.recovered.emit()
        if self._taking_over:
            self.taken_over.emit()
        if self._renewing:
            self.renewed.emit()

    def _on_refused(self, notice: Notice) -> None:
        held = self._held is not None
        self._become(UnlockState(UnlockPhase.REFUSED, notice, holds_text=held))

    def _become(self, state: UnlockState) -> None:
        self.state = state
        self.state_changed.emit()
