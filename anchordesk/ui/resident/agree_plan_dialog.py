"""The form on which resident and worker put their names to the plan."""

from __future__ import annotations

from datetime import date, timedelta

from anchordesk.domain.agreed_plan import planned_now
from anchordesk.domain.draft import DraftKey
from anchordesk.services import plans
from anchordesk.services.plans import Signed
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import DateField, Tick
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import count, long_date, translate

REVIEW_AFTER_DAYS = 42


class AgreePlanDialog(ChangeDialog):
    """Records that the plan was agreed, by whom and when, and when it is looked at again."""

    def __init__(self, owner: CaseSection, record: ResidentRecord) -> None:
        super().__init__(
            owner, translate("dialogs", "Agree plan"), translate("dialogs", "Save agreement")
        )
        self._owner, self._resident_id = owner, record.resident.id
        today = owner.work.today()
        self.form.body.insertWidget(0, Words(self._what(record), LabelLook.MUTED))
        self.agreed = self.form.add(
            "agreed", self.tr("The resident &agrees to the plan"), Tick(self.tr("Yes"))
        )
        self.name = self.form.add_line("name", self.tr("Resident's &name, in place of a signature"))
        self.name_on = self.form.add("name_on", self.tr("&Day they signed"), DateField(today))
        self.worker = self.form.add_line("worker", self.tr("&Your name, in place of a signature"))
        self.worker_on = self.form.add("worker_on", self.tr("Day you s&igned"), DateField(today))
        review = today + timedelta(days=self._days_between(record))
        self.review = self.form.add("review", self.tr("&Look at it again on"), DateField(review))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey("agree_plan", record.resident.id),
            {
                "agreed": self.agreed,
                "name": self.name,
                "name_on": self.name_on,
                "worker": self.worker,
                "worker_on": self.worker_on,
                "review": self.review,
            },
        )
        self.agreed.setFocus()

    def save(self) -> None:
        """Check and keep the agreement."""
        name, worker = self.name.text().strip(), self.worker.text().strip()
        days = {
            "name_on": day_of(self.name_on, self._owner),
            "worker_on": day_of(self.worker_on, self._owner),
            "review": day_of(self.review, self._owner),
        }
        problems = self._problems(name, worker, days)
        review = days["review"]
        if problems or review is None:
            self.form.show_problems(problems)
            return
        who, key = self._resident_id, self.draft_key
        signed = Signed(worker, days["name_on"], days["worker_on"])
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: plans.agree_plan(workspace, who, review, name, signed, draft=key),
            Reply.of_form(self),
        )

    def _problems(self, name: str, worker: str, days: dict[str, date | None]) -> list[Problem]:
        problems = []
        agrees = self.agreed.isChecked()
        if agrees and not name:
            problems.append(Problem("name", self.tr("Type the name of the resident who agrees.")))
        if name and not agrees:
            problems.append(Problem("agreed", self.tr("Tick that the resident agrees.")))
        if agrees and not worker:
            problems.append(Problem("worker", self.tr("Type your name: you agree to it as well.")))
        told = {
            "name_on": self.tr("Enter the day they signed. For example, 14 11 2026."),
            "worker_on": self.tr("Enter the day you signed. For example, 14 11 2026."),
            "review": self.tr("Enter the day of the review. For example, 14 12 2026."),
        }
        problems += [Problem(field, told[field]) for field, day in days.items() if day is None]
        return problems

    def _what(self, record: ResidentRecord) -> str:
        goals = planned_now(record.case.goals, record.actions)
        named = count(sum(bool(goal.words) for goal in goals), "goal", "goals")
        steps = count(sum(len(goal.steps) for goal in goals), "action", "actions")
        words = self.tr(
            "The plan is kept as it stands now, with {goals} and {actions}. What changes later "
            "does not change it."
        ).format(goals=named, actions=steps)
        if not record.case.agreed:
            return words
        before = self.tr("The plan of {day} stays as it was.")
        return f"{words} {before.format(day=long_date(record.case.agreed[0].agreed_on))}"

    @staticmethod
    def _days_between(record: ResidentRecord) -> int:
        """As long as the last plan ran before it was to be looked at."""
        if not record.case.agreed:
            return REVIEW_AFTER_DAYS
        last = record.case.agreed[0]
        return (last.review_on - last.agreed_on).days
