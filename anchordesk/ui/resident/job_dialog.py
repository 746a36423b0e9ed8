"""Record job: employer, role, day, pay, hours and contract; what is not known stays empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import Contract
from anchordesk.services.casework import JobDetails
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import parse_pence, translate


class JobDialog(FormDialog):
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
            self.contract.add_option(contract.title_text, contract)
        self.contract.choose(Contract.NOT_KNOWN)
        self.keep_draft_of(
            drafts,
            DraftKey("job", resident_id),
            {
                "employer": self.employer,
                "role": self.role,
                "day": self.day,
                "pay": self.pay,
                "hours": self.hours,
                "contract": self.contract,
            },
        )
        self.employer.setFocus()

    def save(self) -> None:
        """Check and keep the job."""
        problems: list[Problem] = []
        if not self.employer.text().strip():
            words = self.tr("Enter the employer. Write “Not known” if nobody could say.")
            problems.append(Problem("employer", words))
        day = self._day(problems)
        pay = self._pay(problems)
        hours = self._hours(problems)
        contract = self.contract.value()
        if problems or not isinstance(contract, Contract):
            self.form.show_problems(problems)
            return
        self.begin_saving()
        self._work.record_job(
            self._resident_id,
            JobDetails(self.employer.text(), self.role.text(), day, pay, hours, contract),
            Reply.of_form(self),
        )

    def _day(self, problems: list[Problem]) -> date | None:
        try:
            return self.day.value(self._work.today())
        except ValueError:
            words = self.tr("Enter the date they started. For example, 14 11 2026.")
            problems.append(Problem("day", words))
            return None

    def _pay(self, problems: list[Problem]) -> int | None:
        if not self.pay.text().strip():
            return None
        try:
            return parse_pence(self.pay.text())
        except ValueError:
            words = self.tr("Enter the pay in pounds and pence. For example, 12.60.")
            problems.append(Problem("pay", words))
            return None

    def _hours(self, problems: list[Problem]) -> Decimal | None:
        if not self.hours.text().strip():
            return None
        try:
            hours = Decimal(self.hours.text().strip())
        except InvalidOperation:
            hours = Decimal("NaN")
        if not hours.is_finite():
            words = self.tr("Enter the hours as a number. For example, 37.5.")
            problems.append(Problem("hours", words))
            return None
        return hours
