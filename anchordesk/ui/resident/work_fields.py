"""The part of a resident's form about work: what they do and earn, and fear to lose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.amounts import pounds
from anchordesk.domain.code_list import CodeList
from anchordesk.domain.work_situation import EmploymentStatus, RedundancyRisk, WorkSituation
from anchordesk.services.library import Library
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.suggest_field import Suggest, SuggestField
from anchordesk.ui.words import parse_pence, translate, translated


class WorkFields:
    """Adds its fields to a form; `read` gives back what they hold."""

    def __init__(self, form: Form, library: Library, work: WorkSituation, sector: str) -> None:
        self._before = work
        self._occupations = library.code_lists.get("occupations")
        self._industries = library.code_lists.get("industries")
        self.status = form.add("status", translate("dialogs", "Employment stat&us"), Choice())
        for status in EmploymentStatus:
            self.status.add_option(translated(status.title_text), status)
        self.status.choose(work.status)
        hint = translate(
            "dialogs", "Type a word, such as barista, and choose a code, or write the job in words."
        )
        self._job = work.occupation, work.occupation_code
        self._industry = sector, work.industry_code
        self.occupation = SuggestField(_labels(self._occupations), _shown(*self._job))
        form.add("occupation", translate("dialogs", "&Occupation"), self.occupation, hint)
        self.sector = SuggestField(_labels(self._industries), _shown(*self._industry))
        form.add(
            "sector_left", translate("dialogs", "&Industry they leave or fear to lose"), self.sector
        )
        self.risk = Choice()
        for risk in RedundancyRisk:
            self.risk.add_option(translated(risk.title_text), risk)
        self.risk.choose(work.redundancy_risk)
        self.by = DateField(work.redundancy_by)
        form.add_side_by_side(
            form.labelled("risk", translate("dialogs", "Risk of redundanc&y"), self.risk),
            form.labelled("redundancy_by", translate("dialogs", "&Job may go by"), self.by),
        )
        hours, pay = work.hours_per_week, work.pay_pence_per_hour
        self.hours = QLineEdit("" if hours is None else f"{hours.normalize():f}")
        self.pay = QLineEdit("" if pay is None else pounds(pay))
        form.add_side_by_side(
            form.labelled("hours", translate("dialogs", "&Hours a week now"), self.hours),
            form.labelled("pay", translate("dialogs", "Pay an hour now in £"), self.pay),
        )
        self.benefits = form.add("benefits", translate("dialogs", "&Benefits"), LongText(2))
        self.benefits.setPlainText(work.benefits)

    @property
    def drafted(self) -> Mapping[str, DraftField]:
        """The fields whose text must not be lost, by name."""
        return {
            "status": self.status,
            "occupation": self.occupation,
            "sector_left": self.sector,
            "risk": self.risk,
            "redundancy_by": self.by,
            "hours": self.hours,
            "pay": self.pay,
            "benefits": self.benefits,
        }

    def read(self, today: date, problems: list[Problem]) -> tuple[WorkSituation, str]:
        """Return the situation and the industry in words; append what is wrong to `problems`."""
        occupation, occupation_code = _coded(self._occupations, self.occupation.text(), self._job)
        sector, industry_code = _coded(self._industries, self.sector.text(), self._industry)
        status = EmploymentStatus.of(str(self.status.value()))
        risk = RedundancyRisk.of(str(self.risk.value()))
        work = replace(
            self._before,
            status=status,
            occupation=occupation,
            occupation_code=occupation_code,
            industry_code=industry_code,
            redundancy_risk=risk,
            redundancy_by=self._day(today, problems),
            benefits=self.benefits.toPlainText(),
            hours_per_week=self._hours(problems),
            pay_pence_per_hour=self._pay(problems),
        )
        return work, sector

    def _day(self, today: date, problems: list[Problem]) -> date | None:
        try:
            return self.by.value(today)
        except ValueError:
            words = translate(
                "dialogs", "Enter the day by which the job may go. For example, 31 1 2027."
            )
            problems.append(Problem("redundancy_by", words))
            return None

    def _hours(self, problems: list[Problem]) -> Decimal | None:
        words = self.hours.text().strip()
        if not words:
            return None
        try:
            hours = Decimal(words)
        except InvalidOperation:
            hours = Decimal(0)
        if not hours.is_finite() or not 0 < hours <= 168:
            told = translate(
                "dialogs", "Enter the hours a week as a number up to 168. For example, 37.5."
            )
            problems.append(Problem("hours", told))
            return None
        return hours

    def _pay(self, problems: list[Problem]) -> int | None:
        if not self.pay.text().strip():
            return None
        try:
            return parse_pence(self.pay.text())
        except ValueError:
            words = translate(
                "dialogs", "Enter the pay an hour in pounds and pence. For example, 12.60."
            )
            problems.append(Problem("pay", words))
            return None


def _labels(codes: CodeList | None) -> Suggest:
    return lambda words: [] if codes is None else [e.label for e in codes.search(words)]


def _shown(words: str, code: str) -> str:
    return f"{code} {words}".strip()


def _coded(codes: CodeList | None, typed: str, before: tuple[str, str]) -> tuple[str, str]:
    """Return the words and the code that were typed.

    What was left as it stood keeps its code, also one of another edition that no list here has.
    """
    if typed == _shown(*before):
        return before
    entry = None if codes is None else codes.labelled(typed)
    return (typed, "") if entry is None else (entry.title, entry.code)
