"""Notes what the window's code does on its own thread that belongs in a lane.

Disk, network and other programs are seen through Python's audit events, records and keys by
wrapping the two functions that all use of them goes through. Only the window's code is judged:
a test may open the vault itself. No trespass are what comes with the program (a module or an icon
that is loaded when it is first wanted) and what is done before there is a window.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

import anchordesk.ui
from anchordesk.adapters.keys.argon2_cost import Argon2Cost
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.settings import resource_path

WINDOW_CODE = str(Path(anchordesk.ui.__file__).parent)
SHIPPED = str(resource_path())
IMPORTING = "<frozen importlib"
# Done before there is a window, or with nobody at it: pictures are taken by commands alone.
BEFORE_THE_WINDOW = frozenset(
    {
        ("screenshots.py", "grab_screens"),
        ("application.py", "build_window"),
        ("settings/appearance_file.py", "load"),
        ("settings/daily_backup.py", "load"),
        ("settings/lock_file.py", "load"),
        ("settings/sending_file.py", "load"),
    }
)
FORBIDDEN = frozenset(
    {
        "open",
        "os.listdir",
        "os.scandir",
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.truncate",
        "shutil.copyfile",
        "socket.connect",
        "socket.getaddrinfo",
        "subprocess.Popen",
    }
)


class Trespasses:
    """What was done on the window's thread: the act, and the line of the window that led to it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def note(self, act: str) -> None:
        """Note an act if the window's code does it on the window's thread."""
        if threading.current_thread() is threading.main_thread():
            at = _window_line(sys._getframe(1))
            if at is not None:
                self.found.append(f"{act} from {at}")


def _window_line(frame: FrameType | None) -> str | None:
    """Return the innermost line of the window's code that is answerable; None if there is none."""
    found = None
    while frame is not None:
        name, function = frame.f_code.co_filename, frame.f_code.co_name
        if found is None and name.startswith(IMPORTING):
            return None
        if name.startswith(WINDOW_CODE):
            within = Path(name).relative_to(WINDOW_CODE).as_posix()
            if (within, function) in BEFORE_THE_WINDOW:
                return None
            found = found or f"{within}:{frame.f_lineno}"
        frame = frame.f_back
    return found


_watching: list[Trespasses] = []


def _on_audit_event(event: str, arguments: tuple[Any, ...]) -> None:
    # For every event of the process, and it can never be taken away: it must be quick.
    if _watching and event in FORBIDDEN and not str(arguments[0]).startswith(SHIPPED):
        _watching[-1].note(f"{event} {arguments[0]}")


sys.addaudithook(_on_audit_event)


@contextmanager
def noting_trespasses() -> Iterator[Trespasses]:
    """Watch until left; of two who watch, the later one is told."""
    trespasses = Trespasses()

    def noted(act: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*arguments: Any, **named: Any) -> Any:
            _watching[-1].note(act)
            return real(*arguments, **named)

        return noting

    _watching.append(trespasses)
    try:
        with (
            patch.object(
                SqlCipherRecords,
                "_transaction",
                noted("use of the records", SqlCipherRecords._transaction),
            ),
            patch.object(Argon2Cost, "stretch", noted("work on a key", Argon2Cost.stretch)),
        ):
            yield trespasses
    finally:
        _watching.remove(trespasses)
