"""The section Jobs: applications step by step, and the jobs that were started."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.application import Application, ApplicationState
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.good_work import newest
from anchordesk.domain.job_history import job_title
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.good_work import questions_now
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tag import Tag, Tone
from anchordesk.ui.resident.case_section import (
    CaseSection,
    headed_card,
    link,
    moved_words,
    resume_found,
    resume_one,
)
from anchordesk.ui.resident.good_work_card import GoodWorkOfJob
from anchordesk.ui.resident.good_work_dialog import GoodWorkDialog, ToAsk
from anchordesk.ui.resident.job_deeds import JobDeeds
from anchordesk.ui.resident.job_rows import evidence_words, progression_lines
from anchordesk.ui.resident.job_words import quality_lines
from anchordesk.ui.resident.timeline_words import job_words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import day_or_unknown, long_date, short_date, translated


class JobsSection(CaseSection):
    """Emits `job_asked(Application or None)` when a job is to be recorded."""

    job_asked = Signal(object)

    FORMS = ("application", "application_step", "good_work", *JobDeeds.FORMS)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._deeds = JobDeeds(self)

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        if key.kind == "application":
            self._on_add()
        elif key.kind == "good_work":
            self._resume_check(key)
        elif self.record is not None and key.kind in JobDeeds.FORMS:
            self._deeds.resume(key, self.record.jobs)
        elif self.record is not None:
            resume_one(self.context, key, self.record.case.applications, self._on_step)

    def add_cards(self, record: ResidentRecord) -> None:
        """Show the applications and the jobs."""
        self.column.addWidget(self._applications(record.case.applications))
        self.column.addWidget(self._jobs(record))
        lines = list(progression_lines(record.review.progression))
        if lines:
            card = headed_card(self.tr("Progression in work"))
            for line in lines:
                card.body.addWidget(Words(line))
            self.column.addWidget(card)

    def _applications(self, known: Sequence[Application]) -> Card:
        add = Button(self.tr("Add application"), icon_name="plus")
        add.clicked.connect(lambda _=False: self._on_add())
        card = headed_card(self.tr("Applications"), add)
        for application in known:
            card.body.addWidget(self._application_row(application))
        if not known:
            card.body.addWidget(Words(self.tr("No applications yet."), LabelLook.MUTED))
        return card

    def _application_row(self, application: Application) -> QWidget:
        row = QWidget()
        what = _what(application)
        steps = "  ·  ".join(
            f"{translated(step.state.title_text)} {short_date(step.on)}"
            + (f": {step.reason}" if step.reason else "")
            for step in application.steps
        )
        layout = row_of(
            Tag(translated(application.state.title_text), _tone(application.state)),
            Words(what),
            Words(steps, LabelLook.SMALL),
        )
        layout.setStretch(1, 1)
        layout.setStretch(2, 2)
        if not application.state.has_ended:
            spoken = self.tr("Next step: {what}").format(what=what)
            layout.addWidget(link(self.tr("Next step"), spoken, lambda: self._on_step(application)))
        row.setLayout(layout)
        return row

    def _jobs(self, record: ResidentRecord) -> Card:
        add = Button(self.tr("Record a job"), icon_name="briefcase")
        add.clicked.connect(lambda _=False: self.job_asked.emit(None))
        card = headed_card(self.tr("Jobs started"), self._deeds.history_button(), add)
        for job, quality, later in zip(
            record.jobs, record.review.qualities, record.review.later, strict=True
        ):
            card.body.addWidget(Words(job_title(job), LabelLook.HEADING))
            started = self.tr("From {day}").format(day=day_or_unknown(job.started_on))
            told = f"{started}. {job_words(job)} {evidence_words(job)}"
            if job.ended_on is not None:
                ended = self.tr("Ended on {day}.").format(day=long_date(job.ended_on))
                told = f"{told} {ended}"
            card.body.addWidget(Words(told))
            for line in quality_lines(quality):
                card.body.addWidget(Words(line, LabelLook.SMALL))
            for one in later:
                self._deeds.add_later(card, job, one)
            card.body.addLayout(self._deeds.row(job))
            if self.context.workspace.library.good_work:
                card.body.addWidget(self._good_work(job, record))
        if not record.jobs:
            card.body.addWidget(Words(self.tr("No job is recorded yet."), LabelLook.MUTED))
        return card

    def _good_work(self, job: JobOutcome, record: ResidentRecord) -> QWidget:
        versions, today = self.context.workspace.library.good_work, self.work.today()
        return GoodWorkOfJob(job, record.case.good_work, versions, today, self._on_ask)

    def _on_ask(self, to_ask: ToAsk) -> None:
        dialog = GoodWorkDialog(self, self.work, self.context.drafts, to_ask)
        undone = (
            self.tr("Answers taken out again.")
            if to_ask.before is None
            else self.tr("The answers are as they were before.")
        )
        self.open_form(dialog, self.tr("Answers saved on this laptop."), undone)

    def _resume_check(self, key: DraftKey) -> None:
        questions = questions_now(self.context.workspace)
        if self.record is None or questions is None:
            return
        checks = self.record.case.good_work
        found = [
            ToAsk(job, point, questions, newest(checks, job.id, point.code))
            for job in self.record.jobs
            for point in questions.points
        ]
        wanted = [one for one in found if one.item == key.item]
        resume_found(self.context, next(iter(wanted), None), self._on_ask)

    def _on_add(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.jobs_dialogs import ApplicationDialog  # noqa: PLC0415

            dialog = ApplicationDialog(self, self.record)
            undone = self.tr("Application taken out again.")
            self.open_form(dialog, self.tr("Application saved."), undone)

    def _on_step(self, application: Application) -> None:
        from anchordesk.ui.resident.jobs_dialogs import StepDialog  # noqa: PLC0415

        dialog = StepDialog(self, application)
        words = self.tr("Step saved.")
        self.open_form(dialog, words, self.tr("The application is one step back again."))

        def offer_job() -> None:
            if dialog.state is ApplicationState.STARTED:
                moved = [moved_words(one.moved) for one in dialog.changes if one.moved]
                told = self.tr("They have started. Record the job as well.")
                self.context.shell.tell(
                    " ".join((told, *moved)),
                    Tone.OK,
                    self.tr("Record the job"),
                    lambda: self.job_asked.emit(application),
                )

        dialog.kept.connect(offer_job)


def _what(application: Application) -> str:
    if application.role:
        return f"{application.role}, {application.employer}"
    return application.employer


def _tone(state: ApplicationState) -> Tone:
    match state:
        case ApplicationState.STARTED | ApplicationState.OFFER:
            return Tone.OK
        case ApplicationState.NOT_THIS_TIME:
            return Tone.WARN
        case _:
            return Tone.INFO
