"""The import screen: four steps in one place, reached from the caseload's Import button.

Place("import", "Import", "upload", ImportScreen, in_navigation=False, lit="caseload")
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import assert_never

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.import_mapping import MappingRefusedError
from anchordesk.domain.import_mapping_file import read_mapping, write_mapping
from anchordesk.services.import_fixes import CellFix
from anchordesk.ui.imports.changes_step import ChangesStep
from anchordesk.ui.imports.check_step import CheckStep
from anchordesk.ui.imports.columns_step import ColumnsStep
from anchordesk.ui.imports.done_step import DoneStep
from anchordesk.ui.imports.file_step import FileStep
from anchordesk.ui.imports.state import ImportState, ImportStep, ImportWork
from anchordesk.ui.imports.taken_changes import ChosenOtherwise
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.step_page import LateSteps, StepPage
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import count, translate

DRAFT = DraftKey("import")

Step = FileStep | ColumnsStep | CheckStep | ChangesStep | DoneStep


class ImportScreen(Screen):
    """Shows one step at a time, with Back and the next thing to do at the foot."""

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(self.tr("Import"))
        self._context = context
        self.model = ImportViewModel(
            context.workspace,
            context.tasks,
            draft=DRAFT,
            imported=lambda: context.drafts.saved_in_lane(DRAFT),
        )
        asks = files or SystemFileChoice()
        self.steps: LateSteps[ImportStep, Step] = LateSteps(
            {
                ImportStep.FILE: lambda: FileStep(self.model, asks),
                ImportStep.COLUMNS: lambda: ColumnsStep(self.model, asks),
                ImportStep.CHECK: lambda: CheckStep(self.model, asks),
                ImportStep.CHANGES: lambda: ChangesStep(self.model),
                ImportStep.DONE: lambda: DoneStep(self.model),
            }
        )
        self._shown = ImportState()
        self._page = StepPage(self, self.tr("Import"), self.steps.shown)
        self.notices, self.foot = self._page.notices, self._page.foot
        self.foot.back.clicked.connect(self._on_back)
        self.foot.forward.clicked.connect(self._on_forward)
        self.model.state_changed.connect(self._on_state_changed)
        self.model.progressed.connect(self.foot.busy.progress)
        self.model.residents_changed.connect(context.shell.records_changed)
        self._on_state_changed()
        self._resume()

    def refresh(self) -> None:
        """Read what was imported before."""
        if self.model.state.step is ImportStep.FILE:
            self.model.load_known()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew next time, once an import is finished and the screen is left."""
        super().hideEvent(event)
        if not event.spontaneous() and self.model.state.step is ImportStep.DONE:
            self.model.start_again()

    def land_focus(self) -> None:
        """Put focus where this step begins."""
        self.steps[self.model.state.step].land_focus()

    def regions(self) -> tuple[QWidget, ...]:
        """Return the step and the buttons at the foot."""
        return (self._page.shown, self.foot)

    def _on_state_changed(self) -> None:
        before, state = self._shown, self.model.state
        self._shown = state
        step = self.steps[state.step]
        step.show_state()
        self._page.shown.setCurrentWidget(step)
        self.foot.show_work(work_words(state.work), self.model.cancel)
        self._show_foot(state)
        self._tell(before, state)
        if before.step is not state.step:
            if state.notice is None:
                self.notices.dismiss()
            announce(self, self._page.step_words.text())
            if self.isVisible():
                self.foot.forward.setFocus()
                step.land_focus()
        self._keep_draft(state)

    def _keep_draft(self, state: ImportState) -> None:
        # A lock in the middle must not cost the answers; the file itself is read again.
        if state.step is ImportStep.DONE:
            self._context.drafts.saved(DRAFT)
        elif state.step is ImportStep.CHANGES and state.path:
            chosen = state.choice.chosen_otherwise().as_text()
            self._context.drafts.keep(DRAFT, (("path", str(state.path)), ("chosen", chosen)))
        elif state.step is not ImportStep.FILE and state.path and state.mapping:
            fixes = json.dumps([[fix.row, fix.column, fix.value] for fix in state.fixes])
            answers = (
                ("path", str(state.path)),
                ("mapping", write_mapping(state.mapping)),
                ("fixes", fixes),
            )
            self._context.drafts.keep(DRAFT, answers)

    def _resume(self) -> None:
        draft = self._context.drafts.find(DRAFT)
        if draft is not None and draft.answer("chosen"):
            chosen = ChosenOtherwise.of_text(draft.answer("chosen"))
            self.model.choose_file(Path(draft.answer("path")), chosen_otherwise=chosen)
        elif draft is not None:
            try:
                mapping = read_mapping(draft.answer("mapping"), "draft")
            except MappingRefusedError:
                # Kept by another AnchorDesk: the columns are asked for again.
                self._context.drafts.forget(DRAFT)
                return
            kept = json.loads(draft.answer("fixes") or "[]")
            fixes = tuple(CellFix(row, column, value) for row, column, value in kept)
            self.model.choose_file(Path(draft.answer("path")), mapping, fixes)

    def _show_foot(self, state: ImportState) -> None:
        titles = {
            ImportStep.FILE: self.tr("Step 1 of 4: choose the file"),
            ImportStep.COLUMNS: self.tr("Step 2 of 4: say which column is what"),
            ImportStep.CHECK: self.tr("Step 3 of 4: check"),
            ImportStep.CHANGES: self.tr(
                "A caseload that was saved here comes back: see what changes"
            ),
            ImportStep.DONE: self.tr("Step 4 of 4: done"),
        }
        if state.step is ImportStep.DONE and state.edited is not None:
            titles[ImportStep.DONE] = self.tr("The saved caseload came back")
        file_name = f"  ·  {state.path.name}" if state.path and state.look else ""
        self._page.step_words.setText(titles[state.step] + file_name)
        unchanged = state.step in (ImportStep.COLUMNS, ImportStep.CHECK, ImportStep.CHANGES)
        promise = self.tr("Nothing has been changed yet.") if unchanged else ""
        back = self.tr("Back") if unchanged else self.tr("Back to caseload")
        words, ready = self._forward_words(state)
        self.foot.show_step(back, promise, words, ready=ready)

    def _forward_words(self, state: ImportState) -> tuple[str, bool]:
        match state.step:
            case ImportStep.FILE | ImportStep.DONE:
                return "", False
            case ImportStep.COLUMNS:
                return self.tr("Check rows"), bool(state.mapping and state.mapping.rules)
            case ImportStep.CHECK:
                if state.unchecked:
                    return self.tr("Check again"), True
                ready = len(state.check.ready) if state.check else 0
                left_out = bool(state.check and state.check.problems)
                people = count(ready, "resident", "residents")
                held = state.only_whole and left_out
                return self.tr("Import {people}").format(people=people), ready > 0 and not held
            case ImportStep.CHANGES:
                people = count(state.choice.people, "resident", "residents")
                held = state.only_whole and bool(state.edited and state.edited.problems)
                words = self.tr("Change {people}").format(people=people)
                return words, bool(state.choice.taken) and not held
            case _:
                assert_never(state.step)

    def _tell(self, before: ImportState, state: ImportState) -> None:
        if state.notice is not None and state.notice is not before.notice:
            self.notices.tell(state.notice.words, state.notice.tone)
        elif state.saved is not None and state.saved is not before.saved:
            self.notices.tell(self.tr("Saved as {file}.").format(file=state.saved.name), Tone.OK)
        elif state.undone is not None and state.step is ImportStep.FILE:
            if before.undone != state.undone:
                people = count(state.undone, "resident", "residents")
                words = self.tr("The import was taken back: {people} removed or put back.")
                self.notices.tell(words.format(people=people), Tone.OK)
        elif state.work is not ImportWork.NONE:
            self.notices.dismiss()

    def _on_back(self) -> None:
        if self.model.state.step in (ImportStep.COLUMNS, ImportStep.CHANGES):
            self._context.drafts.forget(DRAFT)
        if self.model.state.step in (ImportStep.FILE, ImportStep.DONE):
            self._context.shell.go("caseload")
        else:
            self.model.back()

    def _on_forward(self) -> None:
        if self.model.state.step is ImportStep.COLUMNS:
            self.model.check()
        elif self.model.state.step is ImportStep.CHANGES:
            self.model.change_now()
        elif self.model.state.step is ImportStep.CHECK:
            if self.model.state.unchecked:
                self.model.check()
            else:
                self.model.import_now()


def work_words(work: ImportWork) -> str:
    """Return what is going on; empty if nothing is."""
    match work:
        case ImportWork.NONE:
            return ""
        case ImportWork.LOOKING:
            return translate("imports", "Reading the file")
        case ImportWork.CHECKING:
            return translate("imports", "Checking the rows. Nothing is changed")
        case ImportWork.IMPORTING:
            return translate("imports", "Importing")
        case ImportWork.UNDOING:
            return translate("imports", "Taking the import back")
        case ImportWork.SAVING:
            return translate("imports", "Saving the file")
