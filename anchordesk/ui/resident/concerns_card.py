"""The card of safeguarding concerns: how many are open, and the buttons that read and write them.

What they say is shown in a dialog of its own, after it was written down that somebody looked.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from anchordesk.domain.concern import Concern
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.roles import UseCase, may
from anchordesk.services import concerns
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.tag import Tag, Tone
from anchordesk.ui.resident.case_section import CaseSection, resume_one
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import count, translated


class ConcernsCard(CaseSection):
    """Stands beside the sections. A concern is not undone: it is written on."""

    FORMS = ("concern", "change_concern")

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        if key.kind == "concern":
            self._on_record()
            return

        def found(those: object) -> None:
            if isinstance(those, tuple):
                resume_one(self.context, key, those, self._write_on)

        self._read(found)

    def add_cards(self, record: ResidentRecord) -> None:
        """Say how many there are, to those who may read them."""
        if not may(self.context.workspace.profile.role, UseCase.KEEP_CONCERNS):
            return
        card = Card(self.tr("Safeguarding concerns"))
        known = record.concerns
        left = Qt.AlignmentFlag.AlignLeft
        if known.open:
            words = self.tr("{count} open").format(count=known.open)
            card.body.addWidget(Tag(words, Tone.DANGER), alignment=left)
            level = translated(known.level.title_text)
            card.body.addWidget(Words(level, LabelLook.OVERDUE))
        if known.closed:
            words = count(known.closed, "closed concern", "closed concerns")
            card.body.addWidget(Words(words, LabelLook.MUTED))
        if known.open or known.closed:
            read = Button(self.tr("Read concerns"))
            read.clicked.connect(lambda _=False: self._on_read())
            card.body.addWidget(read, alignment=left)
        else:
            card.body.addWidget(Words(self.tr("None written down"), LabelLook.MUTED))
        add = Button(self.tr("Record a concern"), look=ButtonLook.LINK)
        add.clicked.connect(lambda _=False: self._on_record())
        card.body.addWidget(add, alignment=left)
        self.column.addWidget(card)

    def _on_record(self) -> None:
        if self.record is not None:
            self._open(self, None)

    def _on_read(self) -> None:
        from anchordesk.ui.resident.concerns_dialog import (  # noqa: PLC0415 - seldom wanted
            ConcernsDialog,
        )

        dialog = ConcernsDialog(self, self.work.today())
        dialog.write_asked.connect(lambda concern: self._open(dialog, concern))
        dialog.finished.connect(dialog.deleteLater)
        self._read(dialog.show_concerns)
        dialog.open()

    def _read(self, done: object) -> None:
        if self.record is not None and callable(done):
            who = self.record.resident.id
            reply = Reply(self, done, self.context.shell.tell_notice)
            self.work.run(lambda workspace: concerns.read(workspace, who), reply)

    def _write_on(self, concern: Concern) -> None:
        self._open(self, concern)

    def _open(self, parent: QWidget, concern: Concern | None) -> None:
        from anchordesk.ui.resident.concern_dialog import (  # noqa: PLC0415 - seldom wanted
            ConcernDialog,
        )

        if self.record is None:
            return
        dialog = ConcernDialog(parent, self, self.record.resident.id, concern)
        dialog.kept.connect(lambda: self._on_kept(parent, dialog.result_kept))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_kept(self, parent: QWidget, kept: object) -> None:
        if parent is not self:
            parent.close()
        words = self.tr("Concern saved on this laptop.")
        if isinstance(kept, Concern) and not kept.is_open:
            words = self.tr(
                "Concern closed. The safeguarding alert stays until you take it off under Edit."
            )
        self.context.shell.tell(words)
        self.context.shell.records_changed()
