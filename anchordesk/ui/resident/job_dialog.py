"""Record or correct a job: employer, role, day, pay, hours; what is not known stays empty."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.application import Application
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract, Evidence, JobOutcome, NhsBand, PayPlace
from anchordesk.services.casework import JobDetails
from anchordesk.services.job_changes import correct_job
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.job_fields import (
    PayAndHours,
    band_choice,
    contract_choice,
    hours_typed,
    hours_words,
)
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import short_date, translate, translated

Code = TypeVar("Code", JobFamily, JobSector)


class JobDialog(ChangeDialog):
    """Records a job that a resident started, or corrects one that is recorded."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        resident_id: ResidentId,
        job: JobOutcome | None = None,
    ) -> None:
        title = (
            translate("dialogs", "Record job")
            if job is None
            else translate("dialogs", "Correct job")
        )
        super().__init__(parent, title, translate("dialogs", "Save job"))
        self._work, self._job = work, job
        self._resident_id = resident_id
        form = self.form
        if job is not None:
            told = self.tr(
                "Put right what was wrong, or was not known. If pay, hours, contract or band "
                "changed while they were in the job, record new terms instead."
            )
            form.body.addWidget(Words(told, LabelLook.MUTED))
        self.employer = form.add_line("employer", self.tr("&Employer"))
        self.role = form.add_line("role", self.tr("&Role"))
        self.family, self.sector = Choice(), Choice()
        for choice, codes in ((self.family, JobFamily), (self.sector, JobSector)):
            choice.add_option(self.tr("Not known"), None)
            for code in codes:
                choice.add_option(translated(code.title_text), code)
        form.add_side_by_side(
            form.labelled("family", self.tr("&Kind of work"), self.family),
            form.labelled("sector", self.tr("Sector of the e&mployer"), self.sector),
        )
        self.day = form.add(
            "day",
            self.tr("&Day they started"),
            DateField(),
            self.tr("For example, 14 11 2026. Leave empty if not known."),
        )
        self._paid = PayAndHours(form)
        self.contract = form.add(
            "contract", self.tr("&Contract"), contract_choice(Contract.NOT_KNOWN)
        )
        self.wanted, self.travel = QLineEdit(), QLineEdit()
        form.add_side_by_side(
            form.labelled("wanted", self.tr("Hours &wanted"), self.wanted, self.tr("If known")),
            form.labelled(
                "travel", self.tr("&Travel in minutes"), self.travel, self.tr("One way, if known")
            ),
        )
        self.place, self.band = Choice(), band_choice(NhsBand.NONE)
        for place in PayPlace:
            self.place.add_option(translated(place.title_text), place)
        self.place.choose(PayPlace.NOT_KNOWN)
        form.add_side_by_side(
            form.labelled("place", self.tr("P&lace"), self.place),
            form.labelled("band", self.tr("&NHS pay band"), self.band),
        )
        self.evidence = form.add("evidence", self.tr("E&vidence"), Choice())
        for evidence in Evidence:
            self.evidence.add_option(translated(evidence.title_text), evidence)
        self.ended = form.add(
            "ended",
            self.tr("Last da&y, if the job has ended"),
            DateField(),
            self.tr("Leave empty while they are in the job."),
        )
        if job is not None:
            self._fill_in(job)
        self.keep_draft_of(
            drafts,
            DraftKey("job", resident_id)
            if job is None
            else DraftKey.of_one("change_job", resident_id, job.id),
            {
                "employer": self.employer,
                "role": self.role,
                "family": self.family,
                "sector": self.sector,
                "day": self.day,
                "pay": self._paid.pay,
                "hours": self._paid.hours,
                "contract": self.contract,
                "wanted": self.wanted,
                "travel": self.travel,
                "place": self.place,
                "band": self.band,
                "evidence": self.evidence,
                "ended": self.ended,
            },
        )
        self.employer.setFocus()

    def begin_from(self, application: Application) -> None:
        """Fill in what an application says, unless something is typed already."""
        if not self.employer.text().strip():
            self.employer.setText(application.employer)
            self.role.setText(application.role)
            self.day.setText(short_date(application.since))

    def _fill_in(self, job: JobOutcome) -> None:
        """Show what is recorded."""
        self.employer.setText(job.employer)
        self.role.setText(job.role)
        self.day.setText("" if job.started_on is None else short_date(job.started_on))
        self.ended.setText("" if job.ended_on is None else short_date(job.ended_on))
        self._paid.show_known(job.pay_pence_per_hour, job.hours_per_week)
        self.wanted.setText(hours_words(job.hours_wanted))
        self.travel.setText("" if job.travel_minutes is None else str(job.travel_minutes))
        for choice, value in (
            (self.family, job.family),
            (self.sector, job.sector),
            (self.contract, job.contract),
            (self.place, job.place),
            (self.band, job.nhs_band),
            (self.evidence, job.evidence),
        ):
            choice.choose(value)

    def save(self) -> None:
        """Check and keep the job."""
        problems: list[Problem] = []
        if not self.employer.text().strip():
            words = self.tr("Enter the employer. Write “Not known” if nobody could say.")
            problems.append(Problem("employer", words))
        pay, hours = self._paid.typed(problems)
        details = JobDetails(
            employer=self.employer.text(),
            role=self.role.text(),
            family=_chosen(self.family, JobFamily),
            sector=_chosen(self.sector, JobSector),
            started_on=self._day("day", self.day, problems),
            pay_pence_per_hour=pay,
            hours_per_week=hours,
            contract=Contract.of(str(self.contract.value())),
            ended_on=self._day("ended", self.ended, problems),
            place=PayPlace.of(str(self.place.value())),
            nhs_band=NhsBand.of(str(self.band.value())),
            hours_wanted=hours_typed("wanted", self.wanted, problems),
            travel_minutes=self._minutes(problems),
            evidence=Evidence.of(str(self.evidence.value())),
        )
        if problems:
            self.form.show_problems(problems)
            return
        self.begin_saving()
        job, key = self._job, self.draft_key
        if job is None:
            self._work.record_job(self._resident_id, details, Reply.of_form(self))
        else:
            self._work.run(
                lambda workspace: correct_job(workspace, job, details, draft=key),
                Reply.of_form(self),
            )

    def _day(self, name: str, field: DateField, problems: list[Problem]) -> date | None:
        try:
            return field.value(self._work.today())
        except ValueError:
            words = (
                self.tr("Enter the date they started. For example, 14 11 2026.")
                if name == "day"
                else self.tr("Enter their last day in the job. For example, 14 11 2026.")
            )
            problems.append(Problem(name, words))
            return None

    def _minutes(self, problems: list[Problem]) -> int | None:
        words = self.travel.text().strip()
        if words and not words.isdecimal():
            told = self.tr("Enter the minutes as a whole number. For example, 35.")
            problems.append(Problem("travel", told))
        return int(words) if words.isdecimal() else None


def _chosen(choice: Choice, codes: type[Code]) -> Code | None:
    value = choice.value()
    return value if isinstance(value, codes) else None
