"""Starts the window: `python -m anchordesk`."""

from __future__ import annotations

import sys
from pathlib import Path

from anchordesk.adapters.crash_dumps import leave_memory_out_of_dumps
from anchordesk.adapters.log_file import logging_to
from anchordesk.adapters.system import give_memory_back, keep_large_blocks_apart
from anchordesk.app import build_desk, organisation_key_files, recovery_sheets, this_computer
from anchordesk.services.policy import longest_idle
from anchordesk.settings import default_log_folder, default_settings_folder
from anchordesk.ui.application import build_window, make_application


def run_window(vault_folder: Path | None = None) -> int:
    """Open the window on a vault, this user's own if None, and return the exit code."""
    leave_memory_out_of_dumps()
    keep_large_blocks_apart()
    application = make_application(sys.argv[:1])
    desk = build_desk(vault_folder)
    window = build_window(
        application,
        desk,
        default_settings_folder(),
        recovery_sheets=recovery_sheets(),
        read_organisation_key=organisation_key_files().read_public,
        key_files=organisation_key_files(),
        after_long_work=give_memory_back,
        look_around=this_computer,
        lock_limit=longest_idle(desk.read_policy),
    )
    with logging_to(default_log_folder()):
        window.show()
        window.start()
        return application.exec()


def main() -> int:
    """Open the window on this user's own vault."""
    return run_window()


if __name__ == "__main__":
    sys.exit(main())
