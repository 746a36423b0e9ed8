"""A new vault that commands find open, so that a test of theirs types no passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import FirstRun
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.made_up_desk import make_desk


@contextmanager
def open_for(
    monkeypatch: pytest.MonkeyPatch, folder: Path, role: DeskRole, *commands: ModuleType
) -> Iterator[Workspace]:
    """Make a vault of Sam's at Harbour Homes, which these commands take as the one to open."""
    answers = FirstRun("Sam", "Harbour Homes", role, PASSPHRASE)
    made = make_desk(folder / "vault").first_run(answers)

    @contextmanager
    def opened(_arguments: object) -> Iterator[Workspace]:
        yield made

    for command in commands:
        monkeypatch.setattr(command, "opened", opened)
    yield made
    made.lock()
