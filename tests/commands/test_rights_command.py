"""`anchordesk rights` makes the papers of the vault's organisation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import rights
from anchordesk.services.desk import FirstRun
from anchordesk.services.exchange_records import DeskRole
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.made_up_desk import make_desk


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    answers = FirstRun("Sam", "Harbour Homes", DeskRole.WORKER, PASSPHRASE)
    made = make_desk(tmp_path / "vault").first_run(answers)

    @contextmanager
    def opened(_arguments: object) -> Iterator[Workspace]:
        yield made

    monkeypatch.setattr(rights, "opened", opened)
    yield made
    made.lock()


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
