"""Fields of a job that several forms have: what an hour pays, hours a week, contract, NHS band."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.amounts import pounds
from anchordesk.domain.import_values import UnreadableValueError
from anchordesk.domain.outcome import Contract, NhsBand
from anchordesk.domain.written_pay import PayUnit, pence_per_hour, read_pay
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.notices import notice_of
from anchordesk.ui.words import translate, translated


def _pay_words(pence: int | None) -> str:
    """Return an amount as it is typed, “12.60”; empty where it is not known."""
    return "" if pence is None else f"{pence // 100}.{pence % 100:02d}"


def hours_words(hours: Decimal | None) -> str:
    """Return hours as they are typed, “37.5”; empty where they are not known."""
    return "" if hours is None else f"{hours.normalize():f}"


class PayAndHours:
    """Two fields side by side; what pay for a week, month or year makes an hour stands beneath."""

    def __init__(
        self, form: Form, pence_per_hour: int | None = None, hours_per_week: Decimal | None = None
    ) -> None:
        self.pay, self.hours = QLineEdit(), QLineEdit()
        form.add_side_by_side(
            form.labelled(
                "pay",
                translate("JobDialog", "&Pay in £"),
                self.pay,
                translate("JobDialog", "12.60, or 24,071 a year"),
            ),
            form.labelled(
                "hours",
                translate("JobDialog", "&Hours a week"),
                self.hours,
                translate("JobDialog", "If known"),
            ),
        )
        self.worked_out = Words("", LabelLook.MUTED)
        self.worked_out.hide()
        form.body.addWidget(self.worked_out)
        for field in (self.pay, self.hours):
            field.textChanged.connect(self._work_out)
        self.show_known(pence_per_hour, hours_per_week)

    def show_known(self, pence_per_hour: int | None, hours_per_week: Decimal | None) -> None:
        """Show what is recorded."""
        self.pay.setText(_pay_words(pence_per_hour))
        self.hours.setText(hours_words(hours_per_week))

    def typed(self, problems: list[Problem]) -> tuple[int | None, Decimal | None]:
        """Return the pence an hour and the hours a week; what is wrong is added to the problems."""
        hours = hours_typed("hours", self.hours, problems)
        try:
            return _pence(self.pay.text(), hours), hours
        except UnreadableValueError as error:
            problems.append(Problem("pay", notice_of(error).words))
            return None, hours

    def _work_out(self) -> None:
        words = ""
        try:
            written = read_pay(self.pay.text())
            pence = _pence(self.pay.text(), hours_typed("hours", self.hours, []))
        except UnreadableValueError:
            # Half typed; what is wrong is told when the form is saved.
            written = pence = None
        if written is not None and pence is not None and written.unit not in {None, PayUnit.HOUR}:
            words = translate("JobDialog", "That is {pay} an hour.").format(pay=pounds(pence))
        self.worked_out.setText(words)
        self.worked_out.setVisible(bool(words))


def hours_typed(name: str, field: QLineEdit, problems: list[Problem]) -> Decimal | None:
    """Return the hours that were typed; what is no number is added to the problems of `name`."""
    if not field.text().strip():
        return None
    try:
        hours = Decimal(field.text().strip())
    except InvalidOperation:
        hours = Decimal("NaN")
    if not hours.is_finite():
        words = translate("JobDialog", "Enter the hours as a number. For example, 37.5.")
        problems.append(Problem(name, words))
        return None
    return hours


def contract_choice(chosen: Contract) -> Choice:
    """Return a choice of contracts."""
    choice = Choice()
    for contract in Contract:
        choice.add_option(translated(contract.title_text), contract)
    choice.choose(chosen)
    return choice


def band_choice(chosen: NhsBand) -> Choice:
    """Return a choice of NHS bands."""
    choice = Choice()
    for band in NhsBand:
        choice.add_option(translated(band.title_text), band)
    choice.choose(chosen)
    return choice


def _pence(pay: str, hours: Decimal | None) -> int | None:
    written = read_pay(pay)
    return None if written is None else pence_per_hour(written, None, hours)
