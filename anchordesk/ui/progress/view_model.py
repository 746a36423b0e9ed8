"""What the progress screen shows: a cohort of a pathway, and what was said of jobs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period
from anchordesk.domain.roles import UseCase, may
from anchordesk.services import cohorts, good_work
from anchordesk.services.cohorts import CohortAsked, CohortCounts
from anchordesk.services.good_work import GoodWorkCounts
from anchordesk.services.my_work import MyWork, my_work
from anchordesk.services.team_funnel import TeamFunnel, team_funnel
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class ProgressState:
    """What is shown.

    Attributes:
        asked: Whose counts are wanted; None where this desk has no pathway.
        cohort: The counts that were read last; those of `asked` once they are there.
        counted: For which wish `cohort` was counted.
    """

    pathways: tuple[Pathway, ...]
    asked: CohortAsked | None
    cohort: CohortCounts | None = None
    counted: CohortAsked | None = None
    jobs: GoodWorkCounts | None = None
    work: MyWork | None = None
    team: TeamFunnel | None = None


class ProgressViewModel(QObject):
    """Signals: `state_changed()` after each change, `failed(Notice)`."""

    state_changed = Signal()
    failed = Signal(Notice)

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace, self._tasks = workspace, tasks
        offered = workspace.library.offered_pathways
        asked = CohortAsked(offered[0].code) if offered else None
        self.state = ProgressState(offered, asked)

    def load(self) -> None:
        """Read everything again."""
        self._count()
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: my_work(workspace),
            receiver=self,
            done=self._on_work,
            failed=self.failed.emit,
        )
        self._tasks.run(
            Lane.RECORDS,
            lambda: good_work.count_answers(workspace),
            receiver=self,
            done=self._on_jobs,
            failed=self.failed.emit,
        )

    def choose_pathway(self, code: str) -> None:
        """Count another pathway, everybody who ever joined it."""
        self._ask(CohortAsked(code))

    def choose_period(self, period: Period | None) -> None:
        """Count who joined in another period."""
        if self.state.asked is not None:
            self._ask(replace(self.state.asked, period=period))

    def choose_stage(self, stage: str) -> None:
        """Compare groups by another stage."""
        if self.state.asked is not None:
            self._ask(replace(self.state.asked, stage=stage))

    def _ask(self, asked: CohortAsked) -> None:
        if asked != self.state.asked:
            self.state = replace(self.state, asked=asked)
            self._count()

    def _count(self) -> None:
        workspace, asked = self._workspace, self.state.asked
        if asked is None:
            return
        self._tasks.run(
            Lane.RECORDS,
            lambda: (asked, cohorts.count_cohort(workspace, asked)),
            receiver=self,
            done=self._on_counted,
            failed=self.failed.emit,
        )
        if may(workspace.profile.role, UseCase.SUPERVISE):
            self._tasks.run(
                Lane.RECORDS,
                lambda: (asked.pathway_code, team_funnel(workspace, asked.pathway_code)),
                receiver=self,
                done=self._on_team,
                failed=self.failed.emit,
            )

    def _on_counted(self, found: tuple[CohortAsked, CohortCounts]) -> None:
        asked, counts = found
        if asked == self.state.asked:
            self.state = replace(self.state, cohort=counts, counted=asked)
            self.state_changed.emit()

    def _on_work(self, work: MyWork) -> None:
        self.state = replace(self.state, work=work)
        self.state_changed.emit()

    def _on_team(self, found: tuple[str, TeamFunnel]) -> None:
        code, funnel = found
        if self.state.asked is not None and code == self.state.asked.pathway_code:
            self.state = replace(self.state, team=funnel)
            self.state_changed.emit()

    def _on_jobs(self, counts: GoodWorkCounts) -> None:
        self.state = replace(self.state, jobs=counts)
        self.state_changed.emit()
