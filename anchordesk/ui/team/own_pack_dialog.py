"""Shows what a pack of the organisation's own brings, before it is saved or taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.services import organisation_packs
from anchordesk.services.organisation_packs import OwnPackSeen
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import LongText
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.words import long_date, translate

LINES_SHOWN = 12
FILE_NAME = "organisation.pack"


class OwnPackDialog(FormDialog):
    """After saving, `result_kept` is the workspace to go on with.

    Args:
        files: Asks where to save it; None where it is taken in.
    """

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        tasks: Tasks,
        seen: OwnPackSeen,
        files: FileChoice | None = None,
    ) -> None:
        save = translate("dialogs", "Save and use it") if files else translate("dialogs", "Use it")
        super().__init__(parent, translate("dialogs", "Letters, pathways and rates"), save)
        self._workspace, self._tasks, self._seen, self._files = workspace, tasks, seen, files
        words = self.tr("{organisation}, version {version}, of {day}.").format(
            organisation=seen.organisation, version=seen.version, day=long_date(seen.issued_on)
        )
        before = self.tr("It is the first one here.")
        if seen.replaces_version is not None:
            told = self.tr("It takes the place of version {version}.")
            before = told.format(version=seen.replaces_version)
        self.form.body.addWidget(Words(f"{words} {before}"))
        self.lines = self.form.add("lines", self.tr("&What it brings"), LongText(LINES_SHOWN))
        self.lines.setReadOnly(True)
        self.lines.setPlainText("\n".join(seen.lines))
        told = self.tr(
            "It counts before what AnchorDesk ships. Pathways that somebody is on stay as they are."
        )
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.lines.setFocus()

    def save(self) -> None:
        """Take it into use; first write it, where it is made here."""
        workspace, seen = self._workspace, self._seen
        if self._files is None:
            self._run(lambda: organisation_packs.take(workspace, seen))
            return

        def write(path: Path) -> None:
            self._run(lambda: organisation_packs.save(workspace, seen, path))

        title = translate("dialogs", "Save and use it")
        self._files.file_to_save(self, title, FILE_NAME, self.tr("Pack (*.pack)"), write)

    def _run(self, work: Callable[[], Workspace]) -> None:
        self.begin_saving()
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=self.saved, failed=self.not_saved)
