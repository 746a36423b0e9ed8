"""Drives the real window through the accessibility bus; run by the system's Python, which has it.

Writes one JSON object of what an assistive technology saw at each step, and exits 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pyatspi

PATIENCE_SECONDS = 30.0
PASSPHRASE, RESIDENT = sys.argv[1], sys.argv[2]
NO_ROLES = (pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID)
# They leave the screen, or open the system's own window.
NOT_PRESSED = ("Lock now", "Back to the list", "Dismiss", "Undo", "Delete", "shown now")
FORM_SECONDS = 1.0
KEYBOARD_SECONDS = 5.0


def until(find: Callable[[], Any], what: str) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"not seen in time: {what}")


def application() -> Any:
    desktop = pyatspi.Registry.getDesktop(0)
    return next((app for app in desktop if app and "AnchorDesk" in (app.name or "")), None)


def walk(node: Any) -> Iterator[Any]:
    yield node
    # Ten thousand rows are read by a table's own interface, never by walking.
    if node.getRole() == pyatspi.ROLE_TABLE:
        return
    for at in range(node.childCount):
        child = node.getChildAtIndex(at)
        if child is not None:
            yield from walk(child)


def showing(role: int, words: str) -> Any:
    app = application()
    for node in walk(app) if app else ():
        if node.getRole() == role and words in (node.name or ""):
            states = node.getState()
            if states.contains(pyatspi.STATE_SHOWING):
                return node
    return None


def unnamed(root: Any = None) -> list[str]:
    nameless = []
    for node in walk(root or application()):
        states = node.getState()
        wanted = states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_FOCUSABLE)
        if wanted and node.getRole() in NO_ROLES:
            nameless.append(f"{node.name} without a role")
        if wanted and node.getRole() != pyatspi.ROLE_FRAME and not (node.name or "").strip():
            buddies = [
                r
                for r in node.getRelationSet()
                if r.getRelationType() == pyatspi.RELATION_LABELLED_BY
            ]
            if not buddies:
                nameless.append(node.getRoleName())
    return nameless


def buttons(inside: Any) -> list[str]:
    """The names of the buttons that can be pressed, without what follows a colon."""
    found: dict[str, str] = {}
    for node in walk(inside):
        states = node.getState()
        pressable = states.contains(pyatspi.STATE_SHOWING) and states.contains(
            pyatspi.STATE_SENSITIVE
        )
        if pressable and node.getRole() == pyatspi.ROLE_PUSH_BUTTON and node.name:
            found.setdefault(node.name.partition(":")[0], node.name)
    return list(found.values())


def form() -> Any:
    """The form or window that is open over the program's."""
    for top in application():
        shown = top is not None and top.getState().contains(pyatspi.STATE_SHOWING)
        if shown and top.getRole() in (pyatspi.ROLE_DIALOG, pyatspi.ROLE_FILE_CHOOSER):
            return top
    return None


def forms_of(where: str, pressed: set[str], seen: dict[str, list[str]]) -> None:
    """Press every button of the screen that was not pressed before, and look at what opens."""
    for name in buttons(application()):
        if name in pressed or any(words in name for words in NOT_PRESSED):
            continue
        pressed.add(name)
        # Read if the walk does not come to its end.
        sys.stderr.write(f"{time.monotonic():.1f} {where}: {name}\n")
        button = showing(pyatspi.ROLE_PUSH_BUTTON, name)
        if button is None:
            continue
        button.queryAction().doAction(0)
        opened = within(form, FORM_SECONDS)
        if opened and not is_of_the_system(opened):
            seen[f"{where}: {name}"] = unnamed(opened)
        if opened:
            close_form(name)


def close_form(name: str) -> None:
    """Press Escape; once more for a form that the desktop had not given the keyboard yet."""
    keys("Escape")
    if not within(lambda: form() is None, KEYBOARD_SECONDS):
        keys("Escape")
        until(lambda: form() is None, f"{name} to close")


def is_chosen(tab: Any) -> bool:
    return bool(tab.getState().contains(pyatspi.STATE_SELECTED))


def is_of_the_system(window: Any) -> bool:
    """Whether a window asks for a file: that is the system's own, here Qt's in its place."""
    return any((node.name or "").startswith("Look in") for node in walk(window))


def within(find: Callable[[], Any], seconds: float) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    return None


def keys(*names: str) -> None:
    for name in names:
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)


def rows() -> int:
    table = showing(pyatspi.ROLE_TABLE, "")
    return table.queryTable().nRows if table else 0


def first_row() -> str:
    table = showing(pyatspi.ROLE_TABLE, "")
    if not table or not table.queryTable().nRows:
        return ""
    return str(table.queryTable().getAccessibleAt(0, 0).name)


def names_on_the_bus(words: str) -> list[str]:
    return [node.name for node in walk(application()) if words in (node.name or "")]


def walk_forms() -> dict[str, list[str]]:
    """Return, for each form of the record and of the screens, what in it has no name or role."""
    seen: dict[str, list[str]] = {}
    pressed = {"Today", "Caseload", "Opportunities", "Returns", "Sync", "Team", "Rights"}
    pressed |= {"Settings", "Nothing to send", "Show board"}
    tabs = [node.name for node in walk(application()) if node.getRole() == pyatspi.ROLE_PAGE_TAB]
    for name in tabs:
        tab = showing(pyatspi.ROLE_PAGE_TAB, name)
        tab.queryAction().doAction(0)
        until(partial(is_chosen, tab), name)
        forms_of(f"record, {name}", pressed, seen)
    for keys_of_screen in (
        "ctrl+1",
        "ctrl+2",
        "ctrl+3",
        "ctrl+4",
        "ctrl+5",
        "ctrl+6",
        "ctrl+comma",
    ):
        keys(keys_of_screen)
        time.sleep(0.5)
        seen[keys_of_screen] = unnamed()
        forms_of(keys_of_screen, pressed, seen)
    for keys_of_form in ("ctrl+k", "ctrl+shift+n", "F1", "shift+F1"):
        keys(keys_of_form)
        seen[keys_of_form] = unnamed(until(form, keys_of_form))
        close_form(keys_of_form)
    return seen


def main() -> None:
    seen: dict[str, Any] = {}
    field = until(lambda: showing(pyatspi.ROLE_PASSWORD_TEXT, ""), "the passphrase field")
    seen["unlock_unnamed"] = unnamed()
    field.queryEditableText().setTextContents("not the passphrase")
    showing(pyatspi.ROLE_PUSH_BUTTON, "Unlock").queryAction().doAction(0)
    until(lambda: names_on_the_bus("did not open this vault"), "the words on a wrong passphrase")
    field.queryEditableText().setTextContents(PASSPHRASE)
    showing(pyatspi.ROLE_PUSH_BUTTON, "Unlock").queryAction().doAction(0)
    until(lambda: names_on_the_bus("Today"), "today's list")
    seen["today_unnamed"] = unnamed()
    keys("ctrl+2")
    seen["rows"] = until(rows, "the caseload")
    seen["caseload_unnamed"] = unnamed()
    keys("ctrl+f")
    subprocess.run(["xdotool", "type", "--delay", "20", RESIDENT.lower()], check=True)
    until(lambda: rows() == 1, "the one resident searched for")
    seen["first_row"] = first_row()
    keys("Return", "Return")
    until(lambda: names_on_the_bus(RESIDENT), "the record")
    seen["record_unnamed"] = unnamed()
    seen["forms"] = walk_forms()
    keys("ctrl+l")
    until(lambda: showing(pyatspi.ROLE_PASSWORD_TEXT, ""), "the lock")
    until(lambda: not names_on_the_bus(RESIDENT), "no resident on the bus")
    seen["rows_after_lock"] = rows()
    sys.stdout.write(json.dumps(seen) + "\n")


main()
