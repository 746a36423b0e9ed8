"""The section Details: everything known of a resident, in groups that a keyboard walks through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from anchordesk.domain.equality import questions_asked
from anchordesk.services.people_records import Merge
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of, shed_layout
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.resident.facts import Fact, groups_of
from anchordesk.ui.words import moment, translate

LABEL_WIDTH = 190


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
    """Emits what is asked for; decides nothing."""

    edit_asked = Signal()
    history_asked = Signal()
    equality_asked = Signal()
    earlier_answers_asked = Signal()
    audit_asked = Signal()
    merge_asked = Signal()
    undo_merge_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self.edit = Button(self.tr("Edit details"), icon_name="pencil")
        self.edit.clicked.connect(self.edit_asked)
        self._edited = Words("", LabelLook.SMALL)
        self.earlier = Button(self.tr("See earlier details"), look=ButtonLook.LINK)
        self.earlier.clicked.connect(self.history_asked)
        audit = Button(self.tr("See who did what"), look=ButtonLook.LINK)
        audit.clicked.connect(self.audit_asked)
        top = row_of(self.edit, self._edited, self.earlier, audit, spacing=SPACE_3)
        top.setStretch(1, 1)
        column.addLayout(top)
        self._more = QVBoxLayout()
        self._more.setSpacing(SPACE_2)
        column.addLayout(self._more)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE_2)
        column.addLayout(self._cards)
        column.addWidget(self._equality_card())
        column.addWidget(self._merge_card())
        column.addStretch(1)

    def add_card(self, card: Card) -> None:
        """Put a card that reads by itself above the others."""
        self._more.addWidget(card)

    def show_record(self, record: ResidentRecord, today: date, worker: str) -> None:
        """Show what is known, and when it was last changed."""
        clear_layout(self._cards)
        resident = record.resident
        for heading, facts in groups_of(resident, today):
            self._cards.addWidget(FactsCard(heading, facts))
        asked, questions = questions_asked(resident.equality)
        words = self.tr("{asked} of {questions} questions asked. The answers are not shown here.")
        self._asked.setText(words.format(asked=asked, questions=questions))
        self._show_merges(record.merges, today)
        edited = record.edited
        self.earlier.setVisible(edited is not None)
        self._edited.clear()
        if edited is not None:
            who = translate("words", "You") if edited.worker == worker else edited.worker
            when = moment(edited.changed_at, today)
            self._edited.setText(self.tr("Edited {when} · {who}").format(when=when, who=who))

    def shed(self) -> None:
        """Take the groups down now; `show_record` makes them anew."""
        shed_layout(self._cards)

    def _equality_card(self) -> Card:
        card = Card(self.tr("Equality monitoring"))
        self._asked = Words("", LabelLook.MUTED)
        card.body.addWidget(self._asked)
        open_form = Button(self.tr("Open equality monitoring"))
        open_form.clicked.connect(self.equality_asked)
        earlier = Button(self.tr("See earlier answers"), look=ButtonLook.LINK)
        earlier.clicked.connect(self.earlier_answers_asked)
        row = row_of(open_form, earlier, spacing=SPACE_3)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _merge_card(self) -> Card:
        card = Card(self.tr("Another record of this person"))
        self._merges = QVBoxLayout()
        card.body.addLayout(self._merges)
        merge = Button(self.tr("Merge two records"))
        merge.clicked.connect(self.merge_asked)
        card.body.addWidget(merge, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_merges(self, merges: Sequence[Merge], today: date) -> None:
        clear_layout(self._merges)
        for merge in merges:
            when = moment(merge.merged_at, today)
            words = self.tr("{reference} was merged into this record, {when}.")
            undo = Button(self.tr("Undo this merge"), look=ButtonLook.LINK)
            name = self.tr("Undo the merge of {reference}")
            undo.setAccessibleName(name.format(reference=merge.gone_reference))
            undo.clicked.connect(lambda _=False, merge=merge: self.undo_merge_asked.emit(merge))
            row = QWidget()
            row.setLayout(
                row_of(Words(words.format(reference=merge.gone_reference, when=when)), undo)
            )
            self._merges.addWidget(row)
