"""The card at the head of a plan: who agreed to it and when, what changed since, earlier plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from anchordesk.domain.agreed_plan import AgreedPlan, planned_now
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.resident.case_section import link
from anchordesk.ui.resident.timeline_words import agreed_words
from anchordesk.ui.words import long_date, translate

Deed = tuple[str, str, Callable[[], None]]
MOST_SHOWN = 5


def agreement_card(
    record: ResidentRecord, deeds: Sequence[Deed], read: Callable[[AgreedPlan], None]
) -> Card:
    """Return the card; `deeds` are its buttons, and `read` opens a plan as it was agreed."""
    card = Card(translate("record", "Plan"))
    told = _standing(record)
    card.body.addWidget(Words(told, LabelLook.BODY if record.case.plan else LabelLook.MUTED))
    changed = _changed_since(record)
    if changed:
        card.body.addWidget(Words(changed, LabelLook.DUE_TODAY))
    buttons = QWidget()
    row = FlowLayout(buttons, SPACE_3)
    for words, icon, act in deeds:
        button = Button(words, icon_name=icon)
        button.clicked.connect(lambda _=False, act=act: act())
        row.addWidget(button)
    card.body.addWidget(buttons)
    _add_agreed(card, record.case.agreed, read)
    return card


def _standing(record: ResidentRecord) -> str:
    plan = record.case.plan
    if plan is None:
        return translate("record", "No plan has been agreed yet.")
    agreed = translate("record", "Agreed on {day} with {name}.")
    if not plan.agreed_by:
        agreed = translate("record", "Written on {day}; the resident has not agreed to it yet.")
    words = agreed.format(day=long_date(plan.agreed_on), name=plan.agreed_by)
    review = translate("record", "It is looked at again on {day}.")
    return f"{words} {review.format(day=long_date(plan.review_on))}"


def _changed_since(record: ResidentRecord) -> str:
    """Return what stands in the plan that was not agreed; empty for nothing."""
    if not record.case.agreed:
        return ""
    newest = record.case.agreed[0]
    new = newest.not_in_it(planned_now(record.case.goals, record.actions))
    if not new:
        return ""
    more = translate("record", " and {number} more").format(number=len(new) - MOST_SHOWN)
    words = translate("record", "New or changed since it was agreed: {what}.")
    listed = "; ".join(new[:MOST_SHOWN])
    return words.format(what=listed + (more if len(new) > MOST_SHOWN else ""))


def _add_agreed(
    card: Card, agreed: Sequence[AgreedPlan], read: Callable[[AgreedPlan], None]
) -> None:
    if agreed:
        heading = translate("record", "Plans as they were agreed")
        card.body.addWidget(Words(heading, LabelLook.HEADING))
    for plan in agreed[:MOST_SHOWN]:
        card.body.addWidget(_agreed_line(plan, read))
    if len(agreed) > MOST_SHOWN:
        told = translate("record", "Earlier ones can be chosen under “Print plan”.")
        card.body.addWidget(Words(told, LabelLook.MUTED))


def _agreed_line(plan: AgreedPlan, read: Callable[[AgreedPlan], None]) -> QWidget:
    spoken = translate("record", "Read or print the plan of {day}")
    spoken = spoken.format(day=long_date(plan.agreed_on))
    line = QWidget()
    words = translate("record", "Read or print")
    layout = row_of(Words(agreed_words(plan)), link(words, spoken, lambda: read(plan)))
    layout.setStretch(0, 1)
    line.setLayout(layout)
    return line
