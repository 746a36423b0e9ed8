"""What can be done about a recorded job: put right, new terms, evidence, take out, look back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.job_history import job_title
from anchordesk.domain.outcome import JobOutcome, JobTerms
from anchordesk.services.job_review import LaterQuality
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.resident.case_section import CaseSection, link, resume_one
from anchordesk.ui.resident.job_rows import later_lines
from anchordesk.ui.words import long_date, translated


@dataclass(frozen=True, slots=True)
class RecordedTerms:
    """Later terms of a job, as a draft about them names them."""

    id: UUID
    job: JobOutcome
    terms: JobTerms


class JobDeeds(QObject):
    """Opens the forms about a job from the section Jobs."""

    FORMS = ("change_job", "job_terms", "change_job_terms", "job_out")

    def __init__(self, section: CaseSection) -> None:
        super().__init__(section)
        self._section = section

    def resume(self, key: DraftKey, jobs: Sequence[JobOutcome]) -> None:
        """Open the form that a draft is of."""
        from anchordesk.ui.resident.job_change_dialogs import terms_id  # noqa: PLC0415

        context = self._section.context
        if key.kind == "change_job":
            resume_one(context, key, jobs, self._correct)
        elif key.kind == "job_terms":
            resume_one(context, key, jobs, self._terms)
        elif key.kind == "job_out":
            resume_one(context, key, jobs, self._take_out)
        else:
            recorded = [
                RecordedTerms(terms_id(job, terms), job, terms)
                for job in jobs
                for terms in job.later_terms
            ]
            resume_one(context, key, recorded, lambda one: self._terms(one.job, one.terms))

    def row(self, job: JobOutcome) -> QHBoxLayout:
        """Return the buttons of a job; each is named with it for screen readers."""
        named = job_title(job)
        deeds = [
            (self.tr("Correct job"), self.tr("Correct job: {job}"), self._correct),
            (self.tr("Add evidence"), self.tr("Add evidence: {job}"), self._evidence),
            (self.tr("Take job out"), self.tr("Take job out: {job}"), self._take_out),
        ]
        if job.started_on is not None:
            deeds.insert(1, (self.tr("New terms"), self.tr("New terms: {job}"), self._terms))
        links = [
            link(words, spoken.format(job=named), partial(act, job)) for words, spoken, act in deeds
        ]
        row = row_of(*links)
        row.addStretch(1)
        return row

    def add_later(self, card: Card, job: JobOutcome, later: LaterQuality) -> None:
        """Say how a job was on a later day, and offer to correct the terms of that day."""
        first, *others = later_lines(later)
        card.body.addWidget(Words(first))
        for line in others:
            card.body.addWidget(Words(line, LabelLook.SMALL))
        terms = next((one for one in job.later_terms if one.from_day == later.from_day), None)
        if terms is None or later.by_rates:
            return
        spoken = self.tr("Correct the terms from {day}: {job}")
        words = spoken.format(day=long_date(terms.from_day), job=job_title(job))
        row = row_of(link(self.tr("Correct terms"), words, lambda: self._terms(job, terms)))
        row.addStretch(1)
        card.body.addLayout(row)

    def history_button(self) -> Button:
        """Return the button that shows what the jobs were before."""
        button = Button(self.tr("Earlier details of jobs"), look=ButtonLook.LINK)
        button.clicked.connect(lambda _=False: self._look_back())
        return button

    def _correct(self, job: JobOutcome) -> None:
        from anchordesk.ui.resident.job_dialog import JobDialog  # noqa: PLC0415

        section = self._section
        drafts = section.context.drafts
        dialog = JobDialog(section, section.work, drafts, job.resident_id, job)
        words = self.tr("Job corrected. What it was before stays readable.")
        section.open_form(dialog, words, self.tr("The job is as it was before."))

    def _terms(self, job: JobOutcome, terms: JobTerms | None = None) -> None:
        from anchordesk.ui.resident.job_change_dialogs import TermsDialog  # noqa: PLC0415

        dialog = TermsDialog(self._section, job, terms)
        words = self.tr("Terms saved on this laptop.")
        self._section.open_form(dialog, words, self.tr("The terms are as they were before."))

    def _evidence(self, job: JobOutcome) -> None:
        from anchordesk.ui.resident.job_change_dialogs import EvidenceDialog  # noqa: PLC0415

        dialog = EvidenceDialog(self._section, job)
        words = self.tr("Evidence saved on this laptop.")
        self._section.open_form(dialog, words, self.tr("The evidence is as before."))

    def _take_out(self, job: JobOutcome) -> None:
        from anchordesk.ui.resident.job_change_dialogs import TakeJobOutDialog  # noqa: PLC0415

        section = self._section
        dialog = TakeJobOutDialog(section, job)

        def kept() -> None:
            words = [self.tr("Job taken out. It stays readable with your reason.")]
            told = self.tr(
                "They still stand at “{stage}” of {pathway}, which counts as having started a "
                "job: move the stage as well."
            )
            words += [
                told.format(stage=translated(one.stage_title), pathway=one.pathway_title)
                for one in dialog.stands_at
            ]
            undone = self.tr("The job is there again.")
            section.tell_changed(" ".join(words), dialog.changes, undone)

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look_back(self) -> None:
        from anchordesk.ui.resident.job_history_dialog import JobHistoryDialog  # noqa: PLC0415

        section = self._section
        if section.record is not None:
            dialog = JobHistoryDialog(section, section.work, section.record.resident.id)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
