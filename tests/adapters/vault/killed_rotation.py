"""A process that gives a vault a new data key and kills itself with SIGKILL at a named step."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from anchordesk.adapters.keys import slot_files
from anchordesk.adapters.vault import rotation
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults

BEFORE = ("_copy_checked", "damage_of", "write_slots")
"""Steps at whose beginning the old key still counts."""
AFTER = (
    "second mark",
    "finish_rotation",
    "replace",
    "write_slots again",
    "second copy",
    "_discard",
)
"""Steps at whose beginning the new key counts."""
REPLACE = Path.replace


def die(*_: object, **__: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def dying_at_call(number: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that works until it is called for the numbered time."""
    left = number

    def call(*words: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        return die() if left == 0 else real(*words, **named)

    return call


def replace(path: Path, target: Path) -> Path:
    """Replace as ever, but never the records."""
    return die() if path.suffix == ".db" else REPLACE(path, target)


def killing(step: str) -> Any:
    # The opening before has nothing to finish and calls _discard once; of the six files that take
    # their place the count of guesses is the first, and the second copy the last; damage_of looks
    # at the old records first.
    last_calls: dict[str, tuple[Any, str, int]] = {
        "damage_of": (rotation, "damage_of", 2),
        "write_slots again": (rotation, "write_slots", 2),
        "second mark": (slot_files, "_take_place", 4),
        "second copy": (slot_files, "_take_place", 6),
        "_discard": (rotation, "_discard", 2),
    }
    if step in last_calls:
        module, name, number = last_calls[step]
        return patch.object(module, name, dying_at_call(number, getattr(module, name)))
    return (
        patch.object(Path, step, replace)
        if step == "replace"
        else patch.object(rotation, step, die)
    )


def main(folder: Path, step: str) -> None:
    with killing(step):
        cheap_vaults(MemorySecrets(works=False)).rotate_key(folder, PASSPHRASE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
