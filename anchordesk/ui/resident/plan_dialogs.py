"""The forms of the plan: a goal, an action, and another day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from anchordesk.domain.casework import Action
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ActionId, GoalId
from anchordesk.services import plans
from anchordesk.services.casework import NextAction
from anchordesk.services.record import ResidentRecord
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import short_date, translate


class GoalDialog(ChangeDialog):
    """Writes down what the resident wants to reach."""

    def __init__(self, owner: CaseSection, record: ResidentRecord) -> None:
        super().__init__(owner, translate("dialogs", "Add goal"), translate("dialogs", "Save goal"))
        self._owner, self._resident_id = owner, record.resident.id
        self.words = self.form.add(
            "words", self.tr("&Goal"), LongText(3), self.tr("In the resident's own words")
        )
        key = DraftKey("goal", record.resident.id)
        self.keep_draft_of(owner.context.drafts, key, {"words": self.words})
        self.words.setFocus()

    def save(self) -> None:
        """Check and keep the goal."""
        words, who, key = self.words.toPlainText(), self._resident_id, self.draft_key
        if not words.strip():
            told = self.tr("Write what the resident wants to reach.")
            self.form.show_problems([Problem("words", told)])
            return
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: plans.add_goal(workspace, who, words, draft=key),
            Reply.of_form(self),
        )


class PlanActionDialog(ChangeDialog):
    """Adds an action to the plan, or changes one: what, by when, who does it, for which goal."""

    def __init__(
        self, owner: CaseSection, record: ResidentRecord, action: Action | None = None
    ) -> None:
        title = (
            translate("dialogs", "Add action")
            if action is None
            else translate("dialogs", "Change action")
        )
        super().__init__(owner, title, translate("dialogs", "Save action"))
        self._owner, self._resident_id, self._action = owner, record.resident.id, action
        self.words = self.form.add_line("words", self.tr("&What is to be done"))
        self.day = self.form.add(
            "day", self.tr("&By when"), DateField(), self.tr("For example, 14 12 2026")
        )
        self.who = self.form.add("who", self.tr("W&ho does it"), Choice())
        self.who.add_option(owner.context.workspace.worker, "")
        self.who.add_option(record.resident.display_name, "resident")
        self.owner = self.form.add_line(
            "owner", self.tr("Wor&ker who sees to it"), text=owner.context.workspace.worker
        )
        self.goal = self.form.add("goal", self.tr("&Goal that it serves"), Choice())
        self.goal.add_option(self.tr("No goal"), None)
        for goal in record.case.goals:
            self.goal.add_option(goal.words, goal.id)
        key = DraftKey("plan_action", record.resident.id)
        if action is not None:
            self._show(action)
            key = DraftKey.of_one("change_action", record.resident.id, action.id)
        self.keep_draft_of(
            owner.context.drafts,
            key,
            {
                "words": self.words,
                "day": self.day,
                "who": self.who,
                "owner": self.owner,
                "goal": self.goal,
            },
        )
        self.words.setFocus()

    def save(self) -> None:
        """Check and keep the action."""
        problems = []
        try:
            day = self.day.value(self._owner.work.today())
        except ValueError:
            day = None
        if not self.words.text().strip():
            problems.append(Problem("words", self.tr("Write what is to be done.")))
        if day is None:
            told = self.tr("Enter the day by which it is to be done. For example, 14 12 2026.")
            problems.append(Problem("day", told))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        goal = self.goal.value()
        wanted = NextAction(
            words=self.words.text(),
            due_on=day,
            owner=self.owner.text(),
            by_resident=self.who.value() == "resident",
            goal_id=GoalId(goal) if goal is not None else None,  # type: ignore[arg-type]
        )
        self.begin_saving()
        self._owner.work.run(lambda workspace: self._keep(workspace, wanted), Reply.of_form(self))

    def _keep(self, workspace: Workspace, wanted: NextAction) -> Change:
        if self._action is None:
            return plans.add_action(workspace, self._resident_id, wanted, draft=self.draft_key)
        return plans.amend_action(workspace, self._action.id, wanted, draft=self.draft_key)

    def _show(self, action: Action) -> None:
        self.words.setText(action.words)
        self.day.setText(short_date(action.due_on))
        self.who.choose("resident" if action.by_resident else "")
        self.owner.setText(action.owner)
        self.goal.choose(action.goal_id)


class MoveDialog(ChangeDialog):
    """Puts something on another day, by what `move` does with the day."""

    def __init__(
        self, parent: QWidget, work: ResidentWork, move: Callable[[Workspace, date], Change]
    ) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Move to another day"),
            translate("dialogs", "Save the new day"),
        )
        self._work, self._move = work, move
        tomorrow = work.today() + timedelta(days=1)
        self.day = self.form.add("day", self.tr("&New day"), DateField(tomorrow))
        self.day.setFocus()
        self.day.selectAll()

    def save(self) -> None:
        """Check and move."""
        try:
            day = self.day.value(self._work.today())
        except ValueError:
            day = None
        if day is None:
            told = self.tr("Enter the new day. For example, 14 12 2026.")
            self.form.show_problems([Problem("day", told)])
            return
        self.begin_saving()
        self._work.run(lambda workspace: self._move(workspace, day), Reply.of_form(self))


class MoveActionDialog(MoveDialog):
    """Puts an action on another day."""

    def __init__(self, parent: QWidget, work: ResidentWork, action_id: ActionId) -> None:
        super().__init__(
            parent, work, lambda workspace, day: plans.move_action(workspace, action_id, day)
        )
