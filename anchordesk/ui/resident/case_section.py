"""What the sections on plan, needs and jobs have in common: forms, and changes with Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.draft import DraftKey
from anchordesk.services.record import ResidentRecord
from anchordesk.services.undoing import Change, MoveMade
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of, shed_layout
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.change_dialog import ChangeDialog, changes_of, offer_undo
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate, translated

UseCase = Callable[[Workspace], object]


class Identifiable(Protocol):
    """Anything with an identifier of its own."""

    @property
    def id(self) -> UUID:
        """What it is found by."""


Identified = TypeVar("Identified", bound=Identifiable)
Found = TypeVar("Found")


def resume_one(
    context: ScreenContext,
    key: DraftKey,
    items: Iterable[Identified],
    open_form: Callable[[Identified], None],
) -> None:
    """Open the form of a draft about the one of `items` that it names, or say that it is gone."""
    resume_found(context, next((i for i in items if i.id.hex == key.item), None), open_form)


def resume_found(
    context: ScreenContext, found: Found | None, open_form: Callable[[Found], None]
) -> None:
    """Open the form of a draft about what was found, or say that it is gone."""
    if found is not None:
        open_form(found)
        return
    words = translate(
        "drafts",
        "What you were changing is not in the record any more. Your draft is kept under Drafts.",
    )
    context.shell.tell(words, Tone.WARN)


class CaseSection(QWidget):
    """A column of cards about one resident. Override `add_cards` and `resume`.

    `FORMS` names the kinds of forms whose drafts `resume` opens again.
    """

    FORMS: tuple[str, ...] = ()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self.work = ResidentWork(context.workspace, context.tasks)
        self.record: ResidentRecord | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_3)
        self._focused = ""

    def show_record(self, record: ResidentRecord) -> None:
        """Show what is known; the control that had the keyboard keeps it."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        name = focused.accessibleName() if focused is not None and inside else ""
        self.record = record
        before = set(self.findChildren(QWidget)) if name else set()
        clear_layout(self.column)
        self.add_cards(record)
        self.column.addStretch(1)
        if name:
            self._focus_again(name, before)

    def shed(self) -> None:
        """Take the cards down now; `show_record` makes them anew."""
        shed_layout(self.column)

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of. Override."""
        raise NotImplementedError

    def add_cards(self, record: ResidentRecord) -> None:
        """Add the cards of a record to `column`. Override."""
        raise NotImplementedError

    def open_form(self, dialog: ChangeDialog, words: str, undone: str) -> None:
        """Open a form; when it is saved, say so and offer to take it back."""

        def kept() -> None:
            self.tell_changed(words, dialog.changes, undone)

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def change(self, use_case: UseCase, words: str, undone: str) -> None:
        """Change something at once, say so, and offer to take it back."""

        def kept(result: object) -> None:
            self.tell_changed(words, changes_of(result), undone)

        def failed(notice: Notice) -> None:
            self.context.shell.tell_notice(notice)
            if self.record is not None:
                self.show_record(self.record)

        self.work.run(use_case, Reply(self, kept, failed))

    def tell_changed(self, words: str, changes: Sequence[Change], undone: str) -> None:
        """Say what was done, offer to take it back, and have the record read again."""
        words = " ".join((words, *(moved_words(one.moved) for one in changes if one.moved)))
        offer_undo(self, self.context.shell, self.work, changes, words, undone)
        self.context.shell.records_changed()

    def _focus_again(self, name: str, before: set[QWidget]) -> None:
        """Focus what is called as before; the one from before is there still, about to go.

        Where it is called otherwise now, the section's first control: never one of another part.
        """
        new = [
            widget
            for widget in self.findChildren(QWidget)
            if widget not in before and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        same = [widget for widget in new if widget.accessibleName() == name]
        for widget in (same or new)[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)


def moved_words(moved: MoveMade) -> str:
    """Return to which stage something moved the resident by itself."""
    told = translate("record", "{pathway} has moved to “{stage}” with it.")
    return told.format(pathway=translated(moved.pathway_title), stage=translated(moved.stage_title))


def day_of(field: DateField, section: CaseSection) -> date | None:
    """Return the day that was typed; None if it is not one."""
    try:
        return field.value(section.work.today())
    except ValueError:
        return None


def headed_card(heading: str, *buttons: Button) -> Card:
    """Return a card with its heading and buttons in one row."""
    card = Card()
    row = row_of(Words(heading, LabelLook.HEADING), *buttons)
    row.setStretch(0, 1)
    card.body.addLayout(row)
    return card


def link(words: str, spoken: str, act: Callable[[], None]) -> Button:
    """Return a small button; `spoken` also says what it is about, for screen readers."""
    button = Button(words, look=ButtonLook.LINK)
    button.setAccessibleName(spoken)
    button.clicked.connect(lambda _=False: act())
    return button


def state_choice(
    name: str, states: Sequence[TitledCode], chosen: TitledCode, act: Callable[[TitledCode], None]
) -> Choice:
    """Return a choice of states that acts when another one is chosen."""
    choice = Choice()
    choice.setAccessibleName(name)
    for state in states:
        choice.add_option(translated(state.title_text), state)
    choice.choose(chosen)
    # Typing a title chooses at every letter: act only when it is another one.
    acted: list[object] = [chosen]

    def on_chosen() -> None:
        value = choice.value()
        if isinstance(value, TitledCode) and value is not acted[-1]:
            acted.append(value)
            act(value)

    choice.activated.connect(lambda _: on_chosen())
    return choice
