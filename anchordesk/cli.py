"""The `anchordesk` command: opens the window, or does one job without it.

Exit codes: 0 done, 1 refused with a reason, 2 wrong usage; `verify` has its own (0 safe, 1 unsafe,
2 wrong input, 3 undecided).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk import __version__
from anchordesk.adapters.crash_dumps import leave_memory_out_of_dumps
from anchordesk.domain.errors import AnchorDeskError

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    open_missing_streams()
    leave_memory_out_of_dumps()
    try:
        window, command = _window_parser().parse_known_args(words)
        if not command:
            return _open_window(window.vault)
        parsed = build_parser().parse_args(words)
        return int(parsed.run(parsed))
    except AnchorDeskError as problem:
        sys.stderr.write(problem.in_plain_words + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 1


def build_parser() -> argparse.ArgumentParser:
    """Return the line of the commands. They bring the hub and the solver, so not for the window."""
    from anchordesk.commands import (  # noqa: PLC0415 - the window starts without them
        audit,
        backup,
        breach,
        check_records,
        consent,
        create,
        diagnostics,
        exchange,
        export_caseload,
        handover,
        hub_log,
        import_residents,
        make_return,
        organisation_recovery,
        own_pack,
        packs,
        passphrase,
        passport,
        policy,
        practise,
        recovery_kit,
        report,
        rescue,
        return_requests,
        rights,
        self_test,
        supervise,
        team,
        verify,
    )

    parser = argparse.ArgumentParser(
        prog="anchordesk",
        description="Case management for employment pathways. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"AnchorDesk {__version__}")
    parser.add_argument("--vault", type=Path, default=None, help="the vault's folder")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    create.add_command(subparsers)
    import_residents.add_command(subparsers)
    export_caseload.add_command(subparsers)
    report.add_command(subparsers)
    passport.add_command(subparsers)
    make_return.add_command(subparsers)
    return_requests.add_command(subparsers)
    check_records.add_command(subparsers)
    exchange.add_commands(subparsers)
    team.add_commands(subparsers)
    handover.add_commands(subparsers)
    hub_log.add_command(subparsers)
    backup.add_commands(subparsers)
    recovery_kit.add_commands(subparsers)
    rescue.add_command(subparsers)
    passphrase.add_commands(subparsers)
    organisation_recovery.add_commands(subparsers)
    packs.add_commands(subparsers)
    own_pack.add_command(subparsers)
    verify.add_command(subparsers)
    self_test.add_command(subparsers)
    diagnostics.add_command(subparsers)
    policy.add_command(subparsers)
    practise.add_command(subparsers)
    audit.add_command(subparsers)
    rights.add_command(subparsers)
    consent.add_command(subparsers)
    breach.add_command(subparsers)
    supervise.add_command(subparsers)
    if find_spec("anchordesk.hub") is not None:
        _add_commands_with_a_hub(subparsers)
    return parser


def open_missing_streams() -> None:
    """Give a process that was started without standard streams empty ones.

    A service or a window has none: then the first file opened, a vault, would take their place
    and receive whatever a library prints.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def _add_commands_with_a_hub(subparsers: Subparsers) -> None:
    """Add what an installer leaves out together with the hub."""
    from anchordesk.commands import demo  # noqa: PLC0415 - the window starts without them
    from anchordesk.hub.commands import add_hub_commands  # noqa: PLC0415

    demo.add_command(subparsers)
    add_hub_commands(subparsers)


def _window_parser() -> argparse.ArgumentParser:
    """Return what may stand where there is no command: the words that open the window."""
    parser = argparse.ArgumentParser(prog="anchordesk", add_help=False, allow_abbrev=False)
    parser.add_argument("--vault", type=Path, default=None)
    return parser


def _open_window(vault_folder: Path | None) -> int:
    from anchordesk.__main__ import run_window  # noqa: PLC0415 - Qt is loaded for the window only

    return run_window(vault_folder)


if __name__ == "__main__":
    sys.exit(main())
