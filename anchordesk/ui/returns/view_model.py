"""Takes a return from template and period to approval and documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.period import Period, read_period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services import returns
from anchordesk.services.coarser_returns import (
    Choice,
    CoarserVersion,
    coarser_choices,
    prepare_what_is_safe,
    try_coarser,
)
from anchordesk.services.corrections import newest_of
from anchordesk.services.exchange_records import HubRegistration, OutboxItem, Release
from anchordesk.services.ports import WrittenDocuments
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_delivery import delivery_of
from anchordesk.services.return_people import PeopleBehind, people_behind
from anchordesk.services.return_reopening import as_asked
from anchordesk.services.second_approval import RequestStanding
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.returns.second_model import SecondApprovals
from anchordesk.ui.returns.state import ReturnsState, ReturnStep, ReturnWork
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Lane, Task, Tasks
from anchordesk.wire.published import Quantity

Approved = tuple[tuple[Release, ...], HubRegistration | None]


class ReturnsViewModel(QObject):
    """Signals: `state_changed()` after each change, of deliveries as well."""

    state_changed = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, courier: Courier) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks
        self._courier = courier
        self._task: Task | None = None
        self.state = ReturnsState()
        self.second = SecondApprovals(workspace, tasks)
        self.second.changed.connect(self.state_changed)
        self.second.failed.connect(self._on_failed)
        courier.changed.connect(self.state_changed)

    @property
    def templates(self) -> tuple[ReturnTemplate, ...]:
        """The returns to choose from."""
        return returns.offered_templates(self._workspace)

    def periods_of(self, template: ReturnTemplate) -> tuple[Period, ...]:
        """The periods of a return to choose from."""
        return returns.offered_periods(self._workspace, template.period)

    def title_of(self, release: Release) -> tuple[str, str]:
        """Return the titles of an approved return and of its period."""
        known = {template.code: template.title for template in self.templates}
        title = known.get(release.template, release.template)
        if release.revision > 1:
            title = self.tr("{title}, revision {number}").format(
                title=title, number=release.revision
            )
        return title, read_period(release.period).title

    def is_newest(self, release: Release) -> bool:
        """Whether no later revision replaced an approved return."""
        period = read_period(release.period)
        newest = newest_of(self.state.releases or (release,), release.template, period)
        return newest is None or newest.revision <= release.revision

    def item_of(self, release: Release) -> OutboxItem | None:
        """Return an approved return's item in the outbox; None where there was no hub."""
        status = self._courier.state.status
        items = () if status is None else status.items
        return delivery_of(release, items)

    def load(self) -> None:
        """Read the approved returns and the hub."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: (returns.approved(workspace), returns.hub_of(workspace)),
            receiver=self,
            done=self._on_loaded,
            failed=self._on_failed,
        )
        self.second.load()

    def prepare(self, template_code: str, period: Period, *, correcting: bool = False) -> None:
        """Count, protect and audit. Changes nothing and sends nothing."""
        workspace = self._workspace
        self._show(
            lambda: prepare_what_is_safe(workspace, template_code, period, correcting=correcting)
        )

    def try_coarser(self) -> None:
        """Try every coarser version, one by one, and keep those that hide less."""
        prepared = self.state.prepared
        if prepared is None or self.state.work is not ReturnWork.NONE:
            return
        self._begin(ReturnWork.TRYING)
        self._change(versions=())
        self._try_next(prepared, list(coarser_choices(self._workspace, prepared)))

    def use_version(self, version: CoarserVersion) -> None:
        """Show a coarser version in place of the return that was prepared."""
        self._stop_task()
        self._change(work=ReturnWork.NONE, prepared=version.prepared, versions=None)
        self.second.look_at(version.prepared.payload)

    def show_all_detail(self) -> None:
        """Prepare the return again as its template asks for it."""
        prepared = self.state.prepared
        if prepared is not None:
            correcting = prepared.message.revision > 1
            period = prepared.instead_of or prepared.period
            self.prepare(prepared.template.code, period, correcting=correcting)

    def correct(self) -> None:
        """Prepare a new revision of the approved return that is shown."""
        prepared = self.state.prepared
        if prepared is not None and prepared.release is not None:
            self.prepare(prepared.template.code, prepared.period, correcting=True)

    def open_release(self, release: Release) -> None:
        """Show an approved return again, also one that was corrected since."""
        workspace = self._workspace
        self._show(lambda: returns.reopen(workspace, release))

    def open_request(self, request: RequestStanding) -> None:
        """Show a return that a second lead was asked about, exactly as it was sent."""
        workspace = self._workspace
        self._show(lambda: as_asked(workspace, request), request)

    def ask_second(self, key_id: str) -> None:
        """Send the shown return to a second lead, to be approved there."""
        if self.state.prepared is not None:
            self.second.ask(self.state.prepared, key_id, self._courier.nudge)

    def answer(self, reason: str) -> None:
        """Approve a colleague's return that is shown, or say why not."""
        request = self.state.request
        if request is not None:
            self.second.decide(request.request.digest, reason, self._on_answered)

    def approve(self) -> None:
        """Sign the bytes that were shown, and queue them if there is a hub.

        A colleague's return is approved for that colleague to sign.
        """
        if self.state.request is not None and not self.state.request.own:
            self.answer("")
            return
        workspace, prepared = self._workspace, self.state.prepared
        if prepared is None or self.state.step is not ReturnStep.APPROVE:
            return

        def work() -> tuple[Release, Approved]:
            release = returns.approve(workspace, prepared)
            return release, (returns.approved(workspace), returns.hub_of(workspace))

        self._begin(ReturnWork.APPROVING)
        self._tasks.run(
            Lane.RECORDS, work, receiver=self, done=self._on_approved, failed=self._on_failed
        )

    def export(self, release: Release, folder: Path) -> None:
        """Write PDF, spreadsheet, CSV and tables of an approved return."""
        workspace = self._workspace
        if self.state.work is not ReturnWork.NONE:
            return
        self._begin(ReturnWork.EXPORTING)
        self._tasks.run(
            Lane.RECORDS,
            lambda: returns.export(workspace, release, folder),
            receiver=self,
            done=self._on_exported,
            failed=self._on_failed,
        )

    def show_people(self, quantity: Quantity, show: Callable[[PeopleBehind], None]) -> None:
        """Look up who of this desk stands behind a printed number, and hand them on."""
        workspace, prepared = self._workspace, self.state.prepared
        if prepared is None or self.state.work is not ReturnWork.NONE:
            return
        self._tasks.run(
            Lane.RECORDS,
            lambda: people_behind(workspace, prepared, quantity),
            receiver=self,
            done=show,
            failed=self._on_failed,
        )

    def cancel(self) -> None:
        """Stop preparing; nothing was changed."""
        if self.state.work in (ReturnWork.PREPARING, ReturnWork.TRYING):
            self._stop_task()
            self._change(work=ReturnWork.NONE)

    def forward(self) -> None:
        """Go one step on; approving is a verb of its own."""
        if self.state.work is ReturnWork.TRYING:
            self.cancel()
        prepared = self.state.prepared
        approved = prepared.release if prepared is not None else None
        match self.state.step:
            case ReturnStep.TABLES:
                self._change(step=ReturnStep.LEAVES, notice=None)
            case ReturnStep.LEAVES if approved is not None:
                self._change(step=ReturnStep.APPROVED, release=approved, notice=None)
            case ReturnStep.LEAVES:
                self._change(step=ReturnStep.APPROVE, notice=None)
            case _:
                return

    def back(self) -> None:
        """Go one step back."""
        if self.state.work is ReturnWork.TRYING:
            self.cancel()
        before = {
            ReturnStep.TABLES: ReturnStep.CHOOSE,
            ReturnStep.LEAVES: ReturnStep.TABLES,
            ReturnStep.APPROVE: ReturnStep.LEAVES,
            ReturnStep.APPROVED: ReturnStep.CHOOSE,
        }
        step = before.get(self.state.step, ReturnStep.CHOOSE)
        self._change(step=step, notice=None, written=None)
        if step is ReturnStep.CHOOSE:
            self.load()

    def _show(
        self, make: Callable[[], PreparedReturn], request: RequestStanding | None = None
    ) -> None:
        workspace = self._workspace
        self._begin(ReturnWork.PREPARING)
        self._change(request=request)
        self._task = self._tasks.run(
            Lane.RECORDS,
            lambda: (make(), returns.hub_of(workspace)),
            receiver=self,
            done=self._on_prepared,
            failed=self._on_failed,
        )

    def _try_next(self, prepared: PreparedReturn, choices: list[Choice]) -> None:
        if not choices:
            self._change(work=ReturnWork.NONE)
            return
        workspace, choice = self._workspace, choices.pop(0)

        def tried(version: CoarserVersion | None) -> None:
            if self.state.work is not ReturnWork.TRYING or self.state.prepared is not prepared:
                return
            if version is not None:
                found = (*(self.state.versions or ()), version)
                self._change(versions=tuple(sorted(found, key=lambda v: v.prepared.hidden)))
            self._try_next(prepared, choices)

        self._task = self._tasks.run(
            Lane.RECORDS,
            lambda: try_coarser(workspace, prepared, choice),
            receiver=self,
            done=tried,
            failed=self._on_failed,
        )

    def _stop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _begin(self, work: ReturnWork) -> None:
        self._change(work=work, notice=None, written=None)

    def _change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()

    def _on_loaded(self, loaded: Approved) -> None:
        releases, hub = loaded
        self._change(releases=releases, hub=hub)

    def _on_prepared(self, prepared: tuple[PreparedReturn, HubRegistration | None]) -> None:
        made, hub = prepared
        self._change(
            work=ReturnWork.NONE, step=ReturnStep.TABLES, prepared=made, hub=hub, versions=None
        )
        self.second.look_at(made.payload)

    def _on_answered(self) -> None:
        self._change(step=ReturnStep.CHOOSE, request=None)
        self._courier.nudge()

    def _on_approved(self, approved: tuple[Release, Approved]) -> None:
        release, (releases, hub) = approved
        self._change(
            work=ReturnWork.NONE,
            step=ReturnStep.APPROVED,
            release=release,
            releases=releases,
            hub=hub,
        )
        self._courier.nudge()

    def _on_exported(self, written: WrittenDocuments) -> None:
        self._change(work=ReturnWork.NONE, written=written)

    def _on_failed(self, notice: Notice) -> None:
        self._change(work=ReturnWork.NONE, notice=notice)
