"""Takes a caseload that comes back changed from comparison to result: the part of an import so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.draft import DraftKey
from anchordesk.services import edited_caseload
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.edited_comparison import EditKey
from anchordesk.services.import_records import ImportBatch
from anchordesk.services.workspace import Workspace
from anchordesk.ui.imports.keeping import unless_stopped
from anchordesk.ui.imports.state import ImportState, ImportStep, ImportWork
from anchordesk.ui.imports.taken_changes import TakenChanges
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Progress, Task, Tasks

Found = TypeVar("Found")


class ChangesModel(QObject):
    """What every import shares, and what a caseload that comes back needs.

    Signals: `state_changed()` after each change, `progressed(done, whole or None)` while it
    works, `residents_changed()` when the vault was changed.
    """

    state_changed = Signal()
    progressed = Signal(int, object)
    residents_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        *,
        draft: DraftKey | None = None,
        imported: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._draft = draft
        self._imported = imported
        self._workspace = workspace
        self._tasks = tasks
        self._task: Task | None = None
        self._stop = Event()
        self.state = ImportState()

    def compare(self) -> None:
        """Compare the file with the records. Changes nothing."""
        workspace, path, otherwise = self._workspace, self.state.path, self.state.chosen_otherwise
        if path is None:
            return

        def work(progress: Progress) -> tuple[EditedCaseload, TakenChanges]:
            edited = edited_caseload.compare(workspace, path, progress)
            # What must be chosen comes first.
            in_order = sorted(edited.edits, key=lambda edit: (not edit.both, edit.row))
            return replace(edited, edits=tuple(in_order)), TakenChanges.of(edited, otherwise)

        self._read_rows(work, self._on_compared)

    def choose(self, key: EditKey, *, from_file: bool) -> None:
        """Say whose word counts for one field."""
        taken = self.state.choice.taken
        self._choose(taken | {key} if from_file else taken - {key})

    def choose_all(self, *, from_file: bool) -> None:
        """Say whose word counts for every field."""
        self._choose(self.state.choice.all if from_file else frozenset())

    def change_now(self) -> None:
        """Carry out what was chosen, all or nothing."""
        workspace, edited, taken = self._workspace, self.state.edited, self.state.choice.taken
        draft, only_whole = self._draft, self.state.only_whole
        if edited is not None:
            self._keep(
                lambda progress: edited_caseload.take_changes(
                    workspace, edited, taken, draft=draft, only_whole=only_whole, progress=progress
                )
            )

    def cancel(self) -> None:
        """Stop what is going on; how an import ends tells whether it was stopped in time."""
        if self.state.work is ImportWork.IMPORTING:
            self._stop.set()
            return
        if self._task is not None:
            self._task.cancel()
        self._change(work=ImportWork.NONE)

    def _read_rows(self, work: Callable[[Progress], Found], done: Callable[[Found], None]) -> None:
        """Go through all rows of the file; it can be cancelled, and changes nothing."""
        self._begin(ImportWork.CHECKING)
        self._task = self._tasks.run_with_progress(
            Lane.RECORDS,
            work,
            receiver=self,
            done=done,
            failed=self._on_failed,
            progress=self.progressed.emit,
        )

    def _keep(self, keep: Callable[[Progress], ImportBatch]) -> None:
        """Keep what an import brings, all or nothing; stopped in the middle, it keeps nothing."""
        self._stop = stop = Event()

        def work(progress: Progress) -> ImportBatch | None:
            batch = unless_stopped(stop, progress, keep)
            if batch is not None:
                self._imported()
            return batch

        self._begin(ImportWork.IMPORTING)
        self._tasks.run_with_progress(
            Lane.RECORDS,
            work,
            receiver=self,
            done=self._on_imported,
            failed=self._on_failed,
            progress=self.progressed.emit,
        )

    def _choose(self, taken: frozenset[EditKey]) -> None:
        self._change(choice=replace(self.state.choice, taken=taken), notice=None)

    def _begin(self, work: ImportWork, **changes: object) -> None:
        self._change(work=work, notice=None, saved=None, **changes)

    def _change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()

    def _on_compared(self, compared: tuple[EditedCaseload, TakenChanges]) -> None:
        edited, choice = compared
        self._change(work=ImportWork.NONE, step=ImportStep.CHANGES, edited=edited, choice=choice)

    def _on_imported(self, batch: ImportBatch | None) -> None:
        if batch is None:
            self._change(work=ImportWork.NONE)
            return
        self._change(work=ImportWork.NONE, step=ImportStep.DONE, batch=batch, undone=None)
        self.residents_changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self._change(work=ImportWork.NONE, notice=notice)
