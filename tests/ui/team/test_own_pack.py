"""A lead packs the organisation's own files in the window, and sees first what is in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from anchordesk.services.workspace import Workspace
from anchordesk.ui.team.own_pack_dialog import OwnPackDialog
from tests.services.test_organisation_packs import GREETING, greeting
from tests.ui.sync.screen_frame import press
from tests.ui.team.test_team_screen import OneDesk, create_organisation, pair

__all__ = ["pair"]


def test_a_lead_makes_a_pack_after_a_look_and_uses_it(
    pair: tuple[OneDesk, OneDesk], tmp_path: Path, qtbot: QtBot
) -> None:
    lead, worker = pair
    worker.settle()
    assert not worker.screen.own_packs.isVisible()
    create_organisation(lead, tmp_path / "recovery")
    lead.settle()
    folder, path = tmp_path / "own", tmp_path / "own.pack"
    (folder / "texts").mkdir(parents=True)
    file = folder / "texts" / "greeting.toml"
    file.write_text(GREETING.replace("first_name", "nmae"), "utf-8")
    lead.files.choose(folder)
    press(lead.screen, "Make a pack")
    lead.wait(lead.screen.own_packs.problem.isVisible)
    assert "greeting.toml, line 7" in lead.screen.own_packs.problem.text()
    file.write_text(GREETING, "utf-8")
    lead.files.choose(folder, path)
    press(lead.screen, "Make a pack")
    dialog = lead.dialog(OwnPackDialog)
    assert isinstance(dialog, OwnPackDialog)
    (shown,) = dialog.findChildren(QPlainTextEdit)
    assert shown.toPlainText() == "Text message: Well done, from Harbour"
    assert not path.exists()
    replaced: list[Workspace] = []
    lead.courier.workspace_replaced.connect(replaced.append)
    dialog.save()
    lead.wait(lambda: bool(replaced))
    assert path.exists()
    assert greeting(replaced[0]) == "Well done, from Harbour"
