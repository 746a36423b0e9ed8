"""The card by which a lead packs the organisation's own files, and other desks take them in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from anchordesk.domain.roles import UseCase, may
from anchordesk.services import organisation_packs
from anchordesk.services.organisation_packs import OwnPackSeen
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.notices import Notice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Lane
from anchordesk.ui.team.own_pack_dialog import OwnPackDialog
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.words import translate

Looking = Callable[[Workspace], OwnPackSeen]


class OwnPackCard(Card):
    """Hidden until there is a team."""

    def __init__(self, context: ScreenContext, courier: Courier, files: FileChoice) -> None:
        super().__init__(translate("team", "Letters, pathways and rates of your own"))
        self._context, self._courier, self._files = context, courier, files
        told = self.tr(
            "A lead packs them as one signed file, and the desks of the team take it in. Each sees "
            "first what it brings."
        )
        self.body.addWidget(Words(told))
        self.problem = Words("", LabelLook.PROBLEM)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.take = Button(self.tr("Take a pack in"), icon_name="download")
        self.take.clicked.connect(self._on_take)
        self.make = Button(self.tr("Make a pack"), icon_name="upload")
        self.make.clicked.connect(self._on_make)
        row = row_of(self.take, self.make)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_state(self, state: TeamState) -> None:
        """Offer what this desk may do."""
        role = self._context.workspace.profile.role
        self.take.setVisible(may(role, UseCase.TAKE_PACKS))
        self.make.setVisible(may(role, UseCase.CHANGE_TEAM))
        self.setVisible(state.roster is not None and may(role, UseCase.TAKE_PACKS))

    def land_focus(self) -> bool:
        """Leave the focus to the cards above."""
        return False

    def _on_take(self) -> None:
        def look(path: Path) -> None:
            self._look(lambda workspace: organisation_packs.look_at_file(workspace, path), None)

        title, kinds = self.tr("Take a pack in"), self.tr("Pack (*.pack)")
        self._files.file_to_open(self, title, kinds, look)

    def _on_make(self) -> None:
        def look(folder: Path) -> None:
            self._look(
                lambda workspace: organisation_packs.look_at_folder(workspace, folder), self._files
            )

        title = self.tr("The folder with your letters, texts, pathways, rates and lists")
        self._files.folder(self, title, look)

    def _look(self, work: Looking, files: FileChoice | None) -> None:
        workspace = self._context.workspace
        self.problem.hide()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: work(workspace),
            receiver=self,
            done=lambda seen: self._show(seen, files),
            failed=self._on_failed,
        )

    def _show(self, seen: OwnPackSeen, files: FileChoice | None) -> None:
        context = self._context
        dialog = OwnPackDialog(self, context.workspace, context.tasks, seen, files)

        def kept() -> None:
            workspace = dialog.result_kept
            if isinstance(workspace, Workspace):
                told = self.tr("Version {version} is in use on this desk.")
                news = told.format(version=seen.version)
                self._courier.replace_workspace(workspace, news)

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_failed(self, notice: Notice) -> None:
        self.problem.setText(notice.words)
        self.problem.show()
