"""A lead's desk with the real participants."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import import_file


@pytest.fixture
def filled(joined: Workspace, nsw_file: Path) -> Workspace:
    import_file(joined, nsw_file)
    return joined
