"""The last step of a return, before and after approval: sign, then export and see it arrive."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.returns.choose_step import release_words
from anchordesk.ui.returns.second_card import AnswerCard, AskCard
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.words import long_date


class ApproveStep(QWidget):
    """Says what approving does; the button is at the foot."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__()
        self._model = model
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        card = Card(self.tr("Approve this return"))
        self._what = Words()
        self._how = Words()
        card.body.addWidget(self._what)
        card.body.addWidget(self._how)
        self._once = Words("", LabelLook.HEADING)
        card.body.addWidget(self._once)
        layout.addWidget(card)
        self.ask = AskCard(model)
        self.answer = AnswerCard(model)
        layout.addWidget(self.ask)
        layout.addWidget(self.answer)
        layout.addStretch(1)

    def show_state(self) -> None:
        """Show what would be approved."""
        state = self._model.state
        if state.prepared is None:
            return
        self.ask.show_state()
        self.answer.show_state()
        message = state.prepared.message
        self._what.setText(
            self.tr("{title}, {period}, of {organisation}.").format(
                title=message.template_title,
                period=message.period_title,
                organisation=message.organisation_name,
            )
        )
        self._once.setText(
            self.tr(
                "A period is printed once. After you approve, this return stays as it is, "
                "and what is recorded later is not in it. Later returns are protected "
                "together with it."
            )
            if message.revision == 1
            else self.tr(
                "This is revision {number}, and the network counts it in place of the one before. "
                "Whoever has read that one still has it, so both were protected together."
            ).format(number=message.revision)
        )
        if state.request is not None and not state.request.own:
            self._how.setText(
                self.tr(
                    "{name} made this return and asks you to approve it as the second lead. This "
                    "desk checks the tables by itself first. Your answer goes back to {name}, who "
                    "signs it."
                ).format(name=state.request.colleague)
            )
            return
        self._how.setText(
            self.tr("You sign exactly the file that you have just seen. It is kept on this laptop.")
            if state.hub is None
            else self.tr(
                "You sign exactly the file that you have just seen. It goes to {url} by itself as "
                "soon as the network can be reached."
            ).format(url=state.hub.url)
        )

    def land_focus(self) -> None:
        """Leave focus on the button at the foot."""


class ApprovedStep(QWidget):
    """Where the approved return is, and its documents."""

    def __init__(self, model: ReturnsViewModel, files: FileChoice) -> None:
        super().__init__()
        self._model = model
        self._files = files
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        card = Card()
        self.approved = Words("", LabelLook.HEADING)
        self.delivery = Words()
        card.body.addWidget(self.approved)
        card.body.addWidget(self.delivery)
        layout.addWidget(card)
        self.ask = AskCard(model)
        layout.addWidget(self.ask)
        layout.addWidget(self._documents())
        layout.addStretch(1)

    def show_state(self) -> None:
        """Show the approved return."""
        state = self._model.state
        release = state.release
        if release is None:
            return
        self.ask.show_state()
        title, period = self._model.title_of(release)
        day = long_date(release.approved_at.astimezone().date())
        self.approved.setText(
            self.tr("{title}, {period}: approved on {day} by {name}.").format(
                title=title, period=period, day=day, name=release.approved_by
            )
        )
        said = release_words(self._model, release)
        delivery = f"{said.state}. {said.why}".strip()
        if delivery != self.delivery.text():
            self.delivery.setText(delivery)
            announce(self, delivery)
        written = state.written
        self.written.setVisible(written is not None)
        self.open_folder.setVisible(written is not None)
        if written is not None:
            words = "\n".join(str(path) for path in written.all_files)
            if words != self.written.text():
                self.written.setText(words)
                announce(self, self.tr("Five files were written."))

    def land_focus(self) -> None:
        """Put focus on the export."""
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _documents(self) -> Card:
        card = Card(self.tr("Documents"))
        card.body.addWidget(
            Words(
                self.tr(
                    "Export writes a PDF to print, a spreadsheet that works with screen readers, "
                    "a CSV file with its description, and the tables that “anchordesk verify” "
                    "checks."
                )
            )
        )
        self.export = Button(
            self.tr("Export to a folder"), look=ButtonLook.PRIMARY, icon_name="download"
        )
        self.export.clicked.connect(self._on_export)
        self.open_folder = Button(self.tr("Open folder"), icon_name="folder-open")
        self.open_folder.clicked.connect(self._on_open_folder)
        row = row_of(self.export, self.open_folder)
        row.addStretch(1)
        card.body.addLayout(row)
        self.written = Words()
        self.written.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.written.setAccessibleName(self.tr("Files that were written"))
        card.body.addWidget(self.written)
        return card

    def _on_export(self) -> None:
        title = self.tr("Choose a folder for the documents")
        self._files.folder(self, title, self._export_to)

    def _export_to(self, folder: Path) -> None:
        release = self._model.state.release
        if release is not None:
            self._model.export(release, folder)

    def _on_open_folder(self) -> None:
        written = self._model.state.written
        if written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.pdf.parent)))
