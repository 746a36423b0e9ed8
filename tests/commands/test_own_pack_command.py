"""`anchordesk own-pack`: made by the lead, shown, and refused a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import own_pack
from anchordesk.domain.roles import DeskRole
from anchordesk.services import membership
from tests.commands.open_vault import open_for
from tests.services.team_desks import SIGNING_KEY
from tests.services.test_organisation_packs import GREETING


def test_a_pack_is_made_told_and_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, path = tmp_path / "own", tmp_path / "own.pack"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "greeting.toml").write_text(GREETING, "utf-8")
    with open_for(monkeypatch, tmp_path, DeskRole.LEAD, own_pack) as lead:
        with lead.records.changing() as change:
            membership.found(lead, change, SIGNING_KEY, 0)
        assert main(["own-pack", "make", str(folder), "--to", str(path)]) == 0
        told = capsys.readouterr().out
        assert "Harbour Homes" in told
        assert "version 1" in told
        assert "  Text message: Well done, from Harbour" in told
        assert main(["own-pack", "take", str(path)]) == 1
        assert "version 1 is in use already" in capsys.readouterr().err
        with lead.records.reading() as reading:
            kept = reading.network.newest_pack("organisation")
        assert kept is not None
        assert kept.body == path.read_bytes()
