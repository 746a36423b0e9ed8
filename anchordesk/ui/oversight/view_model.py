"""What the oversight screen shows: how desks stand, the breach log, and what was checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.breach import Breach
from anchordesk.domain.roles import UseCase, may
from anchordesk.services import (
    audit_copies,
    breach_letters,
    breaches,
    desk_reports,
    lost_laptop,
    privacy_notice,
)
from anchordesk.services.audit_copies import AuditCheck
from anchordesk.services.breaches import TimedBreach
from anchordesk.services.desk_reports import DeskStanding
from anchordesk.services.files import write_whole_file
from anchordesk.services.lost_laptop import LostLaptop, Rehearsal
from anchordesk.services.verification import VerificationReport, rates_of, verify_file
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class OversightState:
    """What is shown.

    Attributes:
        known: Whether it was read yet.
    """

    desks: tuple[DeskStanding, ...] = ()
    breaches: tuple[TimedBreach, ...] = ()
    rehearsal: Rehearsal | None = None
    known: bool = False
    notice: Notice | None = None


class OversightViewModel(QObject):
    """Signals: `state_changed()` after each change."""

    state_changed = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace, self._tasks = workspace, tasks
        self.state = OversightState()

    @property
    def supervises(self) -> bool:
        """Whether this desk sees how others stand, and keeps the breach log."""
        return may(self._workspace.profile.role, UseCase.SUPERVISE)

    def load(self) -> None:
        """Read everything again."""
        if self.supervises:
            workspace = self._workspace
            self._run(
                lambda: (
                    desk_reports.desks(workspace),
                    breaches.log(workspace),
                    lost_laptop.last_rehearsal(workspace),
                ),
                self._on_read,
            )

    def look_up(self, desk: DeskStanding, then: Callable[[LostLaptop], None]) -> None:
        """Look up what a laptop held."""
        self._run(lambda: lost_laptop.look_up(self._workspace, desk.key_id), then)

    def close(self, breach: Breach) -> None:
        """Keep that nothing more is to be done about a breach."""
        self._run(lambda: breaches.close(self._workspace, breach.id), lambda _: self.load())

    def write_letters(self, breach: Breach, folder: Path, then: Callable[[object], None]) -> None:
        """Write drafts of the letters into a folder."""
        self._run(lambda: breach_letters.write(self._workspace, breach.id, folder), then)

    def save_log(self, path: Path, then: Callable[[object], None]) -> None:
        """Write the breach log."""
        self._run(lambda: breaches.export(self._workspace, path), then)

    def save_register(self, path: Path, then: Callable[[object], None]) -> None:
        """Write the record of processing."""

        def work() -> None:
            text = privacy_notice.record_of_processing(self._workspace)
            write_whole_file(path, text.encode())

        self._run(work, then)

    def check_trail(self, path: Path, then: Callable[[AuditCheck], None]) -> None:
        """Check a copy of a trail that a desk signed."""
        self._run(lambda: audit_copies.verify_copy(audit_copies.read_copy(path)), then)

    def check_return(self, path: Path, then: Callable[[VerificationReport], None]) -> None:
        """Try to work out what a published return withholds."""
        rates = rates_of(self._workspace.library.reference)
        self._run(lambda: verify_file(path, rates=rates), then)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self._on_failed)

    def _on_read(
        self, found: tuple[tuple[DeskStanding, ...], tuple[TimedBreach, ...], Rehearsal | None]
    ) -> None:
        self.state = OversightState(*found, known=True)
        self.state_changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self.state = replace(self.state, notice=notice)
        self.state_changed.emit()
