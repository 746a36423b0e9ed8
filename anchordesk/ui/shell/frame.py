"""The unlocked window: navigation, notice bar and the screens, made on unlock, gone on lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.roles import may
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import PLACE_OF_FORM, Drafts
from anchordesk.ui.kit.held_keys import HeldKeys
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.theme import current_theme, dress
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.notices import Notice
from anchordesk.ui.palette.entries import RecentEntries
from anchordesk.ui.shell.frame_keys import FrameKeys
from anchordesk.ui.shell.late_modules import LateModules
from anchordesk.ui.shell.navigation import Navigation
from anchordesk.ui.shell.regions import focus_first, next_region
from anchordesk.ui.shell.screen import FrameMemory, Place, Reminder, Screen, ScreenContext
from anchordesk.ui.shell.screen_stack import ScreenStack
from anchordesk.ui.shell.undo import UndoHistory
from anchordesk.ui.shell.view_entries import ViewCounts
from anchordesk.ui.tasks import Tasks
from anchordesk.ui.words import count

COLLAPSE_BELOW = 1200
QUICK_NOTE_FORM = "quick_note"


class Frame(QWidget):
    """Shows screens and does what they ask of their shell.

    Signals: `lock_asked()`; `renew_asked(str)` with the passphrase that opens the vault.
    """

    lock_asked = Signal()
    renew_asked = Signal(str)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, drafts: Drafts, places: Sequence[Place]
    ) -> None:
        super().__init__()
        role = workspace.profile.role
        shown = tuple(p for p in places if p.needs is None or may(role, p.needs))
        self._places = {place.key: place for place in shown}
        self._held_keys = HeldKeys(self)
        self._stack = ScreenStack(self._places)
        self._stack.arrived.connect(self._let_keys_go)
        # None of the places, until the first is made.
        self._shown = Screen("")
        self._here = ""
        self._opened_with: FrameMemory | None = None
        self._before = self._first = shown[0].key
        ahead = [place.module for place in shown if place.ahead]
        self._late = LateModules(self, tasks, self._on_not_loaded, ahead)
        self._reading = Turns(self)
        self._context = ScreenContext(workspace, tasks, drafts, self)
        self.navigation = Navigation(shown, sample=workspace.profile.sample)
        self.navigation.place_chosen.connect(self.go)
        self.navigation.lock_asked.connect(self.lock_asked)
        self.notices = NoticeBar()
        self._undo = UndoHistory()
        self.reminders = NoticeBar()
        self.reminders.dismissed.connect(self._on_reminder_dismissed)
        self._reminder: Reminder | None = None
        self._lay_out()
        QShortcut(QKeySequence("F6"), self, self._on_next_region)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self.add_note)
        # A text that has the keyboard takes Ctrl+Z for itself.
        QShortcut(QKeySequence.StandardKey.Undo, self, self._on_undo)
        self.keys = FrameKeys(self)
        self._view_counts = ViewCounts(self)

    @property
    def context(self) -> ScreenContext:
        """What the screens are made with."""
        return self._context

    @property
    def places(self) -> tuple[Place, ...]:
        """The screens of this desk."""
        return tuple(self._places.values())

    @property
    def here(self) -> str:
        """The key of the screen that is shown."""
        return self._here

    @property
    def shown_screen(self) -> Screen:
        """The screen that is shown."""
        return self._shown

    def open(self, memory: FrameMemory | None) -> None:
        """Show the first screen, or the one that was shown when the window locked."""
        self._opened_with = memory
        self._held_keys.hold()
        if memory is None or memory.place not in self._places:
            self._stack.make(self._first, self._context, self._begin)
        else:
            self._before = memory.before
            self.keys.recent = RecentEntries(memory.recent)
            self._stack.make(memory.place, self._context, lambda: self._go_on(memory))

    def _begin(self) -> None:
        self._show(self._first, read_later=True)
        self._offer_drafts()

    def _go_on(self, memory: FrameMemory) -> None:
        self._screen(memory.place).restore(memory.screen)
        self._show(memory.place, read_later=memory.form is None)
        if memory.form is not None:
            self.go_on_with_draft(memory.form)

    def remember(self, form: DraftKey | None = None) -> FrameMemory | None:
        """Return where the person is, and in which form."""
        if not self._here:
            return self._opened_with
        screen, recent = self.shown_screen.remember(), self.keys.recent.keys
        return FrameMemory(self._here, self._before, screen, form, recent)

    def show_caseload(self, wanted: Wanted) -> None:
        """Show the caseload as these filters ask for it."""
        self.go("caseload", then=lambda: self.shown_screen.show_wanted(wanted))

    def go_on_with_draft(self, key: DraftKey) -> None:
        """Show the form that a draft is of, with what was typed."""
        if key.form == QUICK_NOTE_FORM:
            self.keys.open_quick_note()
            return
        if not self.offers(place := PLACE_OF_FORM.get(key.kind, "")):
            place = "caseload" if key.subject is None else "resident"
        self._go_now(place, key.subject if place == "resident" else None)
        self.shown_screen.resume(key)

    def go(
        self, place: str, subject: UUID | None = None, then: Callable[[], None] = lambda: None
    ) -> None:
        """Show another screen, then do something; a moment later where it must be made first.

        Keys typed until then are for that screen.
        """
        self._held_keys.hold()

        def arrive() -> None:
            self._go_now(place, subject, read_later=True)
            then()

        module = self._places[place].module
        if not self._late.holds_back(module, lambda: self.go(place, subject, then)):
            self._stack.make(place, self._context, arrive)

    def _go_now(self, place: str, subject: UUID | None = None, *, read_later: bool = False) -> None:
        if place != self._here and self._here:
            self._before = self._here
            self.notices.leave_screen()
        if subject is not None:
            self._screen(place).show_subject(subject)
        self._show(place, read_later=read_later)

    def offers(self, place: str) -> bool:
        """Tell whether this desk has a screen."""
        return place in self._places

    def land_focus(self) -> None:
        """Give the keyboard back to the screen that is shown."""
        self.window().activateWindow()
        self.shown_screen.land_focus()

    def back(self) -> None:
        """Show the screen before this one."""
        self.go(self._before if self._before != self._here else self._first)

    def tell(
        self,
        words: str,
        tone: Tone = Tone.OK,
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Show a notice above the screen."""
        self.notices.tell(words, tone, action, act)

    def tell_undoable(self, words: str, undo: Callable[[], None]) -> None:
        """Say what was done, and offer to take it back."""
        done = self._undo.add(words, undo)
        self.tell(words, Tone.OK, self.tr("Undo"), lambda: self._undo.take_back(done))

    def tell_notice(self, notice: Notice) -> None:
        """Show what went wrong."""
        self.notices.tell(notice.words, notice.tone)

    def remind(self, reminder: Reminder) -> None:
        """Show a line that stays, on every screen, until it is dismissed."""
        self._reminder = reminder
        self.reminders.tell(reminder.words, reminder.tone, reminder.action, reminder.act)

    def renew_data_key(self, passphrase: str) -> None:
        """Ask the window to lock, renew the key of the records, and unlock again."""
        self.renew_asked.emit(passphrase)

    def records_changed(self) -> None:
        """Read again what is shown; the other screens read when they are shown."""
        self.shown_screen.refresh()
        self._view_counts.records_changed()

    def show_sync_state(self, words: str, icon_name: str) -> None:
        """Put the state of sending into the navigation."""
        self.navigation.show_sync_state(words, icon_name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Collapse the navigation in a narrow window."""
        super().resizeEvent(event)
        self._fit_navigation()

    def _fit_navigation(self) -> None:
        self.navigation.collapse(collapsed=self.width() < current_theme().px(COLLAPSE_BELOW))

    def _offer_drafts(self) -> None:
        """Say, after a start, what was half typed when AnchorDesk ended."""
        keys = self._context.drafts.keys
        if not keys:
            return
        words = self.tr("What you had not saved is still here: {drafts}.")
        drafts = count(len(keys), "draft", "drafts")
        self.notices.tell(
            words.format(drafts=drafts), Tone.INFO, self.tr("Show drafts"), self._show_drafts
        )

    def _show_drafts(self) -> None:
        from anchordesk.ui.shell.drafts_dialog import DraftsDialog  # noqa: PLC0415

        dialog = DraftsDialog(self, self._context)
        dialog.chosen.connect(self.go_on_with_draft)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_note(self) -> None:
        """Begin a note about whom the screen is about, or ask about whom."""
        if not self.offers("resident"):
            self.tell(self.tr("This desk holds no residents."), Tone.INFO)
            return
        if not self.shown_screen.begin_note():
            self.keys.open_quick_note()

    def _on_undo(self) -> None:
        if not self._undo.take_back_newest():
            self.tell(self.tr("There is nothing to undo."), Tone.INFO)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        content = QWidget()
        content.setProperty("look", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.reminders)
        column.addWidget(self._stack, 1)
        layout.addWidget(content, 1)
        dress(self.navigation)

    def _screen(self, key: str) -> Screen:
        return self._stack.made(key, self._context)

    def _show(self, key: str, *, read_later: bool = False) -> None:
        self._shown = screen = self._screen(key)
        self._here = key
        self._stack.show_screen(key)
        self.navigation.light(self._places[key].lit or key)
        self.keys.give_way_to(screen)
        if read_later:
            # A lane that reads would have the painting wait for the interpreter.
            self._reading.soon(self._read)
        else:
            self._read()
        screen.land_focus()
        if not screen.is_arriving:
            self._let_keys_go()

    def _let_keys_go(self) -> None:
        self._held_keys.let_go(self.window())

    def _on_not_loaded(self, notice: Notice) -> None:
        self.tell_notice(notice)
        self._let_keys_go()

    def _read(self) -> None:
        self._shown.refresh()
        self._late.load_ahead()
        self._view_counts.screen_shown()

    def _on_reminder_dismissed(self) -> None:
        if self._reminder is not None:
            self._reminder.dismissed()

    def _on_next_region(self) -> None:
        regions: tuple[QWidget, ...] = (self.navigation, *self.shown_screen.regions())
        region = next_region(regions, QApplication.focusWidget())
        if region is self.navigation:
            self.navigation.land_focus()
        elif region is not None:
            focus_first(region)
