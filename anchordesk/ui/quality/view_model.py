"""Checks records, keeps what is shown of it, and that somebody looked and it is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.period import Period
from anchordesk.domain.quality_rules import QualityRule
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services import data_quality, quality_paper, returns
from anchordesk.services.data_quality import Finding, QualityReport
from anchordesk.services.undoing import Change, take_back
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Progress, Task, Tasks

Rules = tuple[tuple[QualityRule, tuple[Finding, ...]], ...]
Checked = tuple[QualityReport, Rules]
Kept = Callable[[Sequence[Change]], None]


@dataclass(frozen=True, slots=True)
class QualityState:
    """What the screen shows.

    Attributes:
        report: None until records were checked.
        rules: Each rule with its findings, in order.
        rule: The rule whose findings are listed.
        settled: Whether what somebody said is right is listed instead.
    """

    checking: bool = False
    report: QualityReport | None = None
    rules: Rules = ()
    rule: QualityRule | None = None
    settled: bool = False

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings in the list."""
        if self.report is not None and self.settled:
            return self.report.settled
        return next((found for rule, found in self.rules if rule is self.rule), ())


class QualityViewModel(QObject):
    """Signals: `state_changed()`, `progress(int, object)`, `failed(Notice)`."""

    state_changed = Signal()
    progress = Signal(int, object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks
        self._task: Task | None = None
        self._asked: tuple[ReturnTemplate, Period] | None = None
        self.state = QualityState()

    @property
    def templates(self) -> tuple[ReturnTemplate, ...]:
        """The returns to choose from."""
        return returns.offered_templates(self._workspace)

    def periods_of(self, template: ReturnTemplate) -> tuple[Period, ...]:
        """The periods of a return to choose from."""
        return returns.offered_periods(self._workspace, template.period)

    def check(self, template: ReturnTemplate, period: Period) -> None:
        """Look through the records; an earlier look that has not ended is given up."""
        self.cancel()
        workspace = self._workspace
        if self._asked != (template, period):
            self._change(report=None, rules=(), rule=None, settled=False)
        self._asked = (template, period)
        self._change(checking=True)

        def work(report: Progress) -> Checked:
            found = data_quality.check_records(workspace, template.code, period, report)
            # Of ten thousand residents that takes too long for the window's own thread.
            return found, found.by_rule()

        self._task = self._tasks.run_with_progress(
            Lane.RECORDS,
            work,
            receiver=self,
            done=self._on_checked,
            failed=self._on_failed,
            progress=self.progress.emit,
        )

    def check_again(self) -> None:
        """Look through the same records again; nothing where none were asked for."""
        if self._asked is not None:
            self.check(*self._asked)

    def cancel(self) -> None:
        """Stop looking; what was found before stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.state.checking:
            self._change(checking=False)

    def choose(self, rule: QualityRule) -> None:
        """List the findings of a rule."""
        if rule is not self.state.rule:
            self._change(rule=rule)

    def show_settled(self, *, settled: bool) -> None:
        """List what somebody said is right, or what is open."""
        self._change(settled=settled)

    def say_right(self, findings: tuple[Finding, ...], kept: Kept) -> None:
        """Keep that findings were looked at and are right."""
        workspace = self._workspace
        self._run(lambda: data_quality.say_it_is_right(workspace, findings), kept)

    def ask_again(self, finding: Finding, kept: Kept) -> None:
        """Have a question come back that was settled."""
        workspace = self._workspace
        self._run(lambda: data_quality.ask_again(workspace, finding), kept)

    def take_back(self, changes: Sequence[Change]) -> None:
        """Put things back as they were, and look again."""
        workspace = self._workspace
        self._run(lambda: take_back(workspace, changes), lambda _: None)

    def save(self, path: Path, done: Callable[[object], None]) -> None:
        """Save the list as a PDF, by references."""
        report, workspace = self.state.report, self._workspace
        if report is None:
            return
        self._tasks.run(
            Lane.RECORDS,
            lambda: quality_paper.write(workspace, report, path),
            receiver=self,
            done=done,
            failed=self.failed.emit,
        )

    def _run(self, work: Callable[[], Sequence[Change] | None], kept: Kept) -> None:
        def done(changes: Sequence[Change] | None) -> None:
            kept(changes or ())
            self.check_again()

        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self.failed.emit)

    def _on_checked(self, checked: Checked) -> None:
        self._task = None
        report, rules = checked
        shown = [rule for rule, _ in rules]
        rule = self.state.rule if self.state.rule in shown else next(iter(shown), None)
        settled = self.state.settled and bool(report.settled)
        self._change(checking=False, report=report, rules=rules, rule=rule, settled=settled)

    def _on_failed(self, notice: Notice) -> None:
        self._task = None
        self._change(checking=False)
        self.failed.emit(notice)

    def _change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()
