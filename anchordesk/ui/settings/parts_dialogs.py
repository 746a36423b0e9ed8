"""The forms of recovery by two of three sheets: who keeps them, typing back, and the drill."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.domain.recovery_code import TypedCode
from anchordesk.domain.recovery_parts import PART_GROUPS, PARTS, look_at_any
from anchordesk.services import recovery_parts
from anchordesk.services.recovery_parts import DrillDone, PartsKit
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import LongText
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.settings.sheets_dialog import SheetsDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate


class PartSheetsDialog(FormDialog):
    """Asks who keeps the three sheets, then for the folder they are written into.

    `kit` is what was written, once `kept` is emitted; it opens nothing yet.
    """

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        sheets: RecoverySheetWriter,
        files: FileChoice,
    ) -> None:
        super().__init__(parent, self.tr("Make three sheets"), self.tr("Choose folder"))
        self._context, self._sheets, self._files = context, sheets, files
        self.kit: PartsKit | None = None
        for words in (
            self.tr(
                "Three people keep one sheet each. Any two of them open your vault if you forget "
                "the passphrase or lose this computer; one sheet alone opens nothing."
            ),
            self.tr(
                "The names are printed on the sheets, so that whoever has one knows whom to ask. "
                "You may leave them empty and write them by hand."
            ),
        ):
            self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.holders = [
            self.form.add_line(
                f"holder_{number}", self.tr("Who keeps sheet {number}").format(number=number)
            )
            for number in range(1, PARTS + 1)
        ]
        self.holders[0].setFocus()

    def save(self) -> None:
        """Ask for the folder, and write the sheets into it."""
        title = self.tr("Choose a folder for the three sheets, to print them")
        self._files.folder(self, title, self._write)

    def _write(self, folder: Path) -> None:
        workspace, sheets = self._context.workspace, self._sheets
        holders = [line.text() for line in self.holders]
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: recovery_parts.write_part_sheets(workspace, sheets, folder, holders),
            receiver=self,
            done=self._on_sheets,
            failed=self.not_saved,
        )

    def _on_sheets(self, kit: PartsKit) -> None:
        self.kit = kit
        self.saved()


class PartsConfirmDialog(SheetsDialog):
    """Types one group of each sheet back; sheets that are not confirmed are taken away again."""

    def __init__(self, parent: QWidget, context: ScreenContext, kit: PartsKit) -> None:
        folder = kit.sheets[0].parent.name or str(kit.sheets[0].parent)
        told = (
            translate(
                "PartsConfirmDialog",
                "Three files are saved in {folder}. Open and print each, and type one group of "
                "each back.",
            ).format(folder=folder),
            translate(
                "PartsConfirmDialog",
                "Only then do two of them open the vault, and an earlier sheet no more. If you "
                "cancel, or AnchorDesk locks before, the files are taken away and nothing changes.",
            ),
        )
        label = translate("PartsConfirmDialog", "Sheet {sheet}, group {group}")
        super().__init__(
            parent,
            context,
            (
                translate("PartsConfirmDialog", "Check the three sheets"),
                translate("PartsConfirmDialog", "Use these sheets"),
            ),
            told,
            {sheet: label.format(sheet=sheet, group=group) for sheet, group in kit.ask_for.items()},
            kit.sheets,
            lambda typed: recovery_parts.confirm_parts(context.workspace, kit, typed),
        )
        self.kit = kit


class DrillDialog(FormDialog):
    """Opens a scratch copy by what is typed; `drill` is what came of it, once `kept` is emitted."""

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        super().__init__(parent, self.tr("Drill with two sheets"), self.tr("Open a scratch copy"))
        self._context = context
        self.drill: DrillDone | None = None
        words = self.tr(
            "Two of the three people type their sheets, one after the other. AnchorDesk makes a "
            "scratch copy of your vault, opens it by the sheets alone and takes it away again. "
            "Your records, your passphrase and the sheets stay as they are. A whole recovery "
            "sheet can be tried in the same way."
        )
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.code = self.form.add("code", self.tr("&Both sheets, or a whole one"), LongText(4))
        self.typed = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self.typed)
        self.code.textChanged.connect(self._on_typed_code)
        self.code.setFocus()

    def save(self) -> None:
        """Try what was typed."""
        typed = self.code.toPlainText()
        looked = look_at_any(typed)
        if not looked.whole:
            self.form.show_problem_beside(Problem("code", self._words_on(looked)))
            return
        workspace = self._context.workspace
        self.begin_saving()
        self._context.tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: recovery_parts.drill(workspace, typed, progress),
            receiver=self,
            done=self._on_drilled,
            failed=self.not_saved,
            progress=self.busy.progress,
        )

    def _on_drilled(self, drill: DrillDone) -> None:
        self.drill = drill
        self.saved()

    def _on_typed_code(self) -> None:
        typed = self.code.toPlainText()
        self.typed.setText(self._words_on(look_at_any(typed)) if typed.strip() else "")

    def _words_on(self, looked: TypedCode) -> str:
        if looked.wrong:
            named = ", ".join(
                str(number)
                if looked.of <= PART_GROUPS or number <= PART_GROUPS
                else self.tr("{number} of the second sheet").format(number=number - PART_GROUPS)
                for number in looked.wrong
            )
            words = self.tr("Something is mistyped in group {numbers}: compare it with the sheet.")
            return words.format(numbers=named)
        if looked.surplus:
            return self.tr("There are more than {groups} groups.").format(groups=looked.of)
        words = self.tr("{right} of {groups} groups are typed and right.")
        return words.format(right=looked.right, groups=looked.of)
