"""Types in a vacancy of an employer, or changes one that was typed in on this desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.amounts import pounds
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.offer_quality import pay_of
from anchordesk.domain.opportunity import (
    MOST_PLACES,
    Opportunity,
    OpportunityKind,
    Requirement,
    Shift,
)
from anchordesk.domain.outcome import Contract, NhsBand, PayPlace
from anchordesk.domain.text import tidy_line
from anchordesk.services import own_vacancies
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import Choice, DateField, LongText, Tick
from anchordesk.ui.kit.form import LabelledField, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.plain_dialog import WIDEST
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.opportunities.tick_group import add_ticks, ticked
from anchordesk.ui.resident.job_fields import (
    PayAndHours,
    band_choice,
    contract_choice,
    hours_typed,
    hours_words,
)
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate, translated

WIDTH, CRITERIA_SHOWN = 820, 3
NEW_VACANCY = DraftKey("vacancy")


class VacancyDialog(FormDialog):
    """What the employer does not say stays empty: it is asked about, never assumed."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, vacancy: Opportunity | None = None
    ) -> None:
        title = (
            translate("dialogs", "Type in a vacancy")
            if vacancy is None
            else translate("dialogs", "Change vacancy")
        )
        super().__init__(parent, title, translate("dialogs", "Save vacancy"))
        self._context, self._before = context, vacancy
        self._today = context.workspace.clock.today()
        self.setMinimumWidth(min(current_theme().px(WIDTH), WIDEST))
        self._add_job(vacancy)
        self._add_terms(vacancy)
        self._add_conditions(vacancy)
        fields: dict[str, DraftField] = {
            **self.lines,
            "pay": self._paid.pay,
            "hours": self._paid.hours,
            "closes": self.closes,
            "starts": self.starts,
            "family": self.family,
            "band": self.band,
            "contract": self.contract,
            "pay_place": self.pay_place,
            "essential": self.essential,
            "interview": self.interview,
            **{each.value: tick for each, tick in self.shifts.items()},
            **{each.value: tick for each, tick in self.must.items()},
        }
        key = NEW_VACANCY if vacancy is None else DraftKey(f"vacancy {vacancy.id}")
        self.keep_draft_of(context.drafts, key, fields)
        self._show_band()
        self.lines["employer"].setFocus()

    def save(self) -> None:
        """Check and keep the vacancy."""
        problems: list[Problem] = []
        vacancy = self._read(problems)
        if vacancy is None or problems:
            self.form.show_problems(problems)
            return
        workspace, draft = self._context.workspace, self.draft_key
        self.begin_saving()

        def keep() -> own_vacancies.VacancyChange:
            done = own_vacancies.save(workspace, vacancy, draft=draft)
            self.draft_is_saved()
            return done

        self._context.tasks.run(
            Lane.RECORDS, keep, receiver=self, done=self.saved, failed=self.not_saved
        )

    def _labelled(self, name: str, label: str, text: str, hint: str = "") -> LabelledField:
        self.lines[name] = QLineEdit(text)
        return self.form.labelled(name, label, self.lines[name], hint)

    def _add_job(self, job: Opportunity | None) -> None:
        self.lines: dict[str, QLineEdit] = {}
        self.closes = DateField(None if job is None else job.closes_on)
        self.starts = DateField(None if job is None else job.starts_on)
        self.family = Choice()
        for family in JobFamily:
            self.family.add_option(translated(family.title_text), family)
        self.family.choose(JobFamily.OTHER if job is None else job.family)
        line, form = self._labelled, self.form
        form.add_side_by_side(
            line("employer", self.tr("&Employer"), "" if job is None else job.employer),
            line("role", self.tr("&Role"), "" if job is None else job.role),
        )
        places = "1" if job is None else str(job.places_open)
        form.add_side_by_side(
            form.labelled("family", self.tr("&Kind of work"), self.family),
            line("places", self.tr("P&laces open"), places),
        )
        form.add_side_by_side(
            form.labelled("closes", self.tr("&Closes on, if known"), self.closes),
            form.labelled("starts", self.tr("&Starts on, if known"), self.starts),
        )
        form.add_side_by_side(
            line("place", self.tr("&Where the work is"), "" if job is None else job.place),
            line("ward", self.tr("War&d, if known"), "" if job is None else job.ward),
        )
        told = self.tr("Buses and until when they run, the walk from the stop")
        form.body.addWidget(
            line(
                "getting_there",
                self.tr("&Getting there"),
                "" if job is None else job.getting_there,
                told,
            )
        )

    def _add_terms(self, job: Opportunity | None) -> None:
        form = self.form
        least = None if job is None else job.least_hours
        self._paid = PayAndHours(form, None if job is None else job.pay_pence_per_hour, least)
        most = None if job is None else job.most_hours
        sure = None if job is None else job.guaranteed_hours
        form.add_side_by_side(
            self._labelled("most", self.tr("&Most hours a week, if more"), hours_words(most)),
            self._labelled("sure", self.tr("Hours g&uaranteed, if said"), hours_words(sure)),
        )
        self.contract = contract_choice(Contract.NOT_KNOWN if job is None else job.contract)
        self.band = band_choice(NhsBand.NONE if job is None else job.nhs_band)
        self.band.currentIndexChanged.connect(lambda _: self._show_band())
        self.pay_place = Choice()
        for place in PayPlace:
            self.pay_place.add_option(translated(place.title_text), place)
        self.pay_place.choose(PayPlace.NOT_KNOWN if job is None else job.pay_place)
        form.add_side_by_side(
            form.labelled("contract", self.tr("C&ontract"), self.contract),
            form.labelled("pay_place", self.tr("In or ou&tside London"), self.pay_place),
        )
        form.add("band", self.tr("&NHS pay band"), self.band)
        self._band_pay = Words("", LabelLook.MUTED)
        form.body.addWidget(self._band_pay)
        self.shifts = add_ticks(
            form, self.tr("When the work is done"), Shift, () if job is None else job.shifts
        )
        form.body.addWidget(
            self._labelled(
                "pattern",
                self.tr("How shi&fts go round"),
                "" if job is None else job.shift_pattern,
                self.tr("For example, two weeks of days, one of nights"),
            )
        )

    def _add_conditions(self, job: Opportunity | None) -> None:
        form = self.form
        self.must = add_ticks(
            form, self.tr("Nobody can start without"), Requirement, () if job is None else job.must
        )
        self.essential = form.add(
            "essential",
            self.tr("What else they &insist on"),
            LongText(CRITERIA_SHOWN),
            self.tr("A line each. Matching asks about each; it never takes one for met."),
        )
        self.essential.setPlainText("" if job is None else "\n".join(job.essential))
        self.interview = Tick(self.tr("An interview is guaranteed"))
        self.interview.setChecked(job is not None and job.guaranteed_interview)
        form.body.addWidget(self.interview)
        apply = "" if job is None else job.how_to_apply
        form.body.addWidget(self._labelled("apply", self.tr("How to &apply"), apply))

    def _read(self, problems: list[Problem]) -> Opportunity | None:
        text = {name: tidy_line(field.text()) for name, field in self.lines.items()}
        for name, words in (
            ("employer", self.tr("Enter the employer.")),
            ("role", self.tr("Enter the role. For example, ward housekeeper.")),
        ):
            if not text[name]:
                problems.append(Problem(name, words))
        places = text["places"]
        if not places.isdecimal() or int(places) > MOST_PLACES:
            words = self.tr("Enter how many places are open, as a whole number.")
            problems.append(Problem("places", words))
        pay, least = self._paid.typed(problems)
        most = hours_typed("most", self.lines["most"], problems)
        sure = hours_typed("sure", self.lines["sure"], problems)
        closes = self._day("closes", self.closes, problems)
        starts = self._day("starts", self.starts, problems)
        if problems:
            return None
        base = self._before or Opportunity(
            own_vacancies.new_reference(self._context.workspace),
            kind=OpportunityKind.VACANCY,
            employer="",
            role="",
            family=JobFamily.OTHER,
            places_open=1,
            published_on=self._today,
        )
        try:
            return replace(
                base,
                employer=text["employer"],
                role=text["role"],
                family=JobFamily.of(str(self.family.value())),
                places_open=int(places),
                published_on=self._today,
                closes_on=closes,
                starts_on=starts,
                pay_pence_per_hour=pay,
                nhs_band=NhsBand.of(str(self.band.value())),
                pay_place=PayPlace.of(str(self.pay_place.value())),
                least_hours=least,
                most_hours=most,
                guaranteed_hours=sure,
                shifts=ticked(self.shifts),
                shift_pattern=text["pattern"],
                contract=Contract.of(str(self.contract.value())),
                place=text["place"],
                ward=text["ward"],
                getting_there=text["getting_there"],
                must=ticked(self.must),
                helps=tuple(one for one in base.helps if not self.must[one].isChecked()),
                essential=self._criteria(),
                guaranteed_interview=self.interview.isChecked(),
                how_to_apply=text["apply"],
            )
        except RefusedError as refused:
            problems.append(Problem("", refused.what_happened))
            return None

    def _criteria(self) -> tuple[str, ...]:
        lines = map(tidy_line, self.essential.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _day(self, name: str, field: DateField, problems: list[Problem]) -> date | None:
        try:
            return field.value(self._today)
        except ValueError:
            words = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
            problems.append(Problem(name, words))
            return None

    def _show_band(self) -> None:
        """Say what an hour pays on the chosen band, as the table of the day has it."""
        band, words = NhsBand.of(str(self.band.value())), ""
        if band is not NhsBand.NONE:
            asked = Opportunity(
                *("", OpportunityKind.VACANCY, "", "", JobFamily.OTHER, 1, self._today),
                nhs_band=band,
            )
            pay = pay_of(asked, self._context.workspace.library.reference, self._today)
            words = (
                self.tr("There is no pay of this band for today in AnchorDesk's table.")
                if pay is None
                else self.tr("Begins at {pay} an hour today, in England.").format(pay=pounds(pay))
            )
        self._band_pay.setText(words)
        self._band_pay.setVisible(bool(words))
