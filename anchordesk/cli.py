"""The `anchordesk` command: opens the window, or does one job without it.

Exit codes: 0 done, 1 refused with a reason, 2 wrong usage; `verify` has its own (0 safe, 1 unsafe,
2 wrong input, 3 undecided).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from anchordesk import __version__
from anchordesk.domain.errors import AnchorDeskError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parsed = build_parser().parse_args(words)
    try:
        return int(parsed.run(parsed))
    except AnchorDeskError as problem:
        sys.stderr.write(problem.in_plain_words + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 1


def build_parser() -> argparse.ArgumentParser:
    """Return the whole command line. Parts that need heavy libraries are loaded by their runs."""
    from anchordesk.commands import (  # noqa: PLC0415 - the window starts without them
        backup,
        create,
        demo,
        exchange,
        import_residents,
        make_return,
        recovery_kit,
        verify,
    )
    from anchordesk.hub.commands import add_hub_commands  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        prog="anchordesk",
        description="Case management for employment pathways. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"AnchorDesk {__version__}")
    parser.add_argument("--vault", type=Path, default=None, help="the vault's folder")
    parser.set_defaults(run=_run_window)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    demo.add_command(subparsers)
    create.add_command(subparsers)
    import_residents.add_command(subparsers)
    make_return.add_command(subparsers)
    exchange.add_commands(subparsers)
    backup.add_commands(subparsers)
    recovery_kit.add_commands(subparsers)
    verify.add_command(subparsers)
    add_hub_commands(subparsers)
    return parser


def _run_window(arguments: argparse.Namespace) -> int:
    from anchordesk.__main__ import run_window  # noqa: PLC0415 - Qt is loaded for the window only

    return run_window(arguments.vault)


if __name__ == "__main__":
    sys.exit(main())
