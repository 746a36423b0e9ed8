"""The forms of a household: who lives there and since when, and when somebody moved out."""

from __future__ import annotations

from uuid import UUID

from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.household import HouseholdMember, HouseholdRole
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import households
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.household_card import HOUSEHOLD_FORM
from anchordesk.ui.resident.resident_field import ResidentField
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated


class HouseholdDialog(ChangeDialog):
    """Asks who lives with the resident."""

    def __init__(self, owner: CaseSection, record: ResidentRecord) -> None:
        super().__init__(
            owner,
            translate("dialogs", "Add somebody who lives there"),
            translate("dialogs", "Save household"),
        )
        self._owner, self._resident_id = owner, record.resident.id
        explained = self.tr(
            "Each keeps a record of their own. Nothing is copied from one to the other, and "
            "households are in no return."
        )
        self.form.body.addWidget(Words(explained, LabelLook.MUTED))
        self.who = ResidentField(owner.context.workspace, owner.context.tasks)
        self.form.add("who", self.tr("&Resident who lives there"), self.who)
        self.role = self._role_choice("role", self.tr("&What they are there"))
        self.own = self._role_choice("own", self.tr("What &this resident is there"))
        self.since = self.form.add(
            "since",
            self.tr("Since w&hen"),
            DateField(),
            self.tr("The day from which they live together. Empty if nobody knows."),
        )
        lives_with_others = any(member.lives_there for member in record.memberships)
        self.form.show_field("own", shown=not lives_with_others)
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey(HOUSEHOLD_FORM, record.resident.id),
            {"role": self.role, "own": self.own, "since": self.since},
        )
        self.who.chosen.connect(self.keep_choices)
        self.who.setFocus()

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Keep who lives there as well."""
        who = self.who.value()
        return (("who", "" if who is None else who.id.hex),)

    def choices_are_work(self) -> bool:
        """Tell whether somebody was chosen."""
        return self.who.value() is not None

    def restore_choices(self, draft: Draft) -> None:
        """Choose the resident again."""
        if draft.answer("who"):
            self.who.choose(ResidentId(UUID(hex=draft.answer("who"))))

    def save(self) -> None:
        """Check and keep the household, once it is known who is meant."""
        if self.who.put_off(self.save):
            return
        other = self.who.value()
        since = day_of(self.since, self._owner)
        problems = []
        if other is None:
            problems.append(Problem("who", self.tr("Choose the resident who lives there.")))
        if self.since.text().strip() and since is None:
            told = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
            problems.append(Problem("since", told))
        if problems or other is None:
            self.form.show_problems(problems)
            return
        who, key, other_id = self._resident_id, self.draft_key, other.id
        roles = HouseholdRole.of(str(self.role.value())), HouseholdRole.of(str(self.own.value()))
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: households.live_together(
                workspace, who, other_id, *roles, since=since, draft=key
            ),
            Reply.of_form(self),
        )

    def _role_choice(self, name: str, label: str) -> Choice:
        choice = self.form.add(name, label, Choice())
        for role in HouseholdRole:
            choice.add_option(translated(role.title_text), role)
        return choice


class MovedOutDialog(ChangeDialog):
    """Asks for the day on which somebody moved out."""

    def __init__(self, owner: CaseSection, member: HouseholdMember) -> None:
        super().__init__(
            owner, translate("dialogs", "Moved out"), translate("dialogs", "Save moving out")
        )
        self._owner, self._member = owner, member
        told = self.tr("That they lived there stays on record.")
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.day = self.form.add(
            "day", self.tr("&Day they moved out"), DateField(owner.work.today())
        )
        self.day.setFocus()
        self.day.selectAll()

    def save(self) -> None:
        """Check and keep the day."""
        day, member = day_of(self.day, self._owner), self._member
        if day is None:
            told = self.tr("Enter the day they moved out. For example, 14 11 2026.")
            self.form.show_problems([Problem("day", told)])
            return
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: households.move_out(workspace, member, day), Reply.of_form(self)
        )
