"""Forms about a recorded job: new terms within it, evidence that came later, taking it out."""

from __future__ import annotations

from uuid import UUID, uuid5

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.job_history import job_title
from anchordesk.domain.outcome import Contract, Evidence, JobOutcome, JobTerms, NhsBand
from anchordesk.services import job_changes
from anchordesk.services.job_changes import JobTakenOut, StandsAt, TermsDetails
from anchordesk.services.undoing import Change
from anchordesk.ui.kit.fields import Choice, DateField, LongText, Tick
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.job_fields import (
    PayAndHours,
    band_choice,
    contract_choice,
)
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated


def terms_id(job: JobOutcome, terms: JobTerms) -> UUID:
    """Return by what a draft about recorded terms names them."""
    return uuid5(job.id, terms.from_day.isoformat())


class TermsDialog(ChangeDialog):
    """New terms within a job from a day on, or corrects or takes out those that are recorded."""

    def __init__(
        self, owner: CaseSection, job: JobOutcome, recorded: JobTerms | None = None
    ) -> None:
        title = (
            translate("dialogs", "New terms")
            if recorded is None
            else translate("dialogs", "Correct terms")
        )
        super().__init__(owner, title, translate("dialogs", "Save terms"))
        self._owner, self._job, self._recorded = owner, job, recorded
        today = owner.work.today()
        before = job.on(today) if recorded is None else job.on(recorded.from_day)
        form = self.form
        form.body.addWidget(Words(job_title(job), LabelLook.HEADING))
        told = self.tr(
            "What holds in this job from a day on: a rise, other hours, another contract, band or "
            "role. How it began stays as it is, and counts in returns."
        )
        form.body.addWidget(Words(told, LabelLook.MUTED))
        self.day = form.add(
            "day",
            self.tr("From this &day"),
            DateField(today if recorded is None else recorded.from_day),
            self.tr("For example, 14 11 2026"),
        )
        self.role = form.add_line("role", self.tr("&Role"))
        self.role.setText(before.role)
        self._paid = PayAndHours(form, before.pay_pence_per_hour, before.hours_per_week)
        self.contract, self.band = contract_choice(before.contract), band_choice(before.nhs_band)
        form.add_side_by_side(
            form.labelled("contract", self.tr("&Contract"), self.contract),
            form.labelled("band", self.tr("&NHS pay band"), self.band),
        )
        self.mistaken = Tick(self.tr("These terms were a mistake: &take them out"))
        self.mistaken.setAccessibleName(self.tr("These terms were a mistake: take them out"))
        self.mistaken.setVisible(recorded is not None)
        form.body.addWidget(self.mistaken)
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("job_terms", job.resident_id, job.id)
            if recorded is None
            else DraftKey.of_one("change_job_terms", job.resident_id, terms_id(job, recorded)),
            {
                "day": self.day,
                "role": self.role,
                "pay": self._paid.pay,
                "hours": self._paid.hours,
                "contract": self.contract,
                "band": self.band,
            },
        )
        self.day.setFocus()

    def save(self) -> None:
        """Check and keep the terms, or take them out."""
        job, recorded, key = self._job, self._recorded, self.draft_key
        if recorded is not None and self.mistaken.isChecked():
            gone = recorded.from_day
            self.begin_saving()
            self._owner.work.run(
                lambda workspace: job_changes.take_terms_out(workspace, job, gone, draft=key),
                Reply.of_form(self),
            )
            return
        problems: list[Problem] = []
        day = day_of(self.day, self._owner)
        if day is None:
            told = self.tr("Enter the day from which they hold. For example, 14 11 2026.")
            problems.append(Problem("day", told))
        pay, hours = self._paid.typed(problems)
        if problems or day is None:
            self.form.show_problems(problems)
            return
        details = TermsDetails(
            from_day=day,
            role=self.role.text(),
            pay_pence_per_hour=pay,
            hours_per_week=hours,
            contract=Contract.of(str(self.contract.value())),
            nhs_band=NhsBand.of(str(self.band.value())),
        )
        instead_of = None if recorded is None else recorded.from_day
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: job_changes.put_terms(
                workspace, job, details, instead_of=instead_of, draft=key
            ),
            Reply.of_form(self),
        )


class EvidenceDialog(ChangeDialog):
    """Says what was seen that shows a job."""

    def __init__(self, owner: CaseSection, job: JobOutcome) -> None:
        super().__init__(
            owner, translate("dialogs", "Evidence of a job"), translate("dialogs", "Save evidence")
        )
        self._owner, self._job = owner, job
        self.form.body.addWidget(Words(job_title(job), LabelLook.HEADING))
        self.evidence = self.form.add("evidence", self.tr("&What was seen"), Choice())
        for evidence in Evidence:
            self.evidence.add_option(translated(evidence.title_text), evidence)
        self.evidence.choose(job.evidence)
        self.evidence.setFocus()

    def save(self) -> None:
        """Keep what was seen."""
        job, evidence = self._job, Evidence.of(str(self.evidence.value()))
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: job_changes.add_evidence(workspace, job, evidence),
            Reply.of_form(self),
        )


class TakeJobOutDialog(ChangeDialog):
    """Takes out a job that was recorded by mistake; `stands_at` tells what stays behind."""

    def __init__(self, owner: CaseSection, job: JobOutcome) -> None:
        super().__init__(
            owner, translate("dialogs", "Take job out"), translate("dialogs", "Take job out")
        )
        self._owner, self._job = owner, job
        self.form.body.addWidget(Words(job_title(job), LabelLook.HEADING))
        for told in (
            self.tr(
                "For a job that was never started. If it has ended, enter its last day instead."
            ),
            self.tr(
                "The job and its terms stay readable under Earlier details of jobs, with your "
                "reason. The stage does not move by itself. Returns that were approved stay as "
                "they are; a correction of one counts without this job."
            ),
        ):
            self.form.body.addWidget(Words(told))
        self.reason = self.form.add("reason", self.tr("&Why it is taken out"), LongText(3))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("job_out", job.resident_id, job.id),
            {"reason": self.reason},
        )
        self.reason.setFocus()

    @property
    def changes(self) -> tuple[Change, ...]:
        """That the job was taken out; empty before."""
        result = self.result_kept
        return (result.change,) if isinstance(result, JobTakenOut) else ()

    @property
    def stands_at(self) -> tuple[StandsAt, ...]:
        """Stages in work that the resident stands at without a job; empty before."""
        result = self.result_kept
        return result.stands_at if isinstance(result, JobTakenOut) else ()

    def save(self) -> None:
        """Check and take the job out."""
        reason, job, key = self.reason.toPlainText(), self._job, self.draft_key
        if not reason.strip():
            told = self.tr("Write why the job is taken out.")
            self.form.show_problems([Problem("reason", told)])
            return
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: job_changes.take_job_out(workspace, job, reason, draft=key),
            Reply.of_form(self),
        )
