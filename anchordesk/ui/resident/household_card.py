"""The card Household: with whom the resident lives, what to heed of them, and the way to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.address_warning import AddressWarning
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.household import HouseholdMember, HouseholdRole
from anchordesk.services import address_warnings, households
from anchordesk.services.household_records import Housemate
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.resident.case_section import CaseSection, link, state_choice
from anchordesk.ui.warnings import address_words, warning_of
from anchordesk.ui.words import long_date, translated

HOUSEHOLD_FORM, ADDRESS_FORM = "household", "address_warning"


class HouseholdCard(CaseSection):
    """Stands beside the sections; each change can be taken back."""

    FORMS = (HOUSEHOLD_FORM, ADDRESS_FORM)

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        if key.kind == ADDRESS_FORM:
            self._on_warn()
        else:
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
        self._add_address(record)

    def _add_address(self, record: ResidentRecord) -> None:
        """Show what is to be heeded at the address, whoever of those there it was said of."""
        card = Card(self.tr("This address"))
        today = self.work.today()
        for warning in record.at_address:
            said = address_words(warning)
            card.body.addWidget(Words(said, LabelLook.OVERDUE))
            if warning.is_to_be_reviewed(today) and warning.review_on is not None:
                words = self.tr("To be reviewed since {day}: does it still hold?")
                told = words.format(day=long_date(warning.review_on))
                card.body.addWidget(Words(told, LabelLook.DUE_TODAY))
            spoken = self.tr("No longer so: {warning}").format(warning=said)
            ends = link(self.tr("No longer so"), spoken, partial(self._on_ended, warning))
            card.body.addWidget(ends, alignment=Qt.AlignmentFlag.AlignLeft)
        if not record.at_address:
            card.body.addWidget(Words(self.tr("Nothing to heed is known"), LabelLook.MUTED))
        warn = Button(self.tr("Warn of this address"), look=ButtonLook.LINK)
        warn.clicked.connect(lambda _=False: self._on_warn())
        card.body.addWidget(warn, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)

    def _on_warn(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.address_dialog import AddressDialog  # noqa: PLC0415

            dialog = AddressDialog(self, self.record.resident.id)
            undone = self.tr("The warning is taken out again.")
            self.open_form(dialog, self.tr("Warning saved for this address."), undone)

    def _on_ended(self, warning: AddressWarning) -> None:
        self.change(
            lambda workspace: address_warnings.end(workspace, warning),
            self.tr("The warning does not hold any more."),
            self.tr("The warning holds as before."),
        )

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
            from anchordesk.ui.resident.household_dialogs import HouseholdDialog  # noqa: PLC0415

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
        from anchordesk.ui.resident.household_dialogs import MovedOutDialog  # noqa: PLC0415

        dialog = MovedOutDialog(self, member)
        undone = self.tr("They live there as before.")
        self.open_form(dialog, self.tr("Moved out. Saved on this laptop."), undone)


def _shared(own: HouseholdMember, mate: Housemate) -> bool:
    return own.household_id == mate.member.household_id
