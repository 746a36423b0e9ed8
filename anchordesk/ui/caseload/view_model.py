"""The caseload as the screen shows it: what was read, what is asked for, what matches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.at_risk import Risk
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.at_risk import people_at_risk
from anchordesk.services.board import (
    Board,
    Stages,
    as_on_pathway,
    board_of,
    pathway_of_board,
    read_stages,
)
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.caseload_filter import matching
from anchordesk.services.caseload_index import INDEXED_FROM, CaseloadIndex, IndexInTheMaking
from anchordesk.services.filter_options import options_of
from anchordesk.services.finding import find_alike, find_matches
from anchordesk.services.finding_records import AtStage, Match, SavedView
from anchordesk.services.saved_views import list_views
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.caseload.lines import widest_cells
from anchordesk.ui.kit.table_delegate import Cell
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Task, Tasks

# An index of all lines is asked while a fourth of them or more are shown.
MANY_OF_ALL = 4


class CaseloadPhase(StrEnum):
    """What there is to show."""

    READING = "reading"
    EMPTY = "empty"
    NONE_MATCH = "none match"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class CaseloadState:
    """Everything the screen shows.

    Attributes:
        stages: Titles of the stages that occur, in the order of the pathway, for the filter.
        widest: The cells that need most room, column by column.
        matches: Who was found by more than the list shows, such as by a note.
        risks: Who is at risk and why; None unless that is asked for and known.
        pathways, workers: Those that occur, for the filters.
        views: The saved views.
        board: The board, while that is shown in place of the list.
    """

    phase: CaseloadPhase = CaseloadPhase.READING
    lines: tuple[CaseloadEntry, ...] = ()
    shown: tuple[CaseloadEntry, ...] = ()
    stages: tuple[str, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    widest: tuple[tuple[Cell, ...], ...] = ()
    matches: Mapping[ResidentId, Match] = field(default_factory=dict)
    risks: Mapping[ResidentId, tuple[Risk, ...]] | None = None
    pathways: tuple[tuple[str, str], ...] = ()
    workers: tuple[str, ...] = ()
    views: tuple[SavedView, ...] = ()
    board: Board | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    lines: tuple[CaseloadEntry, ...]
    stages: tuple[str, ...]
    widest: tuple[tuple[Cell, ...], ...]
    pathways: tuple[tuple[str, str], ...]
    workers: tuple[str, ...]
    views: tuple[SavedView, ...]
    at_stages: Stages | None


class CaseloadViewModel(QObject):
    """Emits `state_changed()`, and `failed(Notice)` when the caseload could not be read."""

    state_changed = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._search: Task | None = None
        self._index: CaseloadIndex | None = None
        self._making: Task | None = None
        self._as_board = False
        self._stages: Stages | None = None
        self.state = CaseloadState()

    def read(self) -> None:
        """Read the caseload again, and look through the notes again; what is asked for stays."""
        if self.state.wanted.text.strip():
            self._look_further(self.state.wanted.text)
        if self.state.wanted.at_risk:
            self._look_for_risks()
        before = self.state.lines
        self._tasks.run(
            Lane.RECORDS,
            lambda: self._read(before),
            receiver=self,
            done=self._on_read,
            failed=self._on_failed,
        )

    def ask(self, wanted: Wanted) -> None:
        """Show what matches."""
        if wanted != self.state.wanted:
            before = self.state
            matches = before.matches if wanted.text == before.wanted.text else {}
            # A longer word is looked for among what the shorter one found.
            narrows = wanted.narrows(before.wanted) and not matches
            among = before.shown if narrows and self._few(before.shown) else before.lines
            risks = before.risks if wanted.at_risk else None
            self._become(replace(before, wanted=wanted, matches=matches, risks=risks), among)
            if wanted.at_risk and not before.wanted.at_risk:
                self._look_for_risks()
            if wanted.text != before.wanted.text:
                self._look_further(wanted.text)

    def show_as_board(self, *, on: bool) -> None:
        """Show a board in place of the list, as soon as all stages are read, or the list again."""
        self._as_board = on
        self._stages = None
        if on:
            self.read()
        elif self.state.board is not None:
            self._become(replace(self.state, board=None), self.state.lines)

    def at_stage(self, resident_id: ResidentId) -> AtStage | None:
        """Return where somebody is on the pathway of the board."""
        if self._stages is None or self.state.board is None:
            return None
        return self._stages.get(self.state.board.pathway.code, {}).get(resident_id)

    def _look_further(self, text: str) -> None:
        """Look through notes, postcodes and numbers too; what is found is merged when it comes."""
        if self._search is not None:
            self._search.cancel()
        workspace = self._workspace
        self._search = self._tasks.run(
            Lane.RECORDS,
            lambda: find_matches(workspace, text),
            receiver=self,
            done=self._on_matches,
            failed=self._on_failed,
        )

    def _look_for_risks(self) -> None:
        """Find out who is at risk; the list stays as it is until that is known."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: people_at_risk(workspace),
            receiver=self,
            done=self._on_risks,
            failed=self._on_failed,
        )

    def _on_risks(self, found: Mapping[ResidentId, tuple[Risk, ...]]) -> None:
        if self.state.wanted.at_risk:
            self._become(replace(self.state, risks=found), self.state.lines)

    def _on_matches(self, found: tuple[Match, ...]) -> None:
        if found or self.state.matches:
            matches = {match.resident_id: match for match in found}
            self._become(replace(self.state, matches=matches), self.state.lines)
        if not found and self.state.phase is CaseloadPhase.NONE_MATCH:
            self._look_for_alike(self.state.wanted.text)

    def _look_for_alike(self, text: str) -> None:
        """Look for names that are like what was typed, where nothing else was found."""
        workspace = self._workspace
        self._search = self._tasks.run(
            Lane.RECORDS,
            lambda: find_alike(workspace, text),
            receiver=self,
            done=self._on_alike,
            failed=self._on_failed,
        )

    def _on_alike(self, found: tuple[Match, ...]) -> None:
        if found:
            matches = {match.resident_id: match for match in found}
            self._become(replace(self.state, matches=matches), self.state.lines)

    def _read(self, before: tuple[CaseloadEntry, ...] = ()) -> _Read:
        workspace = self._workspace
        lines = list_caseload(workspace)
        if lines == before:
            # The same lines need not be shown again, and are held once.
            lines = before
        today = workspace.clock.today()
        options = options_of(workspace.library, lines)
        widest = widest_cells(lines, today, workspace.worker)
        at_stages = read_stages(workspace) if self._as_board else None
        stages, pathways, workers = options.stages, options.pathways, options.workers
        return _Read(lines, stages, widest, pathways, workers, list_views(workspace), at_stages)

    def _on_read(self, found: _Read) -> None:
        self._stages = found.at_stages if self._as_board else None
        state = replace(
            self.state,
            lines=found.lines,
            stages=found.stages,
            widest=found.widest,
            pathways=found.pathways,
            workers=found.workers,
            views=found.views,
        )
        self._make_index(found.lines)
        self._become(state, found.lines, read=True)

    def _make_index(self, lines: tuple[CaseloadEntry, ...]) -> None:
        """Make an index of many lines, little by little; until then they are gone through."""
        self._index = None
        if self._making is not None:
            self._making.cancel()
            self._making = None
        if len(lines) >= INDEXED_FROM:
            self._go_on_with_index(IndexInTheMaking(lines))

    def _go_on_with_index(self, making: IndexInTheMaking) -> None:
        def done(index: CaseloadIndex | None) -> None:
            if index is None:
                self._go_on_with_index(making)
            else:
                self._index = index

        self._making = self._tasks.run(
            Lane.RECORDS, making.go_on, receiver=self, done=done, failed=self._on_failed
        )

    def _few(self, shown: tuple[CaseloadEntry, ...]) -> bool:
        """Whether these are gone through sooner than the index of all tells."""
        return self._index is None or len(shown) * MANY_OF_ALL < len(self._index.lines)

    def _matching(
        self, among: tuple[CaseloadEntry, ...], wanted: Wanted, state: CaseloadState
    ) -> tuple[CaseloadEntry, ...]:
        of_these = self._index is not None and self._index.lines is among
        return matching(
            among,
            wanted,
            self._workspace.clock.today(),
            state.matches,
            state.risks or {},
            index=self._index if of_these else None,
        )

    def _on_failed(self, notice: Notice) -> None:
        self.failed.emit(notice)

    def _become(
        self, state: CaseloadState, among: tuple[CaseloadEntry, ...], *, read: bool = False
    ) -> None:
        if state.wanted.at_risk and state.risks is None:
            self.state = state
            return
        shown = self._matching(among, state.wanted, state)
        if state.phase is CaseloadPhase.READING and not read:
            phase = CaseloadPhase.READING
        elif not state.lines:
            phase = CaseloadPhase.EMPTY
        else:
            phase = CaseloadPhase.LISTED if shown else CaseloadPhase.NONE_MATCH
        board = self._board(state) if phase is not CaseloadPhase.EMPTY else None
        if board is not None:
            phase = CaseloadPhase.LISTED
        self.state = replace(state, phase=phase, shown=shown, board=board)
        self.state_changed.emit()

    def _board(self, state: CaseloadState) -> Board | None:
        """Put everybody who matches on the board; its columns are the stages, so none is chosen."""
        if self._stages is None:
            return None
        pathway = pathway_of_board(self._workspace, self._stages, state.wanted.pathway)
        if pathway is None:
            return None
        wanted = replace(state.wanted, stage="", pathway="")
        lines = as_on_pathway(pathway, state.lines, self._stages)
        lines = self._matching(lines, wanted, state)
        return board_of(pathway, lines, self._stages)
