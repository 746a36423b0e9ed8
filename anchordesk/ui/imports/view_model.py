"""Takes an import from file to result; until the last step nothing in the vault changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from anchordesk.domain.identifiers import ImportId
from anchordesk.domain.import_guess import guess_mapping
from anchordesk.domain.import_mapping import Field, FieldRule, ImportMapping, Meaning
from anchordesk.domain.import_mapping_file import read_mapping, write_mapping
from anchordesk.domain.pathway import Pathway
from anchordesk.services import imports
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.import_fixes import CellFix
from anchordesk.services.imports import ImportCheck, SheetLook
from anchordesk.ui.imports.changes_model import ChangesModel
from anchordesk.ui.imports.known_mappings import known_mappings
from anchordesk.ui.imports.problem_list import ProblemLine, problem_lines, write_problem_list
from anchordesk.ui.imports.state import ImportState, ImportStep, ImportWork, KnownMappings
from anchordesk.ui.imports.taken_changes import USUALLY, ChosenOtherwise
from anchordesk.ui.tasks import Lane, Progress

LARGEST_MAPPING = 256 * 1024


class ImportViewModel(ChangesModel):
    """State of the import screen."""

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """The pathways that residents can be enrolled on."""
        return self._workspace.library.offered_pathways

    @property
    def pathway(self) -> Pathway | None:
        """The pathway that the mapping enrols on."""
        code = self.state.mapping.pathway if self.state.mapping else ""
        return next((pathway for pathway in self.pathways if pathway.code == code), None)

    def load_known(self) -> None:
        """Read the saved mappings and the imports of before."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: known_mappings(workspace),
            receiver=self,
            done=self._on_known,
            failed=self._on_failed,
        )

    def choose_file(
        self,
        path: Path,
        mapping: ImportMapping | None = None,
        fixes: tuple[CellFix, ...] = (),
        chosen_otherwise: ChosenOtherwise = USUALLY,
    ) -> None:
        """Look at a spreadsheet and suggest what its columns are, or take up an import again."""
        workspace = self._workspace

        def work() -> tuple[SheetLook, KnownMappings]:
            return imports.look(workspace, path), known_mappings(workspace)

        def looked(result: tuple[SheetLook, KnownMappings]) -> None:
            self._on_looked(result, mapping)

        self._begin(ImportWork.LOOKING, path=path, fixes=fixes, only_whole=False)
        self._change(chosen_otherwise=chosen_otherwise)
        self._task = self._tasks.run(
            Lane.RECORDS, work, receiver=self, done=looked, failed=self._on_failed
        )

    def choose_mapping(self, mapping: ImportMapping) -> None:
        """Use another mapping for this file."""
        self._change(mapping=mapping, notice=None)

    def set_rule(self, field: Field, rule: FieldRule | None) -> None:
        """Fill a field by a rule, or leave it out."""
        mapping = self._mapping()
        others = tuple(r for r in mapping.rules if r.field is not field)
        rules = others if rule is None else (*others, rule)
        in_order = tuple(sorted(rules, key=lambda r: list(Field).index(r.field)))
        self._change_mapping(replace(mapping, rules=in_order))

    def set_pathway(self, code: str) -> None:
        """Enrol on a pathway; an empty code enrols nobody."""
        self._change_mapping(replace(self._mapping(), pathway=code))

    def set_reading(self, *, day_first: bool, number_rows: bool) -> None:
        """Say whether 03/04/2026 is 3 April, and whether rows nobody can name are taken."""
        wanted = replace(self._mapping(), day_first=day_first, number_rows=number_rows)
        self._change_mapping(wanted)

    def load_mapping(self, path: Path) -> None:
        """Read a mapping from a file and use it."""

        def work() -> ImportMapping:
            text = read_small_file(path, LARGEST_MAPPING).decode("utf-8", errors="replace")
            return read_mapping(text, path.name)

        self._begin(ImportWork.LOOKING)
        self._task = self._tasks.run(
            Lane.RECORDS, work, receiver=self, done=self._on_mapping, failed=self._on_failed
        )

    def save_mapping(self, path: Path) -> None:
        """Write the mapping to a file, for another desk or the command line."""
        mapping = self._mapping()
        text = write_mapping(mapping).encode("utf-8")
        self._save(path, lambda: write_whole_file(path, text))

    def save_problems(self, path: Path) -> None:
        """Write the rows that need fixing to a file, without what their cells hold."""
        lines = self.state.problems
        self._save(path, lambda: write_problem_list(lines, path))

    def check(self) -> None:
        """Read every row by the mapping. Changes nothing."""
        workspace, path, mapping = self._workspace, self.state.path, self._mapping()
        fixes = self.state.fixes
        if path is None:
            return

        def work(progress: Progress) -> tuple[ImportCheck, tuple[ProblemLine, ...]]:
            checked = imports.check(workspace, path, mapping, progress, fixes)
            return checked, problem_lines(checked)

        self._read_rows(work, self._on_checked)

    def correct(self, row: int, answers: Sequence[tuple[str, str]]) -> None:
        """Put answers in place of cells of a row, to be checked with the next check."""
        columns = {column for column, _ in answers}
        others = (f for f in self.state.fixes if f.row != row or f.column not in columns)
        new = (CellFix(row, column, value) for column, value in answers)
        self._change(fixes=(*others, *new), unchecked=True, notice=None)

    def say_meaning(self, meaning: Meaning) -> None:
        """Say what a word means from now on, in this file and in those of its shape."""
        self._change_mapping(self._mapping().with_meaning(meaning))
        self._change(unchecked=True)

    def want_whole(self, *, only_whole: bool) -> None:
        """Say whether nothing is imported while a row needs fixing."""
        self._change(only_whole=only_whole)

    def import_now(self) -> None:
        """Add the ready rows, all or none."""
        workspace, checked, draft = self._workspace, self._checked(), self._draft
        only_whole = self.state.only_whole
        self._keep(
            lambda progress: imports.carry_out(
                workspace, checked, draft=draft, only_whole=only_whole, progress=progress
            )
        )

    def undo(self, import_id: ImportId) -> None:
        """Take an import back; residents worked on since stay."""
        workspace = self._workspace

        def work() -> tuple[int, KnownMappings]:
            return imports.undo(workspace, import_id), known_mappings(workspace)

        self._begin(ImportWork.UNDOING)
        self._tasks.run(
            Lane.RECORDS, work, receiver=self, done=self._on_undone, failed=self._on_failed
        )

    def back(self) -> None:
        """Go one step back. Nothing chosen is lost."""
        steps = {
            ImportStep.COLUMNS: ImportStep.FILE,
            ImportStep.CHECK: ImportStep.COLUMNS,
            ImportStep.CHANGES: ImportStep.FILE,
        }
        self._change(step=steps.get(self.state.step, self.state.step), notice=None, saved=None)

    def start_again(self) -> None:
        """Forget the file and begin anew."""
        self.state = ImportState(known=self.state.known, past=self.state.past)
        self.state_changed.emit()

    def _mapping(self) -> ImportMapping:
        return self.state.mapping or ImportMapping("", ())

    def _checked(self) -> ImportCheck:
        if self.state.check is None:
            raise RuntimeError("rows are checked before they are imported or listed")
        return self.state.check

    def _change_mapping(self, mapping: ImportMapping) -> None:
        # A changed mapping is another one: it is kept under the name of the file.
        path = self.state.path
        if self.state.mapping in self.state.known and path is not None:
            mapping = replace(mapping, name=path.stem)
        self._change(mapping=mapping, notice=None)

    def _save(self, path: Path, write: Callable[[], None]) -> None:
        def work() -> Path:
            write()
            return path

        self._begin(ImportWork.SAVING)
        self._tasks.run(
            Lane.RECORDS, work, receiver=self, done=self._on_saved, failed=self._on_failed
        )

    def _on_known(self, known: KnownMappings) -> None:
        self._change(past=known.past)

    def _on_looked(
        self, looked: tuple[SheetLook, KnownMappings], mapping: ImportMapping | None
    ) -> None:
        look, known = looked
        if look.comes_back:
            self._change(look=look, mapping=None, known=(), past=known.past)
            self.compare()
            return
        pathway = self.pathways[0].code if self.pathways else ""
        guess = guess_mapping(look.header, pathway)
        columns = set(look.header)
        fitting = tuple(m for m in known.mappings if columns.issuperset(m.columns))
        self._change(
            step=ImportStep.COLUMNS,
            work=ImportWork.NONE,
            look=look,
            mapping=mapping or look.suggested,
            known=(guess, *(m for m in fitting if m != guess)),
            past=known.past,
        )

    def _on_mapping(self, mapping: ImportMapping) -> None:
        self._change(work=ImportWork.NONE, mapping=mapping)

    def _on_checked(self, found: tuple[ImportCheck, tuple[ProblemLine, ...]]) -> None:
        checked, problems = found
        self._change(
            work=ImportWork.NONE,
            step=ImportStep.CHECK,
            check=checked,
            problems=problems,
            unchecked=False,
        )

    def _on_undone(self, undone: tuple[int, KnownMappings]) -> None:
        gone, known = undone
        self._change(work=ImportWork.NONE, undone=gone, past=known.past)
        self.residents_changed.emit()

    def _on_saved(self, path: Path) -> None:
        self._change(work=ImportWork.NONE, saved=path)
