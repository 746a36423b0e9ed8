"""Measured in a process of its own: a bare window, or AnchorDesk from start to a usable caseload.

`python window_probe.py bare` or `python window_probe.py desk FOLDER`; writes one JSON object.
"""

from __future__ import annotations

import time

BEGUN = time.perf_counter()

import json  # noqa: E402 - the clock starts before anything is imported
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

import psutil  # noqa: E402

PASSPHRASE = "herring velvet lantern quarry"
TURN_SECONDS = 0.001


def bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 700)
    window.show()
    while not window.windowHandle().isExposed():
        application.processEvents()
    window.grab()
    return {"seconds": time.perf_counter() - BEGUN, "rss": _rss()}


def desk(folder: Path) -> dict[str, float]:
    import anchordesk.__main__  # noqa: F401, PLC0415 - first, for the order of a real start
    from anchordesk.adapters.system import (  # noqa: PLC0415
        give_memory_back,
        keep_large_blocks_apart,
    )
    from anchordesk.services.drafts import OpenedVault  # noqa: PLC0415
    from anchordesk.ui.application import build_window, make_application  # noqa: PLC0415
    from anchordesk.ui.caseload.view import CaseloadScreen  # noqa: PLC0415
    from anchordesk.ui.kit.turns import turns_left  # noqa: PLC0415
    from anchordesk.ui.screenshots import settle  # noqa: PLC0415
    from anchordesk.ui.today.view import TodayScreen  # noqa: PLC0415
    from tests.benchmarks.measured_desk import measured_desk  # noqa: PLC0415

    def turn_until(is_so: Callable[[], bool]) -> None:
        while not is_so():
            application.processEvents()
            time.sleep(TURN_SECONDS)

    keep_large_blocks_apart()
    opened = measured_desk(folder)
    application = make_application([])
    window = build_window(
        application,
        opened.desk,
        folder.parent / "settings",
        after_long_work=give_memory_back,
    )
    window.show()
    application.processEvents()
    window.grab()
    started = time.perf_counter()
    workspace = opened.desk.unlock(PASSPHRASE)
    window.open_vault(OpenedVault(workspace))
    assert window.frame is not None
    turn_until(lambda: not turns_left())
    today = window.frame.shown_screen
    assert isinstance(today, TodayScreen)
    turn_until(lambda: today.view_model.state.found is not None)
    window.grab()
    unlocked = time.perf_counter() - started
    in_today = _rss()
    # The window opens on Today, which shows a few dozen: the caseload is what grows. Asked for at
    # once it waits for what is still being loaded ahead.
    window.frame.go("caseload")
    turn_until(lambda: not turns_left())
    screen = window.frame.shown_screen
    assert isinstance(screen, CaseloadScreen)
    turn_until(lambda: screen.table.model().rowCount() > 0)
    window.grab()
    listed = time.perf_counter() - started - unlocked
    settle(window.tasks)
    result = {
        "start": started - BEGUN,
        "unlock": unlocked,
        "argon2": opened.argon2_seconds(),
        "rss_in_today": in_today,
        "caseload": listed,
        "residents": screen.table.model().rowCount(),
        "rss": _rss(),
    }
    window.close()
    return result


def _rss() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bare() if sys.argv[1] == "bare" else desk(Path(sys.argv[2]))))
