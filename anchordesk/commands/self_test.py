"""`anchordesk self-test`: tries every part of this installation, without a vault of anybody."""

from __future__ import annotations

import argparse
import json
import os
import pkgutil
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import anchordesk
from anchordesk import __version__
from anchordesk.adapters.keys.no_keyring import NoKeyring
from anchordesk.app import build_desk
from anchordesk.commands.terminal import DONE, REFUSED, say, tell
from anchordesk.services.self_test import Check, CheckResult, desk_checks, run_checks

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


NAMES = ("modules", "definitions", "vault", "return", "envelope", "connection", "window")
"""The return is made in the vault that the first part makes."""

NOT_ON_A_DESK = ("anchordesk.hub", "anchordesk.demo")
LOADED_WHEN_WANTED = ("segno", "zxcvbn")
"""Libraries that are named inside functions only, and that no other part would load."""


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "self-test", help="try every part of this installation on made-up residents"
    )
    parser.add_argument(
        "--on-screen", action="store_true", help="draw the window on this computer's display"
    )
    parser.add_argument(
        "--only", action="append", choices=NAMES, help="try this part (again for more of them)"
    )
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Try everything in a folder that is taken away again; exit 1 if anything does not work."""
    if not arguments.on_screen:
        # Qt chooses its platform when it is loaded, so this must come before it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # On Windows an antivirus may hold a file a moment longer; that is no fault of this program.
    with tempfile.TemporaryDirectory(
        prefix="anchordesk-self-test-", ignore_cleanup_errors=True
    ) as name:
        chosen = set(arguments.only or NAMES)
        results = run_checks(check for check in _checks(Path(name)) if check.name in chosen)
    works = all(result.passed for result in results)
    if arguments.json:
        say(json.dumps(_as_json(results, works=works)))
    else:
        for result in results:
            say(f"{'ok' if result.passed else 'FAILED'}  {result.name}: {result.words}")
    if not works:
        tell(
            "This installation of AnchorDesk does not work. No vault of yours was touched. "
            "Install it again; if that does not help, show this to your IT support."
        )
    return DONE if works else REFUSED


def _checks(folder: Path) -> tuple[Check, ...]:
    documents = folder / "documents"
    documents.mkdir()

    def try_window() -> str:
        from anchordesk.ui.self_test import draw_window  # noqa: PLC0415 - Qt may be what is broken

        desk = build_desk(folder / "no-vault-here", device_secrets=NoKeyring())
        return draw_window(desk, folder / "settings", folder / "window.png")

    desk = build_desk(folder / "vault", device_secrets=NoKeyring())
    modules = Check("modules", _load_every_module)
    return (modules, *desk_checks(desk, documents), Check("window", try_window))


def _load_every_module() -> str:
    """Load all that belongs to a desk, so that nothing is missed first in the middle of work."""
    names = [found.name for found in pkgutil.walk_packages(anchordesk.__path__, "anchordesk.")]
    wanted = [name for name in names if not name.startswith(NOT_ON_A_DESK)]
    for name in (*LOADED_WHEN_WANTED, *wanted):
        import_module(name)
    return f"All {len(wanted)} modules of AnchorDesk and the libraries they name can be loaded."


def _as_json(results: tuple[CheckResult, ...], *, works: bool) -> dict[str, object]:
    return {
        "version": __version__,
        "works": works,
        "checks": [
            {
                "name": result.name,
                "passed": result.passed,
                "words": result.words,
                "seconds": round(result.seconds, 3),
            }
            for result in results
        ],
    }
