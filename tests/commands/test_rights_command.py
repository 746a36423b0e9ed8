"""`anchordesk rights` makes the papers of the vault's organisation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import rights, rights_requests
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
from anchordesk.services import residents
from anchordesk.services.workspace import Workspace
from tests.commands.open_vault import open_for


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with open_for(monkeypatch, tmp_path, DeskRole.WORKER, rights, rights_requests) as made:
        yield made


def test_the_papers_name_the_organisation_and_come_from_the_register(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rights", "notice"]) == 0
    assert "How Harbour Homes uses information about you" in capsys.readouterr().out
    assert main(["rights", "easy-notice", "--out", str(tmp_path / "easy.md")]) == 0
    assert "# Your information at Harbour Homes" in (tmp_path / "easy.md").read_text("utf-8")
    assert main(["rights", "register"]) == 0
    record = capsys.readouterr().out
    assert "`residents.given_name`: First name" in record
    assert "Special category condition: equality of opportunity" in record


def test_a_request_is_written_down_packed_and_ends_in_erasure(
    workspace: Workspace,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    details = residents.ResidentDetails(given_name="Amina", alerts=(Alert.SAFEGUARDING,))
    reference = residents.add(workspace, details).reference
    assert main(["rights", "record", reference, "erasure", "--received", "2026-11-20"]) == 0
    assert "Answer by 21 December 2026." in capsys.readouterr().out
    assert main(["rights", "requests"]) == 0
    assert "Amina" not in capsys.readouterr().out
    assert main(["rights", "pack", reference]) == 0
    assert "safeguarding" in capsys.readouterr().out
    pdf = str(tmp_path / "pack.pdf")
    assert main(["rights", "pack", reference, "--out", pdf]) == 0
    assert main(["rights", "pack", reference, "--out", pdf]) == 1
    assert main(["rights", "retention"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(rights_requests, "ask", lambda _: "no")
    assert main(["rights", "erase", reference]) == 1
    assert "Nothing was erased." in capsys.readouterr().err
    monkeypatch.setattr(rights_requests, "ask", lambda _: reference)
    assert main(["rights", "erase", reference]) == 0
    assert "Backups made before" in capsys.readouterr().err
    with workspace.records.reading() as reading:
        assert reading.caseload() == ()
