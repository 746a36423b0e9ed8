"""The section Details: everything known of a resident, in groups that a keyboard walks through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from anchordesk.domain.categories import Qualification
from anchordesk.domain.dates import long_date
from anchordesk.domain.resident import Resident
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.words import translate, translated

LABEL_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Fact:
    """What a thing is called, and what is known of it; empty if nothing is."""

    label: str
    value: str


class FactsCard(Card):
    """A group of facts; focusable, so that a screen reader can go from one to the next."""

    def __init__(self, heading: str, facts: Sequence[Fact]) -> None:
        super().__init__(heading)
        self.setProperty("look", "event")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        unknown = translate("words", "not known")
        spoken = "; ".join(f"{fact.label}: {fact.value or unknown}" for fact in facts)
        self.setAccessibleName(f"{heading}. {spoken}")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, current_theme().px(LABEL_WIDTH))
        for row, fact in enumerate(facts):
            label = Words(fact.label, LabelLook.MUTED, wraps=False)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            look = LabelLook.BODY if fact.value else LabelLook.MUTED
            grid.addWidget(Words(fact.value or unknown, look), row, 1)
        self.body.addLayout(grid)


class DetailsSection(QWidget):
    """Emits `edit_asked()`; decides nothing."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE_2)
        column.addLayout(self._cards)
        edit = Button(self.tr("Edit details"), icon_name="pencil")
        edit.clicked.connect(self.edit_asked)
        column.addWidget(edit, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_record(self, record: ResidentRecord, today: date) -> None:
        """Show what is known."""
        clear_layout(self._cards)
        resident = record.resident
        for heading, facts in (
            (self.tr("Person"), self._person(resident, today)),
            (self.tr("Getting in touch"), self._contact(resident)),
            (self.tr("Home"), self._home(resident)),
            (self.tr("Work and learning"), self._work(resident)),
        ):
            self._cards.addWidget(FactsCard(heading, facts))

    def _person(self, resident: Resident, today: date) -> list[Fact]:
        name = f"{resident.given_name} {resident.family_name}".strip()
        age = resident.age_on(today)
        born = ""
        if resident.date_of_birth is not None:
            words = self.tr("{day}, age {age}")
            born = words.format(day=long_date(resident.date_of_birth), age=age)
        elif age is not None:
            born = self.tr("Age {age}").format(age=age)
        return [
            Fact(self.tr("Name"), name),
            Fact(self.tr("Preferred name"), resident.preferred_name),
            Fact(self.tr("Pronouns"), resident.pronouns),
            Fact(self.tr("Date of birth"), born),
            Fact(self.tr("Registered"), long_date(resident.registered_on)),
        ]

    def _contact(self, resident: Resident) -> list[Fact]:
        return [
            Fact(self.tr("Phone"), resident.phone),
            Fact(self.tr("Email"), resident.email),
            Fact(self.tr("How to get in touch"), resident.contact_preference),
        ]

    def _home(self, resident: Resident) -> list[Fact]:
        return [
            Fact(self.tr("Postcode"), resident.postcode),
            Fact(self.tr("Ward"), resident.ward),
            Fact(self.tr("Landlord"), resident.landlord),
        ]

    def _work(self, resident: Resident) -> list[Fact]:
        held = resident.qualification
        known = held is not Qualification.NOT_KNOWN
        qualification = translated(held.title_text) if known else ""
        return [
            Fact(self.tr("Industry left or at risk"), resident.sector_left),
            Fact(self.tr("Highest qualification"), qualification),
        ]
