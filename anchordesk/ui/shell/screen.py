"""What a screen is, what it may ask of the frame, and how screens are plugged in.

A new screen is one folder with a `Screen` and one `Place` in the list that
`anchordesk/ui/places.py` gives to the window:

    class SyncScreen(Screen):
        def __init__(self, context: ScreenContext) -> None:
            super().__init__(self.tr("Sync"))
            ...
        def refresh(self) -> None:                 # called whenever it is shown, and on changes
            self.context.tasks.run(Lane.RECORDS, ..., receiver=self, done=..., failed=...)

    Place("sync", "Sync", "refresh-cw", SyncScreen)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.roles import UseCase
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line that stays until a person does what it offers, or dismisses it.

    Attributes:
        action: What its button says.
        act: What its button does.
        dismissed: Called when it was dismissed instead.
    """

    words: str
    tone: Tone
    action: str
    act: Callable[[], None]
    dismissed: Callable[[], None] = lambda: None


class Shell(Protocol):
    """What a screen may ask of the frame around it."""

    def go(self, place: str, subject: UUID | None = None) -> None:
        """Show another screen; `subject` is the record to show there."""

    def show_caseload(self, wanted: Wanted) -> None:
        """Show the caseload as these filters ask for it."""

    def go_on_with_draft(self, key: DraftKey) -> None:
        """Show the form that a draft is of, or would be of, with what was typed."""

    def offers(self, place: str) -> bool:
        """Tell whether this desk has a screen, so that no button leads nowhere."""

    def land_focus(self) -> None:
        """Give the keyboard back to the screen that is shown."""

    def back(self) -> None:
        """Show the screen before this one."""

    def tell(
        self,
        words: str,
        tone: Tone = Tone.OK,
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Show a notice above the screen, with at most one thing to do, such as Undo."""

    def tell_undoable(self, words: str, undo: Callable[[], None]) -> None:
        """Say what was done, and offer to take it back: by Undo in the bar, and by Ctrl+Z."""

    def tell_notice(self, notice: Notice) -> None:
        """Show what went wrong."""

    def remind(self, reminder: Reminder) -> None:
        """Show a line under the notices that stays, on every screen, until it is dismissed."""

    def renew_data_key(self, passphrase: str) -> None:
        """Lock, encrypt all records under a new key, and unlock again by the same passphrase."""

    def records_changed(self) -> None:
        """Say that records were changed, so that what is shown is read again."""

    def show_sync_state(self, words: str, icon_name: str) -> None:
        """Put the state of sending at the foot of the navigation, for example “3 waiting”."""


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """What every screen is made with. It ends with the lock."""

    workspace: Workspace
    tasks: Tasks
    drafts: Drafts
    shell: Shell


@dataclass(frozen=True, slots=True)
class ScreenMemory:
    """Where a person was on a screen, to come back to after a lock.

    Attributes:
        subject: The record shown or chosen.
        scroll: Position of the main scroll bar, in pixels.
        text: What was typed into the search.
        section: Key of the section that was shown, for a record.
    """

    subject: UUID | None = None
    scroll: int = 0
    text: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class FrameMemory:
    """Where a person was when the window locked.

    Attributes:
        form: The form that was open; it is opened again, with its draft.
        recent: What was chosen in the palette lately.
    """

    place: str
    before: str
    screen: ScreenMemory
    form: DraftKey | None = None
    recent: tuple[str, ...] = ()


class WorksWhileOpen(Protocol):
    """Something that works in the background from unlock to lock, such as sending."""

    def begin(self, context: ScreenContext) -> None:
        """Start with an open vault."""

    def end(self) -> None:
        """Stop, and let go of the workspace."""


class Screen(QWidget):
    """One screen. Override what applies; every default does nothing.

    Signals: `arrived()` once keys can be answered, for a screen that `is_arriving` when shown.
    """

    arrived = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)

    def show_subject(self, subject: UUID) -> None:
        """Show a record; called before `refresh` when `go` named one."""

    def refresh(self) -> None:
        """Read again what is shown. Called each time the screen is shown and on changes."""

    def shed(self) -> None:
        """Take down what is made in turns, before all of the screen is styled anew.

        Make it again once `changeEvent` tells of the style. For what has many widgets: to style
        each takes as long as to make it.
        """

    @property
    def is_arriving(self) -> bool:
        """Whether keys are of no use yet, since what they would work on is still being read."""
        return False

    def land_focus(self) -> None:
        """Put focus where work begins."""

    def begin_note(self) -> bool:
        """Begin a note about whom this screen is about; False if it is about nobody."""
        return False

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of; called after `show_subject` and `refresh`."""

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what a saved view of the caseload asks for."""

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts that F6 cycles through, in order."""
        return (self,)

    def remember(self) -> ScreenMemory:
        """Return where the person is, asked when the window locks."""
        return ScreenMemory()

    def restore(self, memory: ScreenMemory) -> None:
        """Go back to where the person was; called after unlock, before `refresh`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen that the window can show.

    Attributes:
        key: Name for `Shell.go`.
        needs: What a desk must be allowed for the screen to be of use; left out on others.
        in_navigation: False for screens that are reached from another, such as a record.
        lit: Key of the navigation entry to light while this screen is shown; its own if empty.
        module: The module that `build` imports; empty if it is loaded already.
        ahead: Whether that module is loaded soon after the window has opened.
    """

    key: str
    title: str
    icon_name: str
    build: Callable[[ScreenContext], Screen]
    needs: UseCase | None = None
    in_navigation: bool = True
    lit: str = ""
    module: str = ""
    ahead: bool = False
