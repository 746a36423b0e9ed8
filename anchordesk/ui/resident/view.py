"""The record screen: identity bar, the sections of the record, and side cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.application import Application
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_4, SPACE_5
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.resident.attachments_card import AttachmentsCard
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.concerns_card import ConcernsCard
from anchordesk.ui.resident.details_section import DetailsSection
from anchordesk.ui.resident.handover_card import HandoverCard
from anchordesk.ui.resident.household_card import HouseholdCard
from anchordesk.ui.resident.identity_bar import IdentityBar, facts_of
from anchordesk.ui.resident.late_sections import (
    CASE_SECTIONS,
    LateSections,
    ShowsLateSections,
)
from anchordesk.ui.resident.record_forms import RecordForms
from anchordesk.ui.resident.sections import Sections
from anchordesk.ui.resident.side_cards import SideColumn
from anchordesk.ui.resident.timeline import Timeline
from anchordesk.ui.resident.view_model import RecordState, RecordViewModel
from anchordesk.ui.shell.screen import Screen, ScreenContext, ScreenMemory
from anchordesk.ui.words import translate

SIDE_WIDTH, STACK_BELOW = 330, 1150
BELOW_CARDS = 2


class RecordScreen(Screen, ShowsLateSections):
    """Shows the resident whose id `show_subject` names.

    Args:
        sent: Called when something was queued for a colleague.
    """

    def __init__(self, context: ScreenContext, sent: Callable[[], None] = lambda: None) -> None:
        super().__init__(translate("places", "Resident record"))
        self._context = context
        self._forms = RecordForms(self, context)
        self._view_model = RecordViewModel(context.workspace, context.tasks, self)
        self._view_model.state_changed.connect(self._render)
        self._view_model.failed.connect(context.shell.tell_notice)
        self._view_model.failed.connect(lambda _: self.arrived.emit())
        self._scroll_to: int | None = None
        self._resuming: DraftKey | None = None
        self._has_shed = False
        self._turns = Turns(self)
        self.bar = IdentityBar()
        self.timeline = Timeline()
        self._forms.headlines_only = self.timeline.headlines.isChecked
        self.details = DetailsSection()
        self.sections = Sections()
        self.sections.add("timeline", self.tr("Timeline"), self.timeline)
        self.late = late = LateSections(
            self.sections, context, self._on_job_asked, self._with_record(self._forms.change_wishes)
        )
        self.sections.add_late("plan", self.tr("Plan"), lambda: late.plan)
        self.sections.add_late("needs", self.tr("Needs"), lambda: late.needs)
        self.sections.add_late("jobs", self.tr("Jobs"), lambda: late.jobs)
        self.sections.add_late("consent", self.tr("Consent"), lambda: late.consent)
        self.handover = HandoverCard(context, sent)
        self.details.add_card(self.handover)
        self.sections.add("details", self.tr("Details"), self.details)
        self.sections.add_late(
            "opportunities", self.tr("Opportunities"), lambda: late.opportunities
        )
        self.side = SideColumn(context)
        self.household = HouseholdCard(context)
        self.side.add_card(self.household)
        self.concerns = ConcernsCard(context)
        self.side.add_card(self.concerns)
        self.attachments = AttachmentsCard(context)
        self.side.add_card(self.attachments)
        self._lay_out()
        self._connect()

    def show_subject(self, subject: UUID) -> None:
        """Turn to a resident; their record begins with its first section."""
        if self._view_model.state is None or self._view_model.state.resident_id != subject:
            self.sections.show_section("")
            self.timeline.show_everything()
        self._view_model.open(ResidentId(subject))

    def refresh(self) -> None:
        """Read the record again."""
        self._view_model.read()

    @property
    def is_arriving(self) -> bool:
        """Whether the record is still being read: a note typed already would be about nobody."""
        state = self._view_model.state
        return state is not None and state.record is None

    def shed(self) -> None:
        """Take down all that a record puts on the screen, which may be hundreds of widgets."""
        self._has_shed = True
        self._turns.drop()
        self._scroll_to = self._area.verticalScrollBar().value()
        for part in (self.timeline, self.details, self.side, self.household, self.concerns):
            part.shed()
        for section in self.late.case_sections_made():
            section.shed()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Put what was taken down on the screen again, in the text size of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._has_shed:
            self._has_shed = False
            self._turns.soon(self._render)

    def land_focus(self) -> None:
        """Put focus on Back, whose name tells whose record this is."""
        self.bar.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_note(self) -> bool:
        """Begin a note about the resident whose record is shown."""
        self._with_record(self._forms.add_note)()
        return True

    def regions(self) -> tuple[QWidget, ...]:
        """Return the identity bar, the tabs, the section that is shown and the side cards."""
        return (self.bar, self.sections.strip, self.sections.current_widget, self.side)

    def remember(self) -> ScreenMemory:
        """Return whose record it is, and how far it was scrolled."""
        state = self._view_model.state
        subject = None if state is None else state.resident_id
        scroll = self._scroll_to
        if scroll is None:
            scroll = self._area.verticalScrollBar().value()
        return ScreenMemory(subject, scroll, section=self.sections.current)

    def restore(self, memory: ScreenMemory) -> None:
        """Open the same record at the same place."""
        if memory.subject is not None:
            self.show_subject(memory.subject)
            self._scroll_to = memory.scroll
            self.sections.show_section(memory.section)

    def resume(self, key: DraftKey) -> None:
        """Open the form of a draft once the record is read."""
        self._resuming = key
        self._open_resumed()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the side cards under the timeline in a narrow window."""
        super().resizeEvent(event)
        theme, window = current_theme(), self.window().width()
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
        layout.addWidget(self.sections.strip)
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
        self._columns.addWidget(self.sections, 1)
        self._columns.addWidget(self.side, 0)
        self._columns.addStretch(0)
        self._area.setWidget(content)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.bar.back_asked.connect(self._context.shell.back)
        self.bar.note_asked.connect(self._with_record(self._forms.add_note))
        self.bar.move_asked.connect(self._with_record(self._forms.move))
        self.bar.job_asked.connect(self._with_record(self._forms.record_job))
        self.bar.enrol_asked.connect(self._with_record(self._forms.enrol))
        self.bar.pathway_chosen.connect(self._view_model.choose_pathway)
        self.bar.edit_asked.connect(self._with_record(self._forms.edit))
        self.side.next_actions.add_asked.connect(self._with_record(self._forms.add_action))
        self.side.end_asked.connect(self._forms.end_job)
        self.side.next_actions.done.connect(self._forms.finish_action)
        self.details.edit_asked.connect(self._with_record(self._forms.edit))
        self.details.history_asked.connect(self._with_record(self._forms.show_history))
        self.details.audit_asked.connect(self._with_record(self._forms.show_audit))
        self.details.equality_asked.connect(self._with_record(self._forms.equality))
        self.details.merge_asked.connect(self._with_record(self._forms.merge))
        self.details.undo_merge_asked.connect(self._forms.undo_merge)
        self.details.earlier_answers_asked.connect(
            self._with_record(self._forms.show_earlier_answers)
        )
        self.sections.shown.connect(self._on_section)
        self._forms.heed_notes_of(self.timeline)
        self.timeline.whole.connect(self._scroll_back)
        self.timeline.print_asked.connect(self._with_record(self._forms.print_timeline))
        QShortcut(QKeySequence("Esc"), self, self._context.shell.back)

    def _on_section(self, _key: str) -> None:
        self._area.verticalScrollBar().setValue(0)
        self._with_record(self._show_section)()

    def _show_section(self, record: ResidentRecord) -> None:
        """Sections of a case are made when they are looked at: a widget each costs time."""
        section = self.sections.current_widget
        if isinstance(section, CaseSection):
            section.show_record(record)
        elif section is self.details:
            workspace = self._context.workspace
            self.details.show_record(record, workspace.clock.today(), workspace.worker)
            self.handover.show_resident(record.resident.id)
        elif self.sections.current == "opportunities":
            self.late.opportunities.show_resident(record.resident.id)

    def _on_job_asked(self, application: Application | None) -> None:
        self._with_record(lambda record: self._forms.record_job(record, application))()

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
            # Nothing of the one before stays on the screen.
            self._turns.drop()
            self.bar.show_record(None, "")
            self.sections.strip.hide()
            self._area.hide()
            self.timeline.clear()
            return
        self._turns.do(self._parts(state, record))

    def _parts(self, state: RecordState, record: ResidentRecord) -> Iterator[None]:
        """Show a record; what lies below the bar is seen once all of it is of this resident."""
        self.bar.show_record(record, facts_of(record, state.enrolment_id, state.today))
        self.arrived.emit()
        yield
        self.timeline.show_items(record.timeline, state.today, state.worker, record.case.earlier)
        yield
        self._show_section(record)
        yield
        self.side.show_record(record, state.today)
        yield
        self.household.show_record(record)
        self.concerns.show_record(record)
        yield
        self.attachments.show_resident(record.resident.id)
        self.sections.strip.show()
        self._area.show()
        self._scroll_back()
        yield
        self._open_resumed()
        self.late.load_ahead(self, self._context.shell.tell_notice)

    def _scroll_back(self) -> None:
        """Scroll to where the person was before the lock, once all that is scrolled is laid out."""
        if self._scroll_to is not None and self._area.isVisible() and self.timeline.is_whole:
            QTimer.singleShot(0, self, self._scroll_now)

    def _scroll_now(self) -> None:
        if self._scroll_to is not None:
            self._area.verticalScrollBar().setValue(self._scroll_to)
            self._scroll_to = None

    def _open_resumed(self) -> None:
        state, key = self._view_model.state, self._resuming
        if key is None or state is None or state.record is None:
            return
        if state.record.resident.id != key.subject:
            return
        self._resuming = None
        for name in CASE_SECTIONS:
            section = self.late.case_section(name)
            if key.kind in section.FORMS:
                self.sections.show_section(name)
                section.show_record(state.record)
                section.resume(key)
                return
        for card in (self.side, self.household, self.concerns, self.attachments, self.handover):
            if key.kind in card.FORMS:
                card.resume(key)
                return
        self._forms.resume(key, state.record)
