"""Record job: employer, role, day, pay, hours and contract; what is not known stays empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.application import Application
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract, Evidence, NhsBand, PayPlace
from anchordesk.services.casework import JobDetails
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import parse_pence, short_date, translate, translated

Code = TypeVar("Code", JobFamily, JobSector)


class JobDialog(ChangeDialog):
    """Records a job that a resident started."""

    def __init__(
        self, parent: QWidget, work: ResidentWork, drafts: Drafts, resident_id: ResidentId
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Record job"), translate("dialogs", "Save job")
        )
        self._work = work
        self._resident_id = resident_id
        form = self.form
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
        self.pay, self.hours = QLineEdit(), QLineEdit()
        form.add_side_by_side(
            form.labelled("pay", self.tr("&Pay an hour in £"), self.pay, self.tr("If known")),
            form.labelled("hours", self.tr("&Hours a week"), self.hours, self.tr("If known")),
        )
        self.contract = form.add("contract", self.tr("&Contract"), Choice())
        for contract in Contract:
            self.contract.add_option(translated(contract.title_text), contract)
        self.contract.choose(Contract.NOT_KNOWN)
        self.wanted, self.travel = QLineEdit(), QLineEdit()
        form.add_side_by_side(
            form.labelled("wanted", self.tr("Hours &wanted"), self.wanted, self.tr("If known")),
            form.labelled(
                "travel", self.tr("&Travel in minutes"), self.travel, self.tr("One way, if known")
            ),
        )
        self.place, self.band = Choice(), Choice()
        for place in PayPlace:
            self.place.add_option(translated(place.title_text), place)
        self.place.choose(PayPlace.NOT_KNOWN)
        for band in NhsBand:
            self.band.add_option(translated(band.title_text), band)
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
        self.keep_draft_of(
            drafts,
            DraftKey("job", resident_id),
            {
                "employer": self.employer,
                "role": self.role,
                "family": self.family,
                "sector": self.sector,
                "day": self.day,
                "pay": self.pay,
                "hours": self.hours,
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

    def save(self) -> None:
        """Check and keep the job."""
        problems: list[Problem] = []
        if not self.employer.text().strip():
            words = self.tr("Enter the employer. Write “Not known” if nobody could say.")
            problems.append(Problem("employer", words))
        details = JobDetails(
            employer=self.employer.text(),
            role=self.role.text(),
            family=_chosen(self.family, JobFamily),
            sector=_chosen(self.sector, JobSector),
            started_on=self._day("day", self.day, problems),
            pay_pence_per_hour=self._pay(problems),
            hours_per_week=self._number("hours", self.hours, problems),
            contract=Contract.of(str(self.contract.value())),
            ended_on=self._day("ended", self.ended, problems),
            place=PayPlace.of(str(self.place.value())),
            nhs_band=NhsBand.of(str(self.band.value())),
            hours_wanted=self._number("wanted", self.wanted, problems),
            travel_minutes=self._minutes(problems),
            evidence=Evidence.of(str(self.evidence.value())),
        )
        if problems:
            self.form.show_problems(problems)
            return
        self.begin_saving()
        self._work.record_job(self._resident_id, details, Reply.of_form(self))

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

    def _pay(self, problems: list[Problem]) -> int | None:
        if not self.pay.text().strip():
            return None
        try:
            return parse_pence(self.pay.text())
        except ValueError:
            words = self.tr("Enter the pay in pounds and pence. For example, 12.60.")
            problems.append(Problem("pay", words))
            return None

    def _number(self, name: str, field: QLineEdit, problems: list[Problem]) -> Decimal | None:
        if not field.text().strip():
            return None
        try:
            hours = Decimal(field.text().strip())
        except InvalidOperation:
            hours = Decimal("NaN")
        if not hours.is_finite():
            words = self.tr("Enter the hours as a number. For example, 37.5.")
            problems.append(Problem(name, words))
            return None
        return hours


def _chosen(choice: Choice, codes: type[Code]) -> Code | None:
    value = choice.value()
    return value if isinstance(value, codes) else None
