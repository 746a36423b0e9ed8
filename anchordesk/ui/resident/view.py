"""The record screen: identity bar, timeline and side cards, and the dialogs that add to it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.casework import Action
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_4, SPACE_5
from anchordesk.ui.resident.attachments_card import AttachmentsCard
from anchordesk.ui.resident.identity_bar import IdentityBar
from anchordesk.ui.resident.job_dialog import JobDialog
from anchordesk.ui.resident.move_dialog import MoveDialog
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.resident.resident_dialog import ResidentDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.resident.side_cards import SideColumn
from anchordesk.ui.resident.small_dialogs import ActionDialog, EndJobDialog, EnrolDialog
from anchordesk.ui.resident.timeline import Timeline
from anchordesk.ui.resident.view_model import RecordViewModel
from anchordesk.ui.shell.screen import Screen, ScreenContext, ScreenMemory
from anchordesk.ui.words import translate

SIDE_WIDTH, STACK_BELOW = 330, 1150
BELOW_CARDS = 2


class RecordScreen(Screen):
    """Shows the resident whose id `show_subject` names."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(translate("places", "Resident record"))
        self._context = context
        self._work = ResidentWork(context.workspace, context.tasks)
        self._view_model = RecordViewModel(context.workspace, context.tasks, self)
        self._view_model.state_changed.connect(self._render)
        self._view_model.failed.connect(context.shell.tell_notice)
        self._scroll_to: int | None = None
        self._resuming: DraftKey | None = None
        self.bar = IdentityBar()
        self.timeline = Timeline()
        self.side = SideColumn()
        self.attachments = AttachmentsCard(context)
        self.side.add_card(self.attachments)
        self._lay_out()
        self._connect()

    def show_subject(self, subject: UUID) -> None:
        """Turn to a resident."""
        self._view_model.open(ResidentId(subject))

    def refresh(self) -> None:
        """Read the record again."""
        self._view_model.read()

    def land_focus(self) -> None:
        """Put focus on Back, whose name tells whose record this is."""
        self.bar.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the identity bar, the timeline and the side cards."""
        return (self.bar, self.timeline, self.side)

    def remember(self) -> ScreenMemory:
        """Return whose record it is, and how far it was scrolled."""
        state = self._view_model.state
        subject = None if state is None else state.resident_id
        return ScreenMemory(subject, self._area.verticalScrollBar().value())

    def restore(self, memory: ScreenMemory) -> None:
        """Open the same record at the same place."""
        if memory.subject is not None:
            self.show_subject(memory.subject)
            self._scroll_to = memory.scroll

    def resume(self, key: DraftKey) -> None:
        """Open the form of a draft once the record is read."""
        self._resuming = key
        self._open_resumed()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the side cards under the timeline in a narrow window."""
        super().resizeEvent(event)
        theme = current_theme()
        window = self.window().width()
        narrow = window < theme.px(STACK_BELOW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        # Stacked, the timeline takes its own height, and what is left stays below the cards.
        self._columns.setStretch(0, 0 if narrow else 1)
        self._columns.setStretch(BELOW_CARDS, 1 if narrow else 0)
        self.side.setMaximumWidth(16777215 if narrow else theme.px(SIDE_WIDTH))
        self.side.setMinimumWidth(0 if narrow else min(theme.px(SIDE_WIDTH), window // 3))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        content = QWidget()
        content.setProperty("look", "clear")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        self._columns.setSpacing(SPACE_5)
        self._columns.addWidget(self.timeline, 1)
        self._columns.addWidget(self.side, 0)
        self._columns.addStretch(0)
        self._area.setWidget(content)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.bar.back_asked.connect(self._context.shell.back)
        self.bar.note_asked.connect(self._with_record(self._on_note))
        self.bar.move_asked.connect(self._with_record(self._on_move))
        self.bar.job_asked.connect(self._with_record(self._on_job))
        self.bar.enrol_asked.connect(self._with_record(self._on_enrol))
        self.bar.pathway_chosen.connect(self._view_model.choose_pathway)
        self.bar.edit_asked.connect(self._with_record(self._on_edit))
        self.side.next_actions.add_asked.connect(self._with_record(self._on_add_action))
        self.side.end_asked.connect(self._on_job_ended)
        self.side.next_actions.done.connect(self._on_action_done)
        QShortcut(QKeySequence("Esc"), self, self._context.shell.back)

    def _with_record(self, then: Callable[[ResidentRecord], None]) -> Callable[[], None]:
        def act() -> None:
            state = self._view_model.state
            if state is not None and state.record is not None:
                then(state.record)

        return act

    def _render(self) -> None:
        state = self._view_model.state
        if state is None:
            return
        record = state.record
        if record is None:
            self.bar.show_record(None, "")
            self._area.hide()
            return
        facts = [record.resident.reference]
        facts.append(self.tr("Not enrolled") if record.pathway is None else record.pathway.title)
        facts += [
            e.left_title for e in record.entries if e.id == state.enrolment_id and e.left_title
        ]
        if record.resident.landlord:
            facts.append(record.resident.landlord)
        self.bar.show_record(record, "  ·  ".join(facts))
        self.timeline.show_items(record.timeline, state.today, state.worker)
        self.side.show_record(record, state.today)
        self.attachments.show_resident(record.resident.id)
        self._area.show()
        if self._scroll_to is not None:
            self._area.verticalScrollBar().setValue(self._scroll_to)
            self._scroll_to = None
        self._open_resumed()

    def _open_resumed(self) -> None:
        state, key = self._view_model.state, self._resuming
        if key is None or state is None or state.record is None:
            return
        if state.record.resident.id != key.subject:
            return
        self._resuming = None
        forms = {
            "note": self._on_note,
            "job": self._on_job,
            "resident": self._on_edit,
            "action": self._on_add_action,
            "move": self._on_move,
            "enrol": self._on_enrol,
        }
        forms[key.form](state.record)

    def _open(self, dialog: FormDialog, kept: Callable[[], None]) -> None:
        dialog.kept.connect(kept)
        dialog.kept.connect(self._context.shell.records_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, words: str) -> Callable[[], None]:
        return lambda: self._context.shell.tell(words)

    def _on_note(self, record: ResidentRecord) -> None:
        resident = record.resident
        dialog = NoteDialog(
            self, self._work, self._context.drafts, resident.id, resident.display_name
        )
        self._open(dialog, self._tell(self.tr("Note saved on this laptop.")))

    def _on_job(self, record: ResidentRecord) -> None:
        dialog = JobDialog(self, self._work, self._context.drafts, record.resident.id)
        self._open(dialog, self._tell(self.tr("Job saved on this laptop.")))

    def _on_job_ended(self, job: JobOutcome) -> None:
        dialog = EndJobDialog(self, self._work, job)
        self._open(dialog, self._tell(self.tr("Last day saved on this laptop.")))

    def _on_edit(self, record: ResidentRecord) -> None:
        dialog = ResidentDialog(self, self._work, self._context.drafts, record.resident)
        self._open(dialog, self._tell(self.tr("Changes saved on this laptop.")))

    def _on_enrol(self, record: ResidentRecord) -> None:
        offered = self._context.workspace.library.offered_pathways
        dialog = EnrolDialog(self, self._work, self._context.drafts, record.resident.id, offered)
        self._open(dialog, self._tell(self.tr("Enrolled. Saved on this laptop.")))

    def _on_add_action(self, record: ResidentRecord) -> None:
        dialog = ActionDialog(self, self._work, self._context.drafts, record.resident.id)
        self._open(dialog, self._tell(self.tr("Next action saved on this laptop.")))

    def _on_move(self, record: ResidentRecord) -> None:
        if record.pathway is None or record.enrolment is None:
            return
        pathway, enrolment = record.pathway, record.enrolment
        dialog = MoveDialog(self, self._work, self._context.drafts, pathway, enrolment)

        def moved() -> None:
            words = self.tr("Moved to {stage}. Saved on this laptop.")
            if not pathway.has_stage(dialog.to_stage):
                words = self.tr("{stage}. Saved on this laptop.")
            self._context.shell.tell(
                words.format(stage=pathway.title_of(dialog.to_stage)),
                Tone.OK,
                self.tr("Undo"),
                lambda: self._work.reverse_last_move(
                    enrolment.id,
                    self.tr("Move made by mistake, undone"),
                    self._reply(self.tr("Move undone. The timeline shows both moves.")),
                ),
            )

        self._open(dialog, moved)

    def _on_action_done(self, action: Action) -> None:
        def undo() -> None:
            reply = self._reply(self.tr("“{words}” is open again.").format(words=action.words))
            self._work.mark_action(action.id, reply, done=False)

        def kept(_result: object) -> None:
            words = self.tr("Done: {words}").format(words=action.words)
            self._context.shell.tell(words, Tone.OK, self.tr("Undo"), undo)
            self._context.shell.records_changed()

        self._work.mark_action(
            action.id, Reply(self, kept, self._context.shell.tell_notice), done=True
        )

    def _reply(self, words: str) -> Reply:
        def done(_result: object) -> None:
            self._context.shell.tell(words)
            self._context.shell.records_changed()

        return Reply(self, done, self._context.shell.tell_notice)
