"""What happened, newest first, as cards that a keyboard can walk through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from anchordesk.domain.casework import Contact, EarlierContact
from anchordesk.services.timeline import TimelineItem, TimelineKind
from anchordesk.services.timeline_headlines import headlines_of
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.labels import (
    Card,
    IconLabel,
    LabelLook,
    Words,
    clear_layout,
    row_of,
    shed_layout,
)
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_3
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.resident.reveal import Reveal, earlier_words
from anchordesk.ui.resident.timeline_choice import TimelineChoice
from anchordesk.ui.resident.timeline_words import describe, kind_title
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import day_or_unknown, moment, translate, translated

PAGE_OF_ITEMS = 30


@dataclass(frozen=True, slots=True)
class _Row:
    """What a card tells: the item, and what its note was before."""

    item: TimelineItem
    before: tuple[EarlierContact, ...]


class Timeline(QWidget):
    """Shows the newest thirty items, and the rest on asking: a widget each costs time.

    Cards are made a few in a turn; those that tell the same as before stay where they are.
    Emits `change_asked(Contact)`, `delete_asked(Contact)`, `print_asked()`, `whole()` when the
    last card is made, and `read_asked(Contact, function)` for the words of a restricted note.
    """

    change_asked = Signal(object)
    delete_asked = Signal(object)
    read_asked = Signal(object, object)
    print_asked = Signal()
    whole = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Timeline, newest first"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        self.kinds = Choice()
        self.kinds.setAccessibleName(self.tr("Show in the timeline"))
        self.kinds.activated.connect(lambda _: self._show(PAGE_OF_ITEMS))
        words = QLabel(self.tr("S&how"))
        words.setBuddy(self.kinds)
        self.headlines = Tick(self.tr("&Headlines only"))
        self.headlines.setToolTip(
            self.tr("Stages, work, consent, referrals, approvals, and the first and last contact")
        )
        self.headlines.toggled.connect(lambda _: self._narrow())
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(words)
        head.addWidget(self.kinds)
        head.addWidget(self.headlines)
        head.addStretch(1)
        self.print_button = Button(self.tr("Print timeline"), icon_name="download")
        self.print_button.clicked.connect(self.print_asked)
        head.addWidget(self.print_button)
        layout.addLayout(head)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_2)
        layout.addLayout(self.column)
        self._foot = QVBoxLayout()
        layout.addLayout(self._foot)
        layout.addStretch(1)
        self._rows: list[_Row] = []
        self._turns = Turns(self)
        self._turns.done.connect(self.whole)
        self._all: tuple[TimelineItem, ...] = ()
        self._items: tuple[TimelineItem, ...] = ()
        self._today = date.min
        self._worker = ""
        self._earlier: tuple[EarlierContact, ...] = ()

    def show_items(
        self,
        items: Sequence[TimelineItem],
        today: date,
        worker: str,
        earlier: Sequence[EarlierContact] = (),
    ) -> None:
        """Show the items of a record, with what its notes were before."""
        if (today, worker) != (self._today, self._worker):
            # How a card tells its day depends on both.
            self.clear()
        self._earlier = tuple(earlier)
        self._all = tuple(items)
        self._today = today
        self._worker = worker
        self._narrow()

    def keep_to(self, choice: TimelineChoice, context: ScreenContext) -> None:
        """Begin with headlines or everything, as was chosen before, and keep what is chosen."""
        self.headlines.setChecked(choice.headlines)
        self.headlines.toggled.connect(lambda only: choice.choose(context, self, headlines=only))

    def _narrow(self) -> None:
        self._items = headlines_of(self._all) if self.headlines.isChecked() else self._all
        self._offer_kinds()
        self._show(PAGE_OF_ITEMS)

    @property
    def is_whole(self) -> bool:
        """Whether every card is made."""
        return not self._turns.busy

    def clear(self) -> None:
        """Show nothing of anybody."""
        self._turns.drop()
        self._rows.clear()
        clear_layout(self.column)
        clear_layout(self._foot)

    def shed(self) -> None:
        """Take the cards down now, with all they are made of; `show_items` makes them anew."""
        self._turns.drop()
        self._rows.clear()
        shed_layout(self.column)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take the words of restricted notes off the screen when it is left."""
        for one in self.findChildren(Reveal):
            one.conceal()
        super().hideEvent(event)

    def show_everything(self) -> None:
        """Choose no kind, as for another resident's record."""
        self.kinds.choose(None)

    def _offer_kinds(self) -> None:
        """Offer the kinds that there are, each with how many; one chosen before stays chosen."""
        counted = Counter(item.kind for item in self._items)
        options: list[tuple[str, object]] = [(self.tr("Everything"), None)]
        chosen = self.kinds.value()
        for kind in TimelineKind:
            if counted[kind] or kind is chosen:
                words = self.tr("{kind} ({number})")
                words = words.format(kind=kind_title(kind), number=counted[kind])
                options.append((words, kind))
        self.kinds.set_options(options)

    def _show(self, most: int) -> None:
        chosen = self.kinds.value()
        items = [item for item in self._items if chosen is None or item.kind is chosen]
        self._turns.do(self._parts([self._row(item) for item in items[:most]]))
        clear_layout(self._foot)
        if not self._all:
            empty = Card()
            empty.body.addWidget(Words(self.tr("Nothing recorded yet"), LabelLook.HEADING))
            empty.body.addWidget(Words(self.tr("Add a note after the first contact.")))
            self._foot.addWidget(empty)
        left = len(items) - most
        if left > 0:
            words = self.tr("Show {count} older").format(count=min(left, PAGE_OF_ITEMS))
            more = Button(words, icon_name="chevron-down")
            more.clicked.connect(lambda: self._show(most + PAGE_OF_ITEMS))
            self._foot.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _row(self, item: TimelineItem) -> _Row:
        event = item.event
        if not isinstance(event, Contact):
            return _Row(item, ())
        return _Row(item, tuple(one for one in self._earlier if one.contact.id == event.id))

    def _parts(self, rows: list[_Row]) -> Iterator[None]:
        """Put one card after the other in place, each where the one before it was.

        From the first that is another, all are made anew: Tab goes to cards in the order in which
        they were made.
        """
        same = 0
        while same < min(len(rows), len(self._rows)) and rows[same] == self._rows[same]:
            same += 1
        del self._rows[same:]
        self._remove_cards(len(rows))
        for at, row in enumerate(rows[same:], start=same):
            self._remove_card(at)
            self.column.insertWidget(at, self._card(row))
            self._rows.append(row)
            yield

    def _remove_cards(self, first: int) -> None:
        while self.column.count() > first:
            self._remove_card(first)

    def _remove_card(self, at: int) -> None:
        item = self.column.takeAt(at)
        card = None if item is None else item.widget()
        if card is not None:
            card.hide()
            card.deleteLater()

    def _card(self, row: _Row) -> TimelineCard:
        card = TimelineCard(row.item, self._today, self._worker)
        if isinstance(row.item.event, Contact):
            self._add_note_links(card, row.item.event, row.before)
        return card

    def _add_note_links(
        self, card: TimelineCard, contact: Contact, before: Sequence[EarlierContact]
    ) -> None:
        """Offer to change and delete a note, and to see what it was before."""
        when = moment(contact.happened_at, self._today)
        about = f"{translated(contact.kind.title_text)}, {when}"
        change = Button(self.tr("Change note"), look=ButtonLook.LINK)
        change.setAccessibleName(self.tr("Change note: {note}").format(note=about))
        change.clicked.connect(lambda _=False: self.change_asked.emit(contact))
        delete = Button(self.tr("Delete note"), look=ButtonLook.LINK)
        delete.setAccessibleName(self.tr("Delete note: {note}").format(note=about))
        delete.clicked.connect(lambda _=False: self.delete_asked.emit(contact))
        row = row_of(change, delete)
        if contact.sealed:
            column = card.words_column
            row.addWidget(Reveal(contact, column, self.read_asked.emit, self._today, about))
        elif before:
            changed = self.tr("Changed {when}: see earlier")
            words = changed.format(when=moment(before[-1].changed_at, self._today))
            see = Button(words, look=ButtonLook.LINK)
            told = Words(
                "\n\n".join(earlier_words(one, self._today) for one in before), LabelLook.MUTED
            )
            told.hide()
            see.clicked.connect(lambda _=False: told.setVisible(told.isHidden()))
            row.addWidget(see)
            card.words_column.addWidget(told)
        row.addStretch(1)
        card.words_column.addLayout(row)


class TimelineCard(Card):
    """One event; focusable, so that a screen reader can go from one to the next.

    Attributes:
        words_column: What stands beside the icon, for what is added to the words.
    """

    def __init__(self, item: TimelineItem, today: date, worker: str) -> None:
        super().__init__()
        self.setProperty("look", "event")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icon_name, title, text = describe(item.event)
        when = moment(item.at, today) if item.at is not None else day_or_unknown(item.on)
        who = translate("words", "You") if item.worker == worker else item.worker
        said = [when, who] if who else [when]
        aside = "  ·  ".join(said)
        self.setAccessibleName(f"{', '.join((title, *said))}. {text}")
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(IconLabel(icon_name, size=20), 0, Qt.AlignmentFlag.AlignTop)
        self.words_column = QVBoxLayout()
        self.words_column.setSpacing(SPACE_1)
        top = QHBoxLayout()
        top.addWidget(Words(title, LabelLook.HEADING), 1)
        top.addWidget(Words(aside, LabelLook.SMALL, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
        self.words_column.addLayout(top)
        if text:
            self.words_column.addWidget(Words(text))
        row.addLayout(self.words_column, 1)
        self.body.addLayout(row)
