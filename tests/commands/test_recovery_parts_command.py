"""`anchordesk recovery-parts|recovery-drill`: three sheets, and the proof that two suffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from anchordesk.cli import main
from anchordesk.commands import recovery_kit
from anchordesk.domain.roles import DeskRole
from anchordesk.services import recovery_parts
from anchordesk.services.recovery_parts import PartsKit
from anchordesk.services.workspace import Workspace
from tests.commands.open_vault import open_for


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with open_for(monkeypatch, tmp_path, DeskRole.WORKER, recovery_kit) as made:
        yield made


def test_sheets_are_confirmed_by_a_group_each_and_pass_a_drill(
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    kits: list[PartsKit] = []
    write = recovery_parts.write_part_sheets

    def writing(*given: Any) -> PartsKit:
        kits.append(write(*given))
        return kits[-1]

    def answer(words: str) -> str:
        sheet = int(words.partition(",")[0].removeprefix("Sheet "))
        kit = kits[-1]
        return kit.parts[sheet - 1].groups[kit.ask_for[sheet] - 1]

    monkeypatch.setattr(recovery_parts, "write_part_sheets", writing)
    monkeypatch.setattr(recovery_kit, "ask", answer)
    making = ["recovery-parts", "--out", str(folder), "--holder", "Priya", "--holder", "Bo"]
    assert main(making) == 0
    assert "Any two of the three sheets open this vault now" in capsys.readouterr().out
    groups = [*kits[-1].parts[1].groups, *kits[-1].parts[0].groups]
    monkeypatch.setattr(recovery_kit, "ask_passphrase", lambda _: " ".join(groups))
    assert main(["recovery-drill"]) == 0
    assert "0 residents was opened and taken away" in capsys.readouterr().out
    monkeypatch.setattr(recovery_kit, "ask_passphrase", lambda _: " ".join(groups[:-1]))
    assert main(["recovery-drill"]) == 1
    assert groups[0] not in "".join(capsys.readouterr())


def test_sheets_that_nobody_confirms_are_taken_away(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    monkeypatch.setattr(recovery_kit, "ask", lambda _: "wrong")
    assert main(["recovery-parts", "--out", str(folder)]) == 1
    assert list(folder.iterdir()) == []
    assert workspace.records.care.key_slots().recovery_code_made_on is None
