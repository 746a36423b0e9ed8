"""Runs the tools that build, and says plainly which one failed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

Words = list[str | Path]


class BuildRefusedError(Exception):
    """The installers cannot be built as things stand; the text says why and what to do."""


def run_tool(
    words: Sequence[str | Path],
    *,
    where: Path | None = None,
    environment: Mapping[str, str] | None = None,
    given: bytes | None = None,
) -> str:
    """Run a tool and return what it wrote.

    Args:
        environment: Added to this process's own.
        given: What the tool reads from its standard input; nothing if None.

    Raises:
        BuildRefusedError: if the tool is missing or fails, with the end of what it said.
    """
    command = [str(word) for word in words]
    try:
        done = subprocess.run(
            command,
            cwd=where,
            env={**os.environ, **(environment or {})},
            input=given or b"",
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise BuildRefusedError(f"{command[0]} is not installed. Install it first.") from None
    if done.returncode != 0:
        said = (done.stderr + done.stdout).decode("utf-8", "replace")[-2000:]
        raise BuildRefusedError(f"This failed: {' '.join(command[:6])}\n{said}")
    return done.stdout.decode("utf-8", "replace")
