"""What tests of returns share: the real participants, and the figures at the top."""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.period import Quarter
from anchordesk.services import imports
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.workspace import Workspace

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)


def import_file(workspace: Workspace, path: Path) -> None:
    imports.carry_out(
        workspace, imports.check(workspace, path, imports.look(workspace, path).suggested)
    )


def totals(prepared: PreparedReturn) -> dict[str, int | None]:
    return {headline.words: headline.value for headline in prepared.document.headlines}
