"""The real frame around one or more screens, and ways to find things in it as people do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from anchordesk.services.drafts import OpenedVault
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch
from anchordesk.ui.kit.turns import turns_left
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place, Screen, ScreenContext
from anchordesk.ui.tasks import Tasks


class PlainCaseload(Screen):
    """Stands where the caseload is, and counts how often it was read again."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("Caseload")


CASELOAD = Place("caseload", "Caseload", "users", PlainCaseload)


def show_frame(
    workspace: Workspace, tasks: Tasks, places: Sequence[Place], drafts: Drafts | None = None
) -> Frame:
    frame = Frame(
        workspace, tasks, drafts or Drafts(OpenedVault(workspace), tasks), [CASELOAD, *places]
    )
    frame.resize(1366, 768)
    frame.show()
    frame.open(None)
    let_be_made()
    return frame


def go(frame: Frame, place: str) -> None:
    """Go to a screen, and let it be made."""
    frame.go(place)
    let_be_made()


def let_be_made() -> None:
    """Let the window go on until nothing is left that it makes in turns."""
    while turns_left():
        QApplication.processEvents()


def set_theme(application: QApplication, choice: ThemeChoice = ThemeChoice.LIGHT) -> None:
    switch = application.findChild(ThemeSwitch) or ThemeSwitch(application)
    switch.apply(Appearance(choice))


def load_look(application: QApplication) -> None:
    set_theme(application)


def button(inside: QWidget, name: str) -> QPushButton:
    """The button with this name that can be seen."""
    found = [
        one
        for one in inside.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisible()
    ]
    assert len(found) == 1, (name, [b.accessibleName() for b in inside.findChildren(QPushButton)])
    return found[0]


def press(inside: QWidget, name: str) -> None:
    """Press a button from the keyboard, and let the form that it opens be made."""
    found = button(inside, name)
    assert found.isEnabled(), name
    found.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(found, Qt.Key.Key_Space)
    let_be_made()


def words_on(inside: QWidget) -> str:
    """Everything that the labels of a screen say."""
    return "\n".join(one.text() for one in inside.findChildren(Words) if one.isVisible())


def is_alone(frame: Frame) -> bool:
    """Whether the frame is the only window in sight, at its size, with focus somewhere in it."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    focused = QApplication.focusWidget()
    size = (frame.width(), frame.height())
    return shown == [frame] and focused is not None and size == (1366, 768)


def unnamed(inside: QWidget) -> list[str]:
    """Widgets that take focus and have no name for a screen reader."""
    return [
        type(one).__name__
        for one in inside.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.focusProxy() is None
        and not one.accessibleName()
    ]
