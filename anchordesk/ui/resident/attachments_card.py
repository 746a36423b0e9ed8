"""The card of a resident's photos and PDFs: what there is, and the button that attaches another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout

from anchordesk.domain.attachment import Attachment
from anchordesk.domain.document import DocumentKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import attachments, documents
from anchordesk.services.documents import DocumentFacts
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.change_dialog import offer_undo
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.resident.timeline_words import document_words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane, Task
from anchordesk.ui.words import short_date, translated

if TYPE_CHECKING:
    from anchordesk.ui.resident.attachment_viewer import AttachmentViewer

MEGABYTE = 1024 * 1024
NAME_WIDTH = 250


DOCUMENT_FORM, NEW = "document", "new"


class AttachmentsCard(Card):
    """Lists the attachments of the resident that it was turned to, newest first."""

    FORMS = (DOCUMENT_FORM,)

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(self.tr("Attachments"))
        self._context = context
        self.files = files or SystemFileChoice()
        self._resident_id: ResidentId | None = None
        self._takes_focus = False
        self._resuming = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        self.add = Button(self.tr("Attach a photo or PDF"), look=ButtonLook.LINK)
        self.add.clicked.connect(self._on_add)
        self.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_resident(self, resident_id: ResidentId) -> None:
        """Turn to a resident and read what is attached."""
        if resident_id != self._resident_id:
            clear_layout(self._rows)
        self._resident_id = resident_id
        self._run(
            lambda workspace: (resident_id, attachments.attachments(workspace, resident_id)),
            self._on_read,
        )

    def _on_read(self, found: tuple[ResidentId, tuple[Attachment, ...]]) -> None:
        resident_id, kept = found
        if resident_id != self._resident_id:
            return
        clear_layout(self._rows)
        for attachment in kept:
            row = Button(attachment.name, look=ButtonLook.LINK)
            # The whole name is in the viewer, and what screen readers say.
            width = current_theme().px(NAME_WIDTH)
            middle = Qt.TextElideMode.ElideMiddle
            row.setText(row.fontMetrics().elidedText(attachment.name, middle, width))
            row.clicked.connect(lambda _=False, one=attachment: self._on_open(one))
            self._rows.addWidget(row, alignment=Qt.AlignmentFlag.AlignLeft)
            self._show_document(attachment)
            self._rows.addWidget(Words(self._about(attachment), LabelLook.SMALL))
        if not kept:
            self._rows.addWidget(Words(self.tr("Nothing attached"), LabelLook.MUTED))
        wanted, self._resuming = self._resuming, ""
        for attachment in kept:
            if attachment.id.hex == wanted:
                self._ask_again(attachment)

    def resume(self, key: DraftKey) -> None:
        """Ask again what a file is, once the files are read; a new one is chosen again first."""
        if key.item == NEW:
            self._on_add()
        else:
            self._resuming = key.item
            self._read_again()

    def _show_document(self, attachment: Attachment) -> None:
        """Say what a file is and when it ends, as far as somebody said so."""
        document = attachment.document
        if document is None or (
            document.kind is DocumentKind.NOT_SAID and document.ends_on is None
        ):
            return
        ended = document.ended_by(self._context.workspace.clock.today())
        look = LabelLook.OVERDUE if ended else LabelLook.BODY
        self._rows.addWidget(Words(document_words(document, ended=ended), look))

    def _about(self, attachment: Attachment) -> str:
        size = max(0.1, attachment.size_bytes / MEGABYTE)
        return self.tr("{kind}, {size} MB, added {day} by {worker}").format(
            kind=translated(attachment.kind.title_text),
            size=f"{size:.1f}",
            day=short_date(attachment.added_at.astimezone().date()),
            worker=attachment.worker,
        )

    def _on_add(self) -> None:
        resident_id = self._resident_id
        if resident_id is None:
            return

        title = self.tr("Choose a photo (JPEG, PNG) or a PDF of at most 25 MB")
        kinds = self.tr("Photos and PDFs") + " (*.jpg *.jpeg *.png *.pdf)"
        self.files.file_to_open(self, title, kinds, lambda path: self._ask(resident_id, path))

    def _ask(self, resident_id: ResidentId, path: Path) -> None:
        """Ask what the file is before it is attached."""
        from anchordesk.ui.resident.document_dialog import DocumentDialog  # noqa: PLC0415

        today, drafts = self._context.workspace.clock.today(), self._context.drafts
        key = DraftKey.of_one(DOCUMENT_FORM, resident_id, NEW)
        dialog = DocumentDialog(self, path.name, today, drafts, key)
        dialog.kept.connect(lambda: self._attach(resident_id, path, dialog.facts, key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _attach(
        self, resident_id: ResidentId, path: Path, facts: DocumentFacts, key: DraftKey
    ) -> None:
        workspace = self._context.workspace
        task = self._context.tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: attachments.attach(
                workspace, resident_id, path, facts=facts, draft=key, progress=progress
            ),
            receiver=self,
            done=self._on_added,
            failed=self._on_failed,
            progress=self.busy.progress,
        )
        # A button that is disabled hands its focus on; it gets it back.
        self._takes_focus = True
        self.add.setEnabled(False)
        self.busy.start(self.tr("Attaching"), lambda: self._on_cancelled(task))

    def _on_cancelled(self, task: Task) -> None:
        """Stop attaching; what comes then shows whether it had ended just before."""
        task.cancel()
        self._rest()
        self._read_again()

    def _rest(self) -> None:
        self.busy.stop()
        self.add.setEnabled(True)
        if self._takes_focus and self.isVisible() and QApplication.activeModalWidget() is None:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._takes_focus = False

    def _on_added(self, _attachment: Attachment) -> None:
        self._rest()
        self._context.shell.tell(
            self.tr("Attached. The copy in your vault is encrypted; the file is where it was.")
        )
        self._context.shell.records_changed()

    def _on_open(self, attachment: Attachment) -> None:
        from anchordesk.ui.resident.attachment_viewer import (  # noqa: PLC0415 - seldom wanted
            FORMATS,
            AttachmentViewer,
            picture_of,
        )

        viewer = AttachmentViewer(self, attachment)
        viewer.save_asked.connect(lambda one: self._on_save(viewer, one))
        viewer.remove_asked.connect(lambda one: self._on_remove(viewer, one))
        viewer.describe_asked.connect(lambda one: self._on_describe(viewer, one))
        viewer.finished.connect(viewer.deleteLater)
        viewer.open()
        if attachment.kind in FORMATS:

            def decoded(workspace: Workspace) -> QImage:
                return picture_of(attachments.open_attachment(workspace, attachment.id))

            self._context.tasks.run(
                Lane.RECORDS,
                lambda: decoded(self._context.workspace),
                receiver=viewer,
                done=viewer.show_picture,
                failed=self._on_failed,
            )

    def _on_save(self, viewer: AttachmentViewer, attachment: Attachment) -> None:
        def chosen(path: Path) -> None:
            self._run(
                lambda workspace: attachments.save_copy(workspace, attachment.id, path),
                lambda _nothing: self._context.shell.tell(
                    self.tr("Copy saved. It is not protected: delete it when you have read it.")
                ),
            )
            viewer.reject()

        title = self.tr("Save an unprotected copy")
        self.files.file_to_save(self, title, attachment.name, "", chosen)

    def _on_remove(self, viewer: AttachmentViewer, attachment: Attachment) -> None:
        def removed(_nothing: None) -> None:
            self._context.shell.tell(self.tr("Attachment removed."))
            self._context.shell.records_changed()

        viewer.reject()
        self._run(lambda workspace: attachments.detach(workspace, attachment.id), removed)

    def _on_describe(self, viewer: AttachmentViewer, attachment: Attachment) -> None:
        viewer.reject()
        self._ask_again(attachment)

    def _ask_again(self, attachment: Attachment) -> None:
        known = attachment.document
        facts = DocumentFacts() if known is None else DocumentFacts(known.kind, known.ends_on)
        today = self._context.workspace.clock.today()
        from anchordesk.ui.resident.document_dialog import DocumentDialog  # noqa: PLC0415

        key = DraftKey.of_one(DOCUMENT_FORM, attachment.resident_id, attachment.id)
        dialog = DocumentDialog(self, attachment.name, today, self._context.drafts, key, facts)
        dialog.kept.connect(lambda: self._describe(attachment, dialog.facts, key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _describe(self, attachment: Attachment, facts: DocumentFacts, key: DraftKey) -> None:
        def kept(change: Change) -> None:
            work = ResidentWork(self._context.workspace, self._context.tasks)
            words, undone = self.tr("Document saved."), self.tr("It is as it was before.")
            offer_undo(self, self._context.shell, work, (change,), words, undone)
            self._context.shell.records_changed()

        self._run(
            lambda workspace: documents.describe(workspace, attachment.id, facts, draft=key), kept
        )

    def _read_again(self) -> None:
        if self._resident_id is not None:
            self.show_resident(self._resident_id)

    def _on_failed(self, notice: Notice) -> None:
        self._rest()
        self._context.shell.tell_notice(notice)

    def _run(self, work: Callable[[Workspace], Any], done: Callable[[Any], None]) -> None:
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: work(self._context.workspace),
            receiver=self,
            done=done,
            failed=self._on_failed,
        )
