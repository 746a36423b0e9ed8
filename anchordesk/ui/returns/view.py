"""The returns screen of a team lead: choose, tables, exactly what leaves, approve and export.

Place("returns", "Returns", "chart-column",
      lambda context: ReturnsScreen(context, courier), needs=UseCase.MAKE_RETURNS)
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.step_page import ShownStep, StepPage
from anchordesk.ui.quality.chosen import ChosenReturn
from anchordesk.ui.returns.approve_step import ApprovedStep, ApproveStep
from anchordesk.ui.returns.choose_step import ChooseStep
from anchordesk.ui.returns.leaves_step import LeavesStep
from anchordesk.ui.returns.state import ReturnsState, ReturnStep, ReturnWork
from anchordesk.ui.returns.tables_step import TablesStep
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.sync.courier import Courier


class ReturnsScreen(Screen):
    """Shows one step at a time, with Back and the next thing to do at the foot."""

    def __init__(
        self,
        context: ScreenContext,
        courier: Courier,
        files: FileChoice | None = None,
        to_check: ChosenReturn | None = None,
    ) -> None:
        super().__init__(self.tr("Returns"))
        self._shell = context.shell
        self._to_check = to_check or ChosenReturn()
        courier.begin(context)
        self.model = ReturnsViewModel(context.workspace, context.tasks, courier)
        self.choose = ChooseStep(self.model)
        self.choose.check_asked.connect(self._on_check)
        self.tables = TablesStep(self.model)
        self.leaves = LeavesStep(self.model)
        self.approve = ApproveStep(self.model)
        self.approved = ApprovedStep(self.model, files or SystemFileChoice())
        self._shown = ReturnsState()
        self._page = StepPage(
            self,
            self.tr("Returns"),
            ShownStep((self.choose, self.tables, self.leaves, self.approve, self.approved)),
        )
        self.notices, self.foot = self._page.notices, self._page.foot
        self.foot.back.clicked.connect(self.model.back)
        self.foot.forward.clicked.connect(self._on_forward)
        self.model.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    def refresh(self) -> None:
        """Read the approved returns again."""
        self.model.load()

    def land_focus(self) -> None:
        """Put focus where this step begins."""
        self._step(self.model.state.step).land_focus()

    def regions(self) -> tuple[QWidget, ...]:
        """Return the step and the buttons at the foot."""
        return (self._page.shown, self.foot)

    def _on_check(self) -> None:
        """Show what is doubtful in the records that the chosen return counts."""
        self._to_check.choose(self.choose.template.value(), self.choose.period.value())
        self._shell.go("quality")

    def _step(
        self, step: ReturnStep
    ) -> ChooseStep | TablesStep | LeavesStep | ApproveStep | ApprovedStep:
        match step:
            case ReturnStep.CHOOSE:
                return self.choose
            case ReturnStep.TABLES:
                return self.tables
            case ReturnStep.LEAVES:
                return self.leaves
            case ReturnStep.APPROVE:
                return self.approve
            case ReturnStep.APPROVED:
                return self.approved
            case _:
                assert_never(step)

    def _on_state_changed(self) -> None:
        before, state = self._shown, self.model.state
        self._shown = state
        step = self._step(state.step)
        step.show_state()
        self._page.shown.setCurrentWidget(step)
        self._show_foot(state)
        if state.notice is not None and state.notice is not before.notice:
            self.notices.tell(state.notice.words, state.notice.tone)
        elif state.notice is None and before.notice is not None:
            self.notices.dismiss()
        if before.step is not state.step:
            announce(self, self._page.step_words.text())
            if self.isVisible():
                self.foot.forward.setFocus()
                step.land_focus()

    def _show_foot(self, state: ReturnsState) -> None:
        work = {
            ReturnWork.NONE: "",
            ReturnWork.PREPARING: self.tr("Counting, protecting and checking"),
            ReturnWork.APPROVING: self.tr("Signing"),
            ReturnWork.EXPORTING: self.tr("Writing the documents"),
            ReturnWork.TRYING: self.tr("Trying coarser versions"),
        }[state.work]
        can_stop = state.work in (ReturnWork.PREPARING, ReturnWork.TRYING)
        self.foot.show_work(work, self.model.cancel if can_stop else None)
        self._page.step_words.setText(self._heading(state))
        unsent = state.prepared is None or state.prepared.release is None
        promise = self.tr("Nothing has been sent yet.")
        if state.step is ReturnStep.APPROVED or not unsent:
            promise = ""
        back = "" if state.step is ReturnStep.CHOOSE else self.tr("Back")
        if state.step is ReturnStep.APPROVED:
            back = self.tr("Back to returns")
        if state.step is ReturnStep.CHOOSE:
            promise = ""
        ready = not self.model.second.working
        self.foot.show_step(back, promise, self._forward_words(state), ready=ready)

    def _heading(self, state: ReturnsState) -> str:
        titles = {
            ReturnStep.CHOOSE: self.tr("Step 1 of 4: choose the return and the period"),
            ReturnStep.TABLES: self.tr("Step 2 of 4: look at the tables"),
            ReturnStep.LEAVES: self.tr("Step 3 of 4: exactly what leaves"),
            ReturnStep.APPROVE: self.tr("Step 4 of 4: approve"),
            ReturnStep.APPROVED: self.tr("Approved"),
        }
        if state.prepared is None or state.step is ReturnStep.CHOOSE:
            return titles[state.step]
        return f"{titles[state.step]}  ·  {state.prepared.period.title}"

    def _forward_words(self, state: ReturnsState) -> str:
        is_approved = state.prepared is not None and state.prepared.release is not None
        match state.step:
            case ReturnStep.CHOOSE:
                return self.tr("Prepare return")
            case ReturnStep.TABLES:
                return self.tr("See what leaves")
            case ReturnStep.LEAVES:
                return self.tr("Go to documents") if is_approved else self.tr("Go to approval")
            case ReturnStep.APPROVE:
                return self._approve_words(state)
            case ReturnStep.APPROVED:
                return ""
            case _:
                assert_never(state.step)

    def _approve_words(self, state: ReturnsState) -> str:
        """What the button says; nothing while a second lead has not approved, or has answered."""
        request, wanted = state.request, self.model.second.wanted
        if request is not None and not request.own:
            return self.tr("Approve as second lead") if request.decided is None else ""
        if wanted is not None and not wanted.approved:
            return ""
        return self.tr("Approve") if state.hub is None else self.tr("Approve and send")

    def _on_forward(self) -> None:
        if self.model.state.step is ReturnStep.CHOOSE:
            self.choose.prepare()
        elif self.model.state.step is ReturnStep.APPROVE:
            self.model.approve()
        else:
            self.model.forward()
