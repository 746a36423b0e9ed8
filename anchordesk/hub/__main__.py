"""Runs the hub where nothing of a desk is installed: `python -m anchordesk.hub serve FOLDER`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from anchordesk.hub.commands import add_hub_commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the hub's commands and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="python -m anchordesk")
    add_hub_commands(parser.add_subparsers(metavar="hub", required=True))
    parsed = parser.parse_args(["hub", *words])
    return int(parsed.run(parsed))


if __name__ == "__main__":
    sys.exit(main())
