"""Fields of a job that several forms have: what an hour pays, hours a week, contract, NHS band."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.outcome import Contract, NhsBand
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.words import parse_pence, translate, translated


def pay_words(pence: int | None) -> str:
    """Return an amount as it is typed, “12.60”; empty where it is not known."""
    return "" if pence is None else f"{pence // 100}.{pence % 100:02d}"


def hours_words(hours: Decimal | None) -> str:
    """Return hours as they are typed, “37.5”; empty where they are not known."""
    return "" if hours is None else f"{hours.normalize():f}"


def pay_typed(field: QLineEdit, problems: list[Problem]) -> int | None:
    """Return the pence that were typed; what is no amount is added to the problems of “pay”."""
    if not field.text().strip():
        return None
    try:
        return parse_pence(field.text())
    except ValueError:
        words = translate("JobDialog", "Enter the pay in pounds and pence. For example, 12.60.")
        problems.append(Problem("pay", words))
        return None


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
