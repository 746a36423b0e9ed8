"""Beside the timeline: next actions with a tick each, jobs, and how to get in touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.casework import Action
from anchordesk.domain.consent import ConsentPurpose, newest_answer
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.milestones import DueCheck
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.resident import Resident
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.labels import Card, IconLabel, LabelLook, Words, clear_layout, shed_layout
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.resident.job_words import quality_lines, sustained_lines
from anchordesk.ui.resident.timeline_words import job_words, terms_words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import day_or_unknown, due_words, long_date

MOST_ACTIONS = 12
FIRST_LINE = 28


class ActionsCard(Card):
    """Open actions by due day; emits `done(Action)` and `add_asked()`."""

    done = Signal(object)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Next actions"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self.add = Button(self.tr("Add next action"), look=ButtonLook.LINK)
        self.add.clicked.connect(self.add_asked)
        self.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_actions(
        self, actions: Sequence[Action], checks: Sequence[DueCheck], today: date
    ) -> None:
        """Show what is open, and the checks that fall due by themselves."""
        clear_layout(self._rows)
        for check in checks:
            self._rows.addWidget(self._check_row(check, today))
        still_open = [action for action in actions if action.state.is_open]
        for action in still_open[:MOST_ACTIONS]:
            self._rows.addWidget(self._row(action, today))
        if not still_open and not checks:
            self._rows.addWidget(Words(self.tr("Nothing to do"), LabelLook.MUTED))
        if len(still_open) > MOST_ACTIONS:
            words = self.tr("and {count} more").format(count=len(still_open) - MOST_ACTIONS)
            self._rows.addWidget(Words(words, LabelLook.SMALL))

    def shed(self) -> None:
        """Take the rows down now; `show_actions` makes them anew."""
        shed_layout(self._rows)

    def _check_row(self, check: DueCheck, today: date) -> QWidget:
        """A check has no tick: moving the stage records it."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        due = due_words(check.due_on, today)
        words = Words(check.milestone.title)
        words.setToolTip(self.tr("Move the stage to record it"))
        layout.addWidget(IconLabel("flag"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        day = Words(due, _due_look(check.due_on, today), wraps=False)
        layout.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _row(self, action: Action, today: date) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        due = due_words(action.due_on, today)
        tick = Tick()
        tick.setAccessibleName(
            self.tr("Mark done: {words}, due {due}").format(words=action.words, due=due)
        )
        tick.setToolTip(self.tr("Mark done (Space)"))
        tick.clicked.connect(lambda _=False: self.done.emit(action))
        words = Words(action.words)
        day = Words(due, _due_look(action.due_on, today), wraps=False)
        # The first line of each stands on one line; the words may go on below it.
        line = max(tick.sizeHint().height(), current_theme().px(FIRST_LINE))
        above = (line - words.fontMetrics().height()) // 2
        words.setContentsMargins(0, max(0, above), 0, 0)
        tick.setFixedHeight(line)
        day.setFixedHeight(line)
        layout.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _due_look(due_on: date, today: date) -> LabelLook:
    if due_on > today:
        return LabelLook.SMALL
    return LabelLook.DUE_TODAY if due_on == today else LabelLook.OVERDUE


class SideColumn(QWidget):
    """The cards; `next_actions` can be worked with; emits `end_asked(JobOutcome)`."""

    FORMS = ("text_message",)
    end_asked = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._record: ResidentRecord | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self.next_actions = ActionsCard()
        self._jobs = Card(self.tr("Jobs"))
        self._jobs_rows = QVBoxLayout()
        self._jobs.body.addLayout(self._jobs_rows)
        self._contact = Card(self.tr("Contact"))
        self._contact_rows = QVBoxLayout()
        self._contact.body.addLayout(self._contact_rows)
        write = Button(self.tr("Text message or email"), icon_name="message-square")
        write.setToolTip(self.tr("Text message or email (Ctrl+T)"))
        write.clicked.connect(self._on_write)
        self._contact.body.addWidget(write, alignment=Qt.AlignmentFlag.AlignLeft)
        keys = QShortcut(QKeySequence("Ctrl+T"), self, self._on_write)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        for card in (self.next_actions, self._jobs, self._contact):
            layout.addWidget(card)
        layout.addStretch(1)
        self._cards = layout

    def resume(self, _key: DraftKey) -> None:
        """Open the form that a draft is of."""
        self._on_write()

    def add_card(self, card: QWidget) -> None:
        """Put another card under the others."""
        self._cards.insertWidget(self._cards.count() - 1, card)

    def show_record(self, record: ResidentRecord, today: date) -> None:
        """Show what is known."""
        self._record = record
        checks = [entry.check for entry in record.entries if entry.check is not None]
        self.next_actions.show_actions(record.actions, checks, today)
        jobs, review = record.jobs, record.review
        clear_layout(self._jobs_rows)
        self._jobs.setVisible(bool(jobs))
        for job, quality in zip(jobs, review.qualities, strict=True):
            started = self.tr("From {day}").format(day=day_or_unknown(job.started_on))
            self._jobs_rows.addWidget(Words(job.role or self.tr("Role not known")))
            self._jobs_rows.addWidget(Words(f"{started}. {job_words(job)}", LabelLook.SMALL))
            if job.later_terms:
                day, newest = job.later_terms[-1].from_day, job.on(job.later_terms[-1].from_day)
                words = self.tr("Since {day}: {terms}")
                now = words.format(day=long_date(day), terms=terms_words(newest))
                self._jobs_rows.addWidget(Words(now, LabelLook.SMALL))
            if job.ended_on is not None:
                ended = self.tr("Ended on {day}").format(day=long_date(job.ended_on))
                self._jobs_rows.addWidget(Words(ended, LabelLook.SMALL))
            elif job.started_on is not None:
                self._jobs_rows.addWidget(
                    self._end_button(job), alignment=Qt.AlignmentFlag.AlignLeft
                )
            for line in quality_lines(quality):
                self._jobs_rows.addWidget(Words(line, LabelLook.SMALL))
        for progress in review.sustained:
            for line in sustained_lines(progress):
                self._jobs_rows.addWidget(Words(line, LabelLook.SMALL))
        clear_layout(self._contact_rows)
        for words, look in self._contact_lines(record.resident, today):
            self._contact_rows.addWidget(Words(words, look))
        answer = newest_answer(record.case.consents, ConsentPurpose.MESSAGES)
        if answer is not None and not answer.stands:
            told = self.tr("No texts or emails: the resident does not agree to them.")
            self._contact_rows.addWidget(Words(told, LabelLook.OVERDUE))

    def shed(self) -> None:
        """Take the rows down now; `show_record` makes them anew."""
        self.next_actions.shed()
        shed_layout(self._jobs_rows)
        shed_layout(self._contact_rows)

    def _on_write(self) -> None:
        from anchordesk.ui.resident.text_dialog import open_text  # noqa: PLC0415 - seldom wanted

        if self._record is not None:
            open_text(self, self._context, self._record.resident.id)

    def _end_button(self, job: JobOutcome) -> Button:
        button = Button(self.tr("Job has ended"), look=ButtonLook.LINK)
        name = self.tr("Job has ended: {role}, {employer}")
        button.setAccessibleName(name.format(role=job.role, employer=job.employer))
        button.clicked.connect(lambda: self.end_asked.emit(job))
        return button

    def _contact_lines(self, resident: Resident, today: date) -> list[tuple[str, LabelLook]]:
        body, small = LabelLook.BODY, LabelLook.SMALL
        lines = [
            (self.tr("Phone {phone}").format(phone=resident.phone or self.tr("not known")), body)
        ]
        if resident.email:
            lines.append((resident.email, body))
        if resident.contact_preference:
            lines.append((resident.contact_preference, small))
        place = ", ".join(part for part in (resident.ward, resident.postcode) if part)
        if place:
            lines.append((place, small))
        age = resident.age_on(today)
        if resident.date_of_birth is not None:
            born = long_date(resident.date_of_birth)
            lines.append((self.tr("Born {day}, age {age}").format(day=born, age=age), small))
        elif age is not None:
            lines.append((self.tr("Age {age}").format(age=age), small))
        if resident.pronouns:
            lines.append((self.tr("Pronouns: {words}").format(words=resident.pronouns), small))
        return lines
