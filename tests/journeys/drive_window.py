"""Drives the real window through the accessibility bus; run by the system's Python, which has it.

Writes one JSON object of what an assistive technology saw at each step, and exits 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi

PATIENCE_SECONDS = 30.0
PASSPHRASE, RESIDENT = sys.argv[1], sys.argv[2]


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


def unnamed() -> list[str]:
    nameless = []
    for node in walk(application()):
        states = node.getState()
        wanted = states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_FOCUSABLE)
        if wanted and node.getRole() != pyatspi.ROLE_FRAME and not (node.name or "").strip():
            buddies = [
                r
                for r in node.getRelationSet()
                if r.getRelationType() == pyatspi.RELATION_LABELLED_BY
            ]
            if not buddies:
                nameless.append(node.getRoleName())
    return nameless


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
    keys("ctrl+l")
    until(lambda: showing(pyatspi.ROLE_PASSWORD_TEXT, ""), "the lock")
    until(lambda: not names_on_the_bus(RESIDENT), "no resident on the bus")
    seen["rows_after_lock"] = rows()
    sys.stdout.write(json.dumps(seen) + "\n")


main()
