"""Contacts, moves and jobs, newest first, as cards that a keyboard can walk through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.record import TimelineItem
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, IconLabel, LabelLook, Words, clear_layout
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_3
from anchordesk.ui.words import day_or_unknown, moment, pounds, translate, translated

PAGE_OF_ITEMS = 30
ICONS = {
    ContactKind.PHONE: "phone",
    ContactKind.MEETING: "handshake",
    ContactKind.TEXT: "message-square",
    ContactKind.EMAIL: "mail",
    ContactKind.OTHER: "users",
}


class Timeline(QWidget):
    """Shows the newest thirty items, and the rest on asking: a widget each costs time."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Timeline, newest first"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_2)
        self._items: tuple[TimelineItem, ...] = ()
        self._today = date.min
        self._worker = ""

    def show_items(self, items: Sequence[TimelineItem], today: date, worker: str) -> None:
        """Show the items of a record."""
        self._items = tuple(items)
        self._today = today
        self._worker = worker
        self._show(PAGE_OF_ITEMS)

    def _show(self, most: int) -> None:
        clear_layout(self.column)
        for item in self._items[:most]:
            self.column.addWidget(TimelineCard(item, self._today, self._worker))
        if not self._items:
            card = Card()
            card.body.addWidget(Words(self.tr("Nothing recorded yet"), LabelLook.HEADING))
            card.body.addWidget(Words(self.tr("Add a note after the first contact.")))
            self.column.addWidget(card)
        left = len(self._items) - most
        if left > 0:
            words = self.tr("Show {count} older").format(count=min(left, PAGE_OF_ITEMS))
            more = Button(words, icon_name="chevron-down")
            more.clicked.connect(lambda: self._show(most + PAGE_OF_ITEMS))
            self.column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)


class TimelineCard(Card):
    """One event; focusable, so that a screen reader can go from one to the next."""

    def __init__(self, item: TimelineItem, today: date, worker: str) -> None:
        super().__init__()
        self.setProperty("look", "event")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icon_name, title, text = describe(item)
        when = moment(item.at, today) if item.at is not None else day_or_unknown(item.on)
        who = translate("words", "You") if item.worker == worker else item.worker
        aside = f"{when}  ·  {who}"
        self.setAccessibleName(f"{title}, {when}, {who}. {text}")
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(IconLabel(icon_name, size=20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE_1)
        top = QHBoxLayout()
        top.addWidget(Words(title, LabelLook.HEADING), 1)
        top.addWidget(Words(aside, LabelLook.SMALL, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        if text:
            column.addWidget(Words(text))
        row.addLayout(column, 1)
        self.body.addLayout(row)


def describe(item: TimelineItem) -> tuple[str, str, str]:
    """Return the icon, the title and the text of an event."""
    if item.contact is not None:
        contact = item.contact
        return ICONS[contact.kind], translated(contact.kind.title_text), contact.note
    if item.move is not None and item.left:
        return "flag", item.to_title, item.move.reason
    if item.move is not None:
        title = (
            translate("words", "Joined: {stage}")
            if item.move.from_stage is None
            else translate("words", "Moved to {stage}")
        )
        return "flag", title.format(stage=item.to_title), item.move.reason
    if item.job is not None:
        title = translate("words", "Started a job: {role}").format(
            role=item.job.role or translate("words", "role not known")
        )
        return "briefcase", title, job_words(item.job)
    raise ValueError("an event is a contact, a move or a job")


def job_words(job: JobOutcome) -> str:
    """Return a job in one line; what is not known says so."""
    unknown = translate("words", "not known")
    pay = unknown if job.pay_pence_per_hour is None else pounds(job.pay_pence_per_hour)
    hours = unknown if job.hours_per_week is None else f"{job.hours_per_week.normalize():f}"
    return translate(
        "words", "{employer}. {contract}. Pay an hour: {pay}. Hours a week: {hours}."
    ).format(employer=job.employer, contract=job.contract.title_text, pay=pay, hours=hours)
