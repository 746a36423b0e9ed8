"""What a resident wishes for in a job, and what they have of what employers ask for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services import opportunities
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.opportunities.tick_group import add_ticks, ticked
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import parse_pence, translated

HELD, LACKED = "yes", "no"


class WishesDialog(FormDialog):
    """Everything may stay open: what nobody asked is asked about, never assumed."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        resident_id: ResidentId,
        wishes: WorkWishes,
    ) -> None:
        super().__init__(parent, self.tr("What they wish for"), self.tr("Save wishes"))
        self._context, self._resident_id = context, resident_id
        self.families = add_ticks(self.form, self.tr("Kinds of work"), JobFamily, wishes.families)
        self.shifts = add_ticks(self.form, self.tr("When they can work"), Shift, wishes.shifts)
        pay = "" if wishes.least_pay_pence is None else pounds(wishes.least_pay_pence)
        self.lines = {
            "least_hours": QLineEdit(_hours(wishes.least_hours)),
            "most_hours": QLineEdit(_hours(wishes.most_hours)),
            "miles": QLineEdit(str(wishes.most_miles or "")),
            "pay": QLineEdit(pay),
        }
        self._pair(
            ("least_hours", self.tr("&Least hours a week")),
            ("most_hours", self.tr("&Most hours a week")),
        )
        self._pair(
            ("miles", self.tr("M&iles they can travel")), ("pay", self.tr("Least &pay an hour"))
        )
        self.form.body.addWidget(Words(self.tr("What they have"), LabelLook.HEADING))
        self.held = {each: _held_choice(self, each, wishes) for each in Requirement}
        self._lay_out_held()
        fields: dict[str, DraftField] = {**self.lines}
        fields.update({each.value: tick for each, tick in self.families.items()})
        fields.update({each.value: tick for each, tick in self.shifts.items()})
        fields.update({each.value: choice for each, choice in self.held.items()})
        self.keep_draft_of(context.drafts, DraftKey("wishes", resident_id), fields)
        next(iter(self.families.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Check and keep the wishes."""
        problems: list[Problem] = []
        least = self._read("least_hours", self.tr("Enter hours, such as 22.5."), problems)
        most = self._read("most_hours", self.tr("Enter hours, such as 37.5."), problems)
        miles = self._read("miles", self.tr("Enter whole miles, such as 4."), problems, whole=True)
        pay = self._read_pay(problems)
        if not problems:
            try:
                wishes = WorkWishes(
                    families=ticked(self.families),
                    least_hours=least,
                    most_hours=most,
                    shifts=ticked(self.shifts),
                    most_miles=None if miles is None else int(miles),
                    least_pay_pence=pay,
                    has=self._answered(HELD),
                    lacks=self._answered(LACKED),
                )
            except RefusedError as refused:
                problems.append(Problem("", refused.what_happened))
        if problems:
            self.form.show_problems(problems)
            return
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: self._keep(wishes),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )

    def _keep(self, wishes: WorkWishes) -> None:
        workspace, draft = self._context.workspace, self.draft_key
        opportunities.save_wishes(workspace, self._resident_id, wishes, draft=draft)
        self.draft_is_saved()

    def _pair(self, *named: tuple[str, str]) -> None:
        fields = [self.form.labelled(name, label, self.lines[name]) for name, label in named]
        self.form.add_side_by_side(*fields)

    def _lay_out_held(self) -> None:
        labelled = [
            self.form.labelled(each.value, translated(each.title_text), choice)
            for each, choice in self.held.items()
        ]
        for at in range(0, len(labelled), 2):
            self.form.add_side_by_side(*labelled[at : at + 2])

    def _read(
        self, name: str, words: str, problems: list[Problem], *, whole: bool = False
    ) -> Decimal | None:
        text = self.lines[name].text().strip()
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number <= 0 or (whole and number != number.to_integral()):
            problems.append(Problem(name, words))
            return None
        return number

    def _read_pay(self, problems: list[Problem]) -> int | None:
        text = self.lines["pay"].text().strip()
        if not text:
            return None
        try:
            return parse_pence(text)
        except ValueError:
            problems.append(Problem("pay", self.tr("Enter pay in pounds, such as 12.60.")))
            return None

    def _answered(self, answer: str) -> tuple[Requirement, ...]:
        return tuple(each for each, choice in self.held.items() if choice.value() == answer)


def _held_choice(dialog: WishesDialog, requirement: Requirement, wishes: WorkWishes) -> Choice:
    choice = Choice()
    choice.add_option(dialog.tr("Not asked"), "")
    choice.add_option(dialog.tr("Yes"), HELD)
    choice.add_option(dialog.tr("No"), LACKED)
    if requirement in wishes.has:
        choice.choose(HELD)
    elif requirement in wishes.lacks:
        choice.choose(LACKED)
    return choice


def _hours(hours: Decimal | None) -> str:
    return "" if hours is None else plain_number(hours)
