"""The card Household: with whom the resident lives, what to heed of them, and the way to them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.household import HouseholdMember, HouseholdRole
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import households
from anchordesk.services.household_records import Housemate
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.resident.case_section import CaseSection, link, state_choice
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_field import ResidentField
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.warnings import warning_of
from anchordesk.ui.words import long_date, translate, translated

HOUSEHOLD_FORM = "household"


class HouseholdCard(CaseSection):
    """Stands beside the sections; each change can be taken back."""

    FORMS = (HOUSEHOLD_FORM,)

    def resume(self, _key: DraftKey) -> None:
        """Open the form that a draft is of."""
        self._on_add()

    def add_cards(self, record: ResidentRecord) -> None:
        """Show who lives with the resident, then who did."""
        card = Card(self.tr("Household"))
        now = [mate for mate in record.household if households.lives_with(mate, record.memberships)]
        for mate in now:
            card.body.addWidget(self._mate(mate))
        if not now:
            card.body.addWidget(Words(self.tr("Nobody else of this desk"), LabelLook.MUTED))
        for mate in record.household:
            if mate not in now:
                card.body.addWidget(self._earlier(mate, record.memberships))
        own = [member for member in record.memberships if member.lives_there]
        if now:
            row = row_of(Words(self.tr("This resident"), wraps=False))
            name = record.resident.display_name
            row.addWidget(self._role(own[-1], self.tr("What {name} is there"), name), 1)
            card.body.addLayout(row)
        add = Button(self.tr("Add somebody who lives there"), look=ButtonLook.LINK)
        add.clicked.connect(lambda _=False: self._on_add())
        card.body.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)
        if now:
            left = Button(self.tr("This resident has moved out"), look=ButtonLook.LINK)
            left.clicked.connect(lambda _=False: self._on_moved_out(own[-1]))
            card.body.addWidget(left, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)

    def _mate(self, mate: Housemate) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_3)
        name = mate.resident.name
        open_it = self._open_words(mate)
        row.addWidget(link(name, open_it, self._opens(mate)))
        moved = self.tr("Moved out: {name}").format(name=name)
        row.addWidget(link(self.tr("Moved out"), moved, lambda: self._on_moved_out(mate.member)))
        column.addWidget(buttons)
        column.addWidget(self._role(mate.member, self.tr("What {name} is there"), name))
        warning = warning_of(mate.resident)
        if warning:
            column.addWidget(Words(warning, LabelLook.OVERDUE))
        return block

    def _role(self, member: HouseholdMember, spoken: str, name: str) -> Choice:
        """Return the choice of what somebody is in the household; it is kept at once."""
        return state_choice(
            spoken.format(name=name),
            tuple(HouseholdRole),
            member.role,
            lambda chosen: self._on_role(member, chosen, name),
        )

    def _earlier(self, mate: Housemate, own: tuple[HouseholdMember, ...]) -> QWidget:
        """Somebody with whom they lived: until the first of the two moved out."""
        ends = [mate.member.until, *(m.until for m in own if _shared(m, mate))]
        ended = min((day for day in ends if day is not None), default=None)
        words = self.tr("{name}, before").format(name=mate.resident.name)
        if ended is not None:
            told = self.tr("{name}, until {day}")
            words = told.format(name=mate.resident.name, day=long_date(ended))
        return link(words, self._open_words(mate), self._opens(mate))

    def _open_words(self, mate: Housemate) -> str:
        return self.tr("Open record of {name}").format(name=mate.resident.name)

    def _opens(self, mate: Housemate) -> Callable[[], None]:
        return lambda: self.context.shell.go("resident", mate.resident.id)

    def _on_add(self) -> None:
        if self.record is not None:
            dialog = HouseholdDialog(self, self.record)
            undone = self.tr("They are not in one household any more.")
            self.open_form(dialog, self.tr("Household saved on this laptop."), undone)

    def _on_role(self, member: HouseholdMember, chosen: TitledCode, name: str) -> None:
        role = HouseholdRole.of(chosen.value)
        if role is member.role:
            return
        words = self.tr("{name}: {role}. Saved on this laptop.")
        self.change(
            lambda workspace: households.change_role(workspace, member, role),
            words.format(name=name, role=translated(role.title_text)),
            self.tr("It is as it was before."),
        )

    def _on_moved_out(self, member: HouseholdMember) -> None:
        today = self.work.today()
        self.change(
            lambda workspace: households.move_out(workspace, member, today),
            self.tr("Moved out today. Saved on this laptop."),
            self.tr("They live there as before."),
        )


class HouseholdDialog(ChangeDialog):
    """Asks who lives with the resident."""

    def __init__(self, owner: HouseholdCard, record: ResidentRecord) -> None:
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
        lives_with_others = any(member.lives_there for member in record.memberships)
        self.form.show_field("own", shown=not lives_with_others)
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey(HOUSEHOLD_FORM, record.resident.id),
            {"role": self.role, "own": self.own},
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
        if other is None:
            told = self.tr("Choose the resident who lives there.")
            self.form.show_problems([Problem("who", told)])
            return
        who, key, other_id = self._resident_id, self.draft_key, other.id
        roles = HouseholdRole.of(str(self.role.value())), HouseholdRole.of(str(self.own.value()))
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: households.live_together(workspace, who, other_id, *roles, draft=key),
            Reply.of_form(self),
        )

    def _role_choice(self, name: str, label: str) -> Choice:
        choice = self.form.add(name, label, Choice())
        for role in HouseholdRole:
            choice.add_option(translated(role.title_text), role)
        return choice


def _shared(own: HouseholdMember, mate: Housemate) -> bool:
    return own.household_id == mate.member.household_id
