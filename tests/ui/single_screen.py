"""Fixtures for one screen by itself: a desk, its lanes and a made-up hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.tasks import Tasks
from tests.ui.sync.real_desk import ChosenFiles, MadeUpHub, open_desk
from tests.ui.sync.screen_frame import load_look


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    load_look(qapp)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.silence_all()
    for drafts in made.findChildren(Drafts):
        drafts.close()
    made.close()


@pytest.fixture
def hub() -> MadeUpHub:
    return MadeUpHub()


@pytest.fixture
def files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture
def workspace(tmp_path: Path, hub: MadeUpHub) -> Iterator[Workspace]:
    opened = open_desk(tmp_path / "vault", hub)
    yield opened
    opened.lock()
