"""`anchordesk demo`: the whole main job on made-up residents, with a hub on this computer."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, REFUSED, say, tell

if TYPE_CHECKING:
    from anchordesk.demo.story import DemoDesks, DemoResult

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

MARKER = "made-up-data-of-the-anchordesk-demo.txt"
DEFAULT_FOLDER = "anchordesk-demo"


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("demo", help="see the whole main job on made-up residents")
    parser.add_argument("--folder", type=Path, default=Path(DEFAULT_FOLDER), help="where to")
    parser.add_argument("--headless", action="store_true", help="open no window")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tell the story, write its results, and open the window where there is a display."""
    from anchordesk.demo.proof import compare_totals, save_hub_pages  # noqa: PLC0415
    from anchordesk.demo.story import demo_desks, tell_story  # noqa: PLC0415

    folder: Path = arguments.folder.absolute()
    if not _make_folder(folder):
        return REFUSED
    with ExitStack() as hubs:
        desks = demo_desks(folder)
        result = tell_story(folder, desks, hubs, say)
        page, *_ = save_hub_pages(result, folder)
        compared = compare_totals(result)
        say(f"Compared {compared} figures: spreadsheet, hub and return are the same.")
        _say_results(result, page)
        return _show(arguments, folder, desks, result)


def _show(arguments: argparse.Namespace, folder: Path, desks: DemoDesks, result: DemoResult) -> int:
    if arguments.headless or not has_display():
        # Qt chooses its platform when it is loaded, so this must come before it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from anchordesk.demo.windows import take_pictures  # noqa: PLC0415

        pictures = take_pictures(desks, result, folder)
        say(f"Screenshots:  {folder / 'screens'} ({len(pictures)} pictures)")
        return DONE
    from anchordesk.demo.windows import open_window  # noqa: PLC0415

    say(f"The hub runs at {result.hub.url} until you close the window.")
    say(f"The made-up desks open with the passphrase: {desks.passphrase}")
    return open_window(desks.lead, desks.passphrase, folder / "settings")


def has_display() -> bool:
    """Tell whether a window can be opened here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _make_folder(folder: Path) -> bool:
    try:
        if folder.exists() and any(folder.iterdir()):
            if not (folder / MARKER).is_file():
                tell(f"{folder} holds other files. Nothing was changed. Choose another --folder.")
                return False
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        words = "Everything in this folder was made up by `anchordesk demo`. It may be deleted.\n"
        (folder / MARKER).write_text(words, "utf-8")
    except OSError:
        tell(f"{folder} cannot be used as a folder. Choose another --folder.")
        return False
    return True


def _say_results(result: DemoResult, page: Path) -> None:
    for headline in result.prepared.document.headlines:
        say(f"  {'[c]' if headline.value is None else headline.value} {headline.words}")
    say(f"PDF:          {result.documents.pdf}")
    say(f"Spreadsheet:  {result.documents.spreadsheet}")
    say(f"CSV:          {result.documents.csv}")
    say(f"Tables, JSON: {result.documents.tables_json}")
    say(f"Hub's page:   {page}")
